// SPDX-License-Identifier: Apache-2.0
#include "kiosk/qr_image_provider.h"

#include "devices/qr_image.h"

#include <algorithm>

namespace caravan {

QImage QrImageProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    constexpr int defaultSize = 400;
    constexpr int largest = 2000;
    const int wanted = requestedSize.width() > 0 ? requestedSize.width() : defaultSize;
    QImage image = qrImage(id, std::clamp(wanted, 32, largest));
    if (size) *size = image.size();
    return image;
}

} // namespace caravan
