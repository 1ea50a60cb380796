// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/in_store_code.h"

#include "domain/codes/gs1_checks.h"

#include <algorithm>
#include <array>

namespace caravan {

namespace {

/// What a digit becomes under the weighting factors of section 7.9.4.
using Factor = std::array<int, 10>;
constexpr Factor twoMinus{0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
constexpr Factor three{0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
constexpr Factor fivePlus{0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
constexpr Factor fiveMinus{0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

template <std::size_t Count> int weighted(std::string_view digits, const std::array<Factor, Count> &factors)
{
    int sum = 0;
    for (std::size_t i = 0; i < Count; ++i)
        sum += factors[i][static_cast<std::size_t>(digits[i] - '0')];
    return sum;
}

bool isOneRun(const QByteArray &pattern, char letter)
{
    return pattern.lastIndexOf(letter) - pattern.indexOf(letter) + (pattern.contains(letter) ? 1 : 0) ==
           pattern.count(letter);
}

std::string_view view(const QByteArray &bytes) { return {bytes.data(), static_cast<std::size_t>(bytes.size())}; }

} // namespace

bool isInStoreNumber(std::string_view digits)
{
    switch (digits.size()) {
    case 13:
        return digits[0] == '2' || digits.starts_with("02") || digits.starts_with("04");
    case 12:
    case 8:
        return digits[0] == '2' || digits[0] == (digits.size() == 12 ? '4' : '0');
    default:
        return false;
    }
}

std::optional<InStoreLayout> InStoreLayout::parse(const QString &pattern)
{
    const QByteArray text = pattern.toUtf8();
    const bool known = std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || c == '?' || c == 'I' || c == 'W' || c == 'P' || c == 'V' || c == 'C';
    });
    const bool runs = isOneRun(text, 'I') && isOneRun(text, 'W') && isOneRun(text, 'P');
    const auto measured = std::max(text.count('P'), text.count('W'));
    const bool verified = text.count('V') == 0 || (text.count('V') == 1 && (measured == 4 || measured == 5));
    if ((text.size() != 13 && text.size() != 18) || !known || !runs || !verified || !text.contains('I') ||
        text.indexOf('C') != text.size() - 1 || text.count('W') > 6 || text.count('P') > 6)
        return std::nullopt;
    return InStoreLayout(text);
}

bool InStoreLayout::fits(std::string_view digits) const
{
    if (digits.size() != static_cast<std::size_t>(m_pattern.size())) return false;
    for (qsizetype i = 0; i < m_pattern.size(); ++i)
        if (isDigit(m_pattern[i]) && m_pattern[i] != digits[static_cast<std::size_t>(i)]) return false;
    return true;
}

QByteArray InStoreLayout::digitsOf(char letter, std::string_view digits) const
{
    QByteArray found;
    for (qsizetype i = 0; i < m_pattern.size(); ++i)
        if (m_pattern[i] == letter) found.append(digits[static_cast<std::size_t>(i)]);
    return found;
}

QList<InStoreLayout> usualInStoreLayouts()
{
    static const QList<InStoreLayout> usual{*InStoreLayout::parse(u"20IIIIIWWWWWC"_qs),
                                            *InStoreLayout::parse(u"21IIIIIPPPPPC"_qs)};
    return usual;
}

Result<InStoreCode, CodeRule> readInStoreCode(std::string_view digits, const QList<InStoreLayout> &layouts)
{
    if (!areDigits(digits) || !hasCheckDigit(digits)) return Failure{CodeRule::CheckDigit};
    InStoreCode code;
    code.number = QByteArray(digits.data(), static_cast<qsizetype>(digits.size()));
    const auto layout =
        std::find_if(layouts.begin(), layouts.end(), [digits](const InStoreLayout &one) { return one.fits(digits); });
    if (layout == layouts.end()) return code;
    const QByteArray weight = layout->digitsOf('W', digits);
    const QByteArray price = layout->digitsOf('P', digits);
    const QByteArray check = layout->digitsOf('V', digits);
    if (!check.isEmpty() && measureCheckDigit(view(price.isEmpty() ? weight : price)) != check.toInt())
        return Failure{CodeRule::PriceCheckDigit};
    code.item = layout->digitsOf('I', digits);
    if (!weight.isEmpty()) code.weightGrams = weight.toInt();
    if (!price.isEmpty()) code.price = Money::fromFen(price.toInt());
    return code;
}

int measureCheckDigit(std::string_view digits)
{
    if (!areDigits(digits)) return -1;
    if (digits.size() == 4) return weighted(digits, std::array{twoMinus, twoMinus, three, fiveMinus}) * 3 % 10;
    if (digits.size() != 5) return -1;
    const int sum = weighted(digits, std::array{fivePlus, twoMinus, fiveMinus, fivePlus, twoMinus});
    const auto *found = std::find(fiveMinus.begin(), fiveMinus.end(), (10 - sum % 10) % 10);
    return static_cast<int>(found - fiveMinus.begin());
}

} // namespace caravan
