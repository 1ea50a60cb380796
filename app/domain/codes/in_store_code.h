// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"
#include "core/result.h"
#include "domain/codes/code_rule.h"

#include <QList>

#include <optional>

namespace caravan {

/// Restricted circulation numbers, given by the shop itself: RCN-13 with 20–29, 02 and 04 in front, RCN-12 with 2 or
/// 4, RCN-8 with 0 or 2 (General Specifications, sections 1.4.4 and 2.1.13; in China GB/T 18283). True for digits of
/// such a length and beginning; the check digit is not looked at.
[[nodiscard]] bool isInStoreNumber(std::string_view digits);

/// What the digits of a variable measure code mean. The standard leaves it to the country and the shop, so it is a
/// setting: one letter for each digit, such as "20IIIIIWWWWWC".
///   digit  must stand there        ?  any digit
///   I      number of the item      W  weight in grams
///   P      price in fen            V  check digit of the price or weight (section 7.9.4), before 4 or 5 digits of it
///   C      check digit of the whole (section 7.9.1), always last
/// 13 letters, or 18 for the long codes of scales.
class InStoreLayout
{
public:
    /// Empty where the pattern is not of this form; items, weight and price must each be one run.
    static std::optional<InStoreLayout> parse(const QString &pattern);

    [[nodiscard]] const QByteArray &pattern() const { return m_pattern; }
    /// True where the digits are of its length and have its fixed digits.
    [[nodiscard]] bool fits(std::string_view digits) const;
    /// The digits under a letter.
    [[nodiscard]] QByteArray digitsOf(char letter, std::string_view digits) const;

private:
    explicit InStoreLayout(QByteArray pattern)
        : m_pattern(std::move(pattern))
    {
    }
    QByteArray m_pattern;
};

/// Weight for 20 and price for 21, both with five digits of item; for others only the number is known.
[[nodiscard]] QList<InStoreLayout> usualInStoreLayouts();

struct InStoreCode
{
    QByteArray number; ///< all digits, as printed
    QByteArray item;   ///< number of the item in the shop; empty where no layout fits
    std::optional<int> weightGrams;
    std::optional<Money> price;

    friend bool operator==(const InStoreCode &, const InStoreCode &) = default;
};

/// Reads by the first layout that fits. Errors: CheckDigit, PriceCheckDigit.
[[nodiscard]] Result<InStoreCode, CodeRule> readInStoreCode(std::string_view digits,
                                                            const QList<InStoreLayout> &layouts);

/// The check digit over 4 or 5 digits of price or weight (section 7.9.4); -1 for another length.
[[nodiscard]] int measureCheckDigit(std::string_view digits);

} // namespace caravan
