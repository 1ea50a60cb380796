// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <QImage>
#include <QPainter>

#include <string>

namespace caravan::images {

/// A code as a camera sees it: black on white, four pixels a module or so, in the middle of a grey frame.
inline QImage code(ZXing::BarcodeFormat format, const std::string &text, int width = 300, int height = 300)
{
    const auto matrix = ZXing::MultiFormatWriter(format).setMargin(12).encode(text, width, height);
    QImage image(matrix.width() + 80, matrix.height() + 80, QImage::Format_RGB32);
    image.fill(QColor(200, 200, 200));
    for (int y = 0; y < matrix.height(); ++y)
        for (int x = 0; x < matrix.width(); ++x)
            image.setPixelColor(x + 40, y + 40, matrix.get(x, y) ? Qt::black : Qt::white);
    return image;
}

inline QImage ean13(const std::string &digits) { return code(ZXing::BarcodeFormat::EAN13, digits, 400, 160); }
inline QImage qr(const std::string &text) { return code(ZXing::BarcodeFormat::QRCode, text); }

inline QImage turned(const QImage &image, int degrees) { return image.transformed(QTransform().rotate(degrees)); }

/// Grey noise; the same for the same seed.
inline QImage noise(int width, int height, quint32 seed)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            seed = seed * 1664525U + 1013904223U;
            image.scanLine(y)[x] = static_cast<uchar>(seed >> 24);
        }
    return image;
}

} // namespace caravan::images
