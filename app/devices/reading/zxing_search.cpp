// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/zxing_search.h"

#include "devices/zxing_compat.h"

#include <exception>

namespace caravan {

namespace {

using Format = ZXing::BarcodeFormat;

ZXing::BarcodeFormats formatsOf(ZxingSearch::Symbols symbols)
{
    const ZXing::BarcodeFormats usual = Format::QRCode | Format::DataMatrix | Format::EAN13 | Format::EAN8 |
                                        Format::UPCA | Format::UPCE | Format::Code128;
    const ZXing::BarcodeFormats linear = Format::EAN13 | Format::EAN8 | Format::UPCA | Format::UPCE | Format::Code128 |
                                         Format::ITF | Format::DataBar | Format::DataBarExpanded;
    const ZXing::BarcodeFormats matrix =
        Format::QRCode | Format::MicroQRCode | Format::DataMatrix | Format::PDF417 | Format::Aztec;
    switch (symbols) {
    case ZxingSearch::Usual:
        return usual;
    case ZxingSearch::Shop:
        return linear | matrix;
    case ZxingSearch::Linear:
        return linear;
    case ZxingSearch::Matrix:
        return matrix;
    case ZxingSearch::AllLinear:
        return Format::LinearCodes;
    case ZxingSearch::All:
        break;
    }
    return Format::Any;
}

bool isCredible(const zxing::Code &code, ZxingSearch::Symbols symbols)
{
    const bool all = symbols == ZxingSearch::All || symbols == ZxingSearch::AllLinear;
    if (all || code.format() != Format::ITF) return true;
    const auto &bytes = code.bytes();
    return Gtin::parse(
               QString::fromLatin1(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())))
               .has_value() &&
           bytes.size() == 14;
}

/// The identifiers that say that the content is GS1's (General Specifications, figure 5.1.3-1).
bool isGs1Identifier(const std::string &identifier)
{
    for (const char *gs1 : {"]C1", "]e0", "]d2", "]Q3", "]J1"})
        if (identifier == gs1) return true;
    return false;
}

/// The UPC-A number behind a UPC-E (General Specifications, section 5.2.2.4): as eight digits it would be taken for a
/// GTIN-8.
QByteArray writtenOut(const QByteArray &upcE)
{
    constexpr qsizetype length = 8;
    if (upcE.size() != length) return upcE;
    const QByteArray body = upcE.mid(1, 6);
    const char last = body.back();
    QByteArray digits = upcE.left(1);
    if (last <= '2')
        digits.append(body.left(2)).append(last).append("0000").append(body.mid(2, 3));
    else if (last <= '4')
        digits.append(body.left(last - '0')).append("00000").append(body.mid(last - '0', '5' - last));
    else
        digits.append(body.left(5)).append("0000").append(last);
    return digits.append(upcE.back());
}

ReadCode toReadCode(const zxing::Code &found, const PixelMap &map)
{
    const auto &bytes = found.bytes();
    ReadCode code;
    const std::string identifier = found.symbologyIdentifier();
    code.identifier = QByteArray::fromStdString(identifier);
    code.text = {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
    if (isGs1Identifier(identifier)) code.payload.bytes = code.identifier;
    code.payload.bytes.append(found.format() == Format::UPCE ? writtenOut(code.text) : code.text);
    code.payload.symbology = QString::fromStdString(ZXing::ToString(found.format()));
    code.linear = ZXing::BarcodeFormats(Format::LinearCodes).testFlag(found.format());
    for (size_t i = 0; i < 4; ++i) {
        const auto &corner = found.position()[static_cast<int>(i)];
        code.corners[i] = map.map({static_cast<double>(corner.x), static_cast<double>(corner.y)});
    }
    return code;
}

} // namespace

PixelPoint ReadCode::middle() const
{
    PixelPoint sum;
    for (const PixelPoint &corner : corners)
        sum = {sum.x + corner.x / 4, sum.y + corner.y / 4};
    return sum;
}

std::vector<ReadCode> searchWithZxing(LumaView picture, const ZxingSearch &search, const PixelMap &map)
{
    constexpr int leastSide = 8; // smaller pictures hold no code, and some detectors read beside them
    if (picture.isEmpty() || picture.width < leastSide || picture.height < leastSide) return {};
    zxing::Options options = zxing::plainOptions();
    options.setFormats(formatsOf(search.symbols));
    options.setTryHarder(search.harder);
    options.setTryRotate(search.rotate);
    options.setTryDownscale(search.downscale);
    options.setMaxNumberOfSymbols(static_cast<uint8_t>(search.most));
    const ZXing::ImageView view(picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                static_cast<int>(picture.stride));
    std::vector<ReadCode> codes;
    try { // ZXing throws on some pictures that it cannot make anything of
        for (const auto &found : ZXing::ReadBarcodes(view, options))
            if (found.isValid() && isCredible(found, search.symbols)) codes.push_back(toReadCode(found, map));
    } catch (const std::exception &) {
        codes.clear();
    }
    return codes;
}

} // namespace caravan
