// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_date.h"

#include "domain/codes/gs1_checks.h"

namespace caravan {

QDate readGs1Date(std::string_view digits, QDate today)
{
    if (digits.size() != 6 || !areDigits(digits)) return {};
    const auto pair = [digits](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
    int year = today.year() / 100 * 100 + pair(0);
    if (year - today.year() > 50) year -= 100;
    if (year - today.year() < -49) year += 100;
    const int month = pair(2);
    const int day = pair(4);
    if (!QDate::isValid(year, month, 1)) return {};
    return day == 0 ? QDate(year, month, QDate(year, month, 1).daysInMonth()) : QDate(year, month, day);
}

} // namespace caravan
