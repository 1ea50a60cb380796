// SPDX-License-Identifier: Apache-2.0
#include "devices/frame_luma.h"

namespace caravan {

namespace {

enum class Layout { Plane, PackedFirst, PackedSecond, Other };

/// Where a format keeps its brightness, 8 bits a pixel.
Layout layoutOf(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
    case QVideoFrameFormat::Format_Y8:
        return Layout::Plane;
    case QVideoFrameFormat::Format_YUYV:
        return Layout::PackedFirst;
    case QVideoFrameFormat::Format_UYVY:
        return Layout::PackedSecond;
    default:
        return Layout::Other;
    }
}

} // namespace

FrameLuma::FrameLuma(const Frame &frame)
{
    if (const auto *picture = std::get_if<QImage>(&frame)) {
        take(*picture);
        return;
    }
    m_video = std::get<QVideoFrame>(frame);
    const Layout layout = layoutOf(m_video.pixelFormat());
    if (layout == Layout::Other) {
        take(m_video.toImage());
        return;
    }
    if (!m_video.map(QVideoFrame::ReadOnly)) return;
    const int bytesAPixel = layout == Layout::Plane ? 1 : 2;
    const bool whole =
        m_video.bits(0) && m_video.bytesPerLine(0) >= m_video.width() * bytesAPixel &&
        m_video.mappedBytes(0) >= m_video.bytesPerLine(0) * (m_video.height() - 1) + m_video.width() * bytesAPixel;
    if (!whole) return; // a driver that says one size and gives another
    if (layout == Layout::Plane)
        m_view = {m_video.bits(0), m_video.width(), m_video.height(), m_video.bytesPerLine(0)};
    else
        pick(layout == Layout::PackedFirst ? 0 : 1);
}

FrameLuma::~FrameLuma()
{
    if (m_video.isMapped()) m_video.unmap();
}

void FrameLuma::take(const QImage &image)
{
    m_copied = image.format() != QImage::Format_Grayscale8;
    m_image = m_copied ? image.convertToFormat(QImage::Format_Grayscale8) : image;
    if (!m_image.isNull()) m_view = {m_image.constBits(), m_image.width(), m_image.height(), m_image.bytesPerLine()};
}

void FrameLuma::pick(int firstByte)
{
    m_picked.reset(m_video.width(), m_video.height());
    for (int y = 0; y < m_video.height(); ++y) {
        const uchar *in = m_video.bits(0) + static_cast<ptrdiff_t>(y) * m_video.bytesPerLine(0) + firstByte;
        uint8_t *out = m_picked.row(y);
        for (int x = 0; x < m_video.width(); ++x)
            out[x] = in[2 * x];
    }
    m_copied = true;
    m_view = m_picked.view();
}

} // namespace caravan
