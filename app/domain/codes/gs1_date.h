// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>

#include <string_view>

namespace caravan {

/// YYMMDD as a day (General Specifications, section 7.12): the century is the one that puts the year within −49 … +50
/// of today's; day 00 is the end of the month. Invalid where it is not six digits, or no day.
[[nodiscard]] QDate readGs1Date(std::string_view digits, QDate today);

} // namespace caravan
