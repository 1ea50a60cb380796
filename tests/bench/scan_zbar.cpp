// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_readers.h"

#include <zbar.h>

namespace caravan::bench {

struct ZbarReader::Private
{
    zbar::ImageScanner scanner;
};

ZbarReader::ZbarReader()
    : m_private(std::make_unique<Private>())
{
    m_private->scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 1);
}

ZbarReader::~ZbarReader() = default;

QByteArray ZbarReader::read(LumaView frame)
{
    zbar::Image image(static_cast<unsigned>(frame.width), static_cast<unsigned>(frame.height), "Y800", frame.pixels,
                      static_cast<unsigned long>(frame.stride) * static_cast<unsigned long>(frame.height));
    m_private->scanner.scan(image);
    const auto first = image.symbol_begin();
    return first == image.symbol_end() ? QByteArray() : QByteArray::fromStdString(first->get_data());
}

} // namespace caravan::bench
