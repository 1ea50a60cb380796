// SPDX-License-Identifier: Apache-2.0
#include "devices/qr_image.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <exception>

namespace caravan {

QImage qrImage(const QString &text, int size)
{
    constexpr int quietZone = 4;
    try { // ZXing's writer throws on text that does not fit
        const auto matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                .setMargin(quietZone)
                                .setEncoding(ZXing::CharacterSet::UTF8)
                                .encode(text.toStdString(), 0, 0);
        QImage modules(matrix.width(), matrix.height(), QImage::Format_Grayscale8);
        for (int y = 0; y < matrix.height(); ++y)
            for (int x = 0; x < matrix.width(); ++x)
                modules.scanLine(y)[x] = matrix.get(x, y) ? 0 : 255;
        const int scale = size / matrix.width();
        if (scale < 1) return {};
        return modules.scaled(matrix.width() * scale, matrix.height() * scale);
    } catch (const std::exception &) {
        return {};
    }
}

} // namespace caravan
