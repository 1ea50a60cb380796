// SPDX-License-Identifier: Apache-2.0
#include "devices/frame.h"

namespace caravan {

QImage previewOf(const Frame &frame, QSize atMost)
{
    const QImage image =
        std::holds_alternative<QImage>(frame) ? std::get<QImage>(frame) : std::get<QVideoFrame>(frame).toImage();
    if (image.isNull()) return {};
    const bool fits = image.width() <= atMost.width() && image.height() <= atMost.height();
    const QImage scaled = fits ? image : image.scaled(atMost, Qt::KeepAspectRatio, Qt::FastTransformation);
    return scaled.convertToFormat(QImage::Format_RGB32);
}

} // namespace caravan
