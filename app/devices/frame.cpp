// SPDX-License-Identifier: Apache-2.0
#include "devices/frame.h"

#include <algorithm>
#include <optional>

namespace caravan {

namespace {

/// Where the colour of a format with planes lies.
struct Chroma
{
    int planeU = 1;
    int planeV = 2;
    int step = 1;    ///< bytes from one value to the next
    int offsetU = 0; ///< within its plane
    int offsetV = 0;
};

std::optional<Chroma> chromaOf(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case QVideoFrameFormat::Format_YUV420P:
        return Chroma{};
    case QVideoFrameFormat::Format_YV12:
        return Chroma{2, 1, 1, 0, 0};
    case QVideoFrameFormat::Format_NV12:
        return Chroma{1, 1, 2, 0, 1};
    case QVideoFrameFormat::Format_NV21:
        return Chroma{1, 1, 2, 1, 0};
    default:
        return std::nullopt;
    }
}

/// ITU-R BT.601, video range.
QRgb colour(int y, int u, int v)
{
    const int c = 298 * (y - 16) + 128;
    const auto cut = [](int value) { return std::clamp(value >> 8, 0, 255); };
    return qRgb(cut(c + 409 * (v - 128)), cut(c - 100 * (u - 128) - 208 * (v - 128)), cut(c + 516 * (u - 128)));
}

/// The nearest pixel for each one shown: far cheaper than turning the whole frame into an image, and Qt 6.4 does that
/// with OpenGL where there is one, which a worker must not.
QImage drawPlanes(QVideoFrame &video, const Chroma &chroma, QSize size)
{
    if (!video.map(QVideoFrame::ReadOnly)) return {};
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        const qsizetype row = static_cast<qsizetype>(y) * video.height() / size.height();
        const uchar *luma = video.bits(0) + row * video.bytesPerLine(0);
        const uchar *u = video.bits(chroma.planeU) + row / 2 * video.bytesPerLine(chroma.planeU) + chroma.offsetU;
        const uchar *v = video.bits(chroma.planeV) + row / 2 * video.bytesPerLine(chroma.planeV) + chroma.offsetV;
        auto *out = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const int column = x * video.width() / size.width();
            const int half = column / 2 * chroma.step;
            out[x] = colour(luma[column], u[half], v[half]);
        }
    }
    video.unmap();
    return image;
}

} // namespace

QImage previewOf(const Frame &frame, QSize atMost)
{
    if (const auto *video = std::get_if<QVideoFrame>(&frame)) {
        const auto chroma = chromaOf(video->pixelFormat());
        const QSize whole = video->size();
        const bool fits = whole.width() <= atMost.width() && whole.height() <= atMost.height();
        QVideoFrame mapped = *video;
        if (chroma && !whole.isEmpty())
            return drawPlanes(mapped, *chroma, fits ? whole : whole.scaled(atMost, Qt::KeepAspectRatio));
    }
    const QImage image =
        std::holds_alternative<QImage>(frame) ? std::get<QImage>(frame) : std::get<QVideoFrame>(frame).toImage();
    if (image.isNull()) return {};
    const bool fits = image.width() <= atMost.width() && image.height() <= atMost.height();
    const QImage scaled = fits ? image : image.scaled(atMost, Qt::KeepAspectRatio, Qt::FastTransformation);
    return scaled.convertToFormat(QImage::Format_RGB32);
}

} // namespace caravan
