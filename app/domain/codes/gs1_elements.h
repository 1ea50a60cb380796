// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/scanned_code.h"

#include <QStringView>

namespace caravan {

/// Reads a GS1 element string (General Specifications, section 7.8) that names a trade item (AI 01): raw, with GS
/// (0x1d) behind elements of variable length, or as bracketed text, `(01)…(10)…`, which ZXing 1.4 makes of DataBar.
/// GTIN, lot (10) and dates (15, 17) are kept; other elements are checked for their form and passed over. Empty where
/// any part is not of that form, or where two different GTINs stand in it.
std::optional<ScannedProduct> readElementString(QStringView text);

/// YYMMDD (section 7.12: the century is the one that puts the year within −49 … +50 of today; day 00 is the month's
/// end). Invalid where it is not one.
QDate readGs1Date(QStringView digits);

/// 1 to 20 characters of the set 82 (section 7.11): what AI 10 and 21 may hold.
bool isGs1Text(QStringView text);

} // namespace caravan
