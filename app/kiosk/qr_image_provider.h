// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickImageProvider>

namespace caravan {

/// `image://qr/<text>`: the text as a QR code, one module a whole number of pixels. GUI thread; a ticket's text is
/// short.
class QrImageProvider : public QQuickImageProvider
{
public:
    QrImageProvider()
        : QQuickImageProvider(QQuickImageProvider::Image)
    {
    }
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace caravan
