// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/gtin.h"
#include "domain/codes/in_store_code.h"

namespace caravan {

/// Of a carton (GTIN-14 with indicator 1 to 8) the number of the single pack in it: indicator 0, check digit made anew
/// (General Specifications, section 2.1.7). Empty for others; an indicator 9 says that the measure varies. That the
/// carton's number was made of the single pack's is usual, not certain: the catalog has the last word.
std::optional<Gtin> singlePackOf(const Gtin &carton);

/// The number under which a catalog keeps goods that the shop weighs: the label's own, up to its item, zeros for the
/// measure, check digit made anew. Empty where no layout told the item.
std::optional<Gtin> itemGtin(const InStoreCode &code);

/// Whether a number is of those that a shop gives itself (prefixes 20–29, 02, 04).
bool isInStoreGtin(const Gtin &gtin);

} // namespace caravan
