// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_readers.h"
#include "devices/zxing_compat.h"

namespace caravan::bench {

QByteArray readWithPlainZxing(LumaView frame)
{
    using Format = ZXing::BarcodeFormat;
    zxing::Options options;
    options.setFormats(Format::QRCode | Format::MicroQRCode | Format::DataMatrix | Format::EAN13 | Format::EAN8 |
                       Format::UPCA | Format::UPCE | Format::Code128 | Format::ITF | Format::DataBar |
                       Format::DataBarExpanded | Format::PDF417 | Format::Aztec);
    options.setTryHarder(true).setTryRotate(true).setTryDownscale(true);
    const ZXing::ImageView view(frame.pixels, frame.width, frame.height, ZXing::ImageFormat::Lum,
                                static_cast<int>(frame.stride));
    const auto code = ZXing::ReadBarcode(view, options);
    if (!code.isValid()) return {};
    return {reinterpret_cast<const char *>(code.bytes().data()), static_cast<qsizetype>(code.bytes().size())};
}

} // namespace caravan::bench
