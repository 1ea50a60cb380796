// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QQuickImageProvider>

namespace caravan::preview {

/// The demo's drawings, rendered from SVG at the size asked for: `image://product/<image id>` and
/// `image://asset/<name>`.
class DemoImages final : public QQuickImageProvider
{
public:
    /// `names`: file name without suffix of each id; empty: the id is the name.
    DemoImages(QString folder, QHash<QString, QString> names);
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;

private:
    QString m_folder;
    QHash<QString, QString> m_names;
};

/// `image://qr/…`: a chequered square in place of a code, for pictures only.
class ChequeredCode final : public QQuickImageProvider
{
public:
    ChequeredCode()
        : QQuickImageProvider(QQuickImageProvider::Image)
    {
    }
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace caravan::preview
