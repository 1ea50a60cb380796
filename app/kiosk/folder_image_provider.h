// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickAsyncImageProvider>
#include <QThreadPool>

namespace caravan {

/// Pictures of a folder by name, decoded off the GUI thread at the size in which they are shown. A name is an id, not
/// a path: whatever is not made of [a-z0-9-] is refused, so no text of the catalog reaches another file.
class FolderImageProvider : public QQuickAsyncImageProvider
{
public:
    /// `suffix` is put behind each name: empty for the agent's pictures, ".png" for the art that ships.
    FolderImageProvider(QString folder, QString suffix);
    ~FolderImageProvider() override;
    QQuickImageResponse *requestImageResponse(const QString &id, const QSize &requestedSize) override;

private:
    QString m_folder;
    QString m_suffix;
    QThreadPool m_pool;
};

} // namespace caravan
