// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/gs1_message.h"

namespace caravan {

/// The web addresses of GB/T 33993 (商品二维码, product two-dimensional code). The standard has three structures:
/// element strings, which are GS1's own (gs1_message.h); the national unified address: the national platform
/// (2dcode.org), the GTIN of 14 digits and an identification code in one path segment; and the maker's own address:
/// any host with the keyword `gtin` and its number, then `bat` (lot), `ser` (serial number) and others, as path
/// segments `/gtin/…/bat/…` or as a query `?gtin=…&bat=…`.
/// Source: GB/T 33993-2017, section 5, as far as public summaries give it; the keywords are those of its examples.
///
/// GS1's own words (`lot`, `cpv`, on id.gs1.org …) are not these: such links stay refused (gs1_digital_link.h). Where
/// only `gtin`, or `gtin` and `ser`, are there, the number must be one given out in China (690 to 699).
/// Empty where the address is none of these; a fault where it is one but holds a wrong value.
[[nodiscard]] std::optional<Gs1Result> readGb33993(std::string_view uri);

} // namespace caravan
