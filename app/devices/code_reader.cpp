// SPDX-License-Identifier: Apache-2.0
#include "devices/code_reader.h"

#include "devices/zxing_compat.h"

namespace caravan {

namespace {

/// Formats whose first plane is 8-bit luminance.
bool hasLumaPlane(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_Y8:
        return true;
    default:
        return false;
    }
}

std::optional<ReadCode> read(const uchar *luma, int width, int height, qsizetype stride, ScanEffort effort)
{
    zxing::Options options;
    const bool harder = effort == ScanEffort::Harder;
    options.setTryHarder(harder).setTryRotate(harder);
    options.setTryDownscale(true);
    options.setMaxNumberOfSymbols(1);
    const ZXing::ImageView view(luma, width, height, ZXing::ImageFormat::Lum, static_cast<int>(stride));
    const auto result = ZXing::ReadBarcode(view, options);
    if (!result.isValid()) return std::nullopt;
    const auto &bytes = result.bytes();
    ReadCode code;
    code.payload.bytes = QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    code.payload.symbology = QString::fromStdString(ZXing::ToString(result.format()));
    code.linear = ZXing::BarcodeFormats(ZXing::BarcodeFormat::LinearCodes).testFlag(result.format());
    return code;
}

} // namespace

std::optional<ReadCode> readCode(const Frame &frame, ScanEffort effort)
{
    if (const auto *picture = std::get_if<QImage>(&frame)) {
        const QImage grey = picture->convertToFormat(QImage::Format_Grayscale8);
        return grey.isNull() ? std::nullopt
                             : read(grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine(), effort);
    }
    QVideoFrame video = std::get<QVideoFrame>(frame);
    if (!hasLumaPlane(video.pixelFormat())) return readCode(Frame(video.toImage()), effort);
    if (!video.map(QVideoFrame::ReadOnly)) return std::nullopt;
    const auto code = read(video.bits(0), video.width(), video.height(), video.bytesPerLine(0), effort);
    video.unmap();
    return code;
}

} // namespace caravan
