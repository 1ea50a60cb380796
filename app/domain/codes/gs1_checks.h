// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/code_rule.h"
#include "domain/codes/gs1_identifiers.h"

namespace caravan {

/// The rule that the characters break; None where all are of the set.
[[nodiscard]] CodeRule brokenCharset(Gs1Charset charset, std::string_view value);

/// The rule that a component's value breaks, None where it is right. The value has the characters and the length that
/// its component allows.
[[nodiscard]] CodeRule brokenCheck(Gs1Check check, std::string_view value);

/// True where the last digit is the check digit of those before it (General Specifications, section 7.9.1). Digits
/// only.
[[nodiscard]] bool hasCheckDigit(std::string_view digits);

/// Coupon codes in digits of variable layout (AI 8110 and 8112; gs1_coupon.cpp).
[[nodiscard]] bool isCoupon(std::string_view value);
[[nodiscard]] bool isCouponOffer(std::string_view value);

/// YYMMDD of the calendar, any century; day 00 only where it is allowed.
[[nodiscard]] bool isShortDate(std::string_view digits, bool dayMayBeZero);

[[nodiscard]] constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool areDigits(std::string_view text)
{
    for (const char c : text)
        if (!isDigit(c)) return false;
    return true;
}
/// What the digits write; `Number` holds as many.
template <class Number = int> [[nodiscard]] constexpr Number numberOf(std::string_view digits)
{
    Number value = 0;
    for (const char c : digits)
        value = value * 10 + static_cast<Number>(c - '0');
    return value;
}

} // namespace caravan
