// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace caravan {

/// Which characters a component may hold (General Specifications, section 7.11).
enum class Gs1Charset : std::uint8_t { Digits, Set82, Set39, Base64Url };

/// What a component's value must be besides its characters (General Specifications, sections 3 and 7.9; the checks and
/// their places are those of the GS1 Barcode Syntax Dictionary, release 2026-01-27).
enum class Gs1Check : std::uint8_t {
    None,
    CheckDigit,                   ///< the last digit, section 7.9.1
    CheckPair,                    ///< the last two characters, section 7.9.5
    CompanyPrefix,                ///< begins with at least four digits
    CompanyPrefixBehindIndicator, ///< the same from the second character on
    DateOrMonth,                  ///< YYMMDD, day 00 is the whole month
    Date,                         ///< YYMMDD
    LongDate,                     ///< YYYYMMDD
    HourMinute,
    Hour,
    Minute,
    Second,
    Country,        ///< ISO 3166-1 numeric
    CountryOr999,   ///< or 999 for several
    CountryLetters, ///< ISO 3166-1 alpha-2
    Currency,       ///< ISO 4217 numeric
    Iban,           ///< ISO 13616
    PackageType,
    MediaType,
    ImporterIndex,
    PieceOfTotal,
    PositionInSequence, ///< "1/3"
    Winding,
    YesNo,
    Sex, ///< ISO/IEC 5218
    Zero,
    NonZero,
    NoLeadingZero,
    HasNonDigit,
    Hyphens,
    Latitude,
    Longitude,
    PercentEncoded,
    Coupon,      ///< section 3.9: North American coupon code
    CouponOffer, ///< and positive offer file
};

/// One part of an element's value; only the last may vary in length or be left out.
struct Gs1Component
{
    Gs1Charset charset = Gs1Charset::Digits;
    std::uint8_t shortest = 0;
    std::uint8_t longest = 0; ///< 0: no component
    bool optional = false;
    std::array<Gs1Check, 3> checks{};
};

/// One application identifier (General Specifications, section 3.2).
struct Gs1Identifier
{
    std::array<char, 4> text{};
    std::uint8_t length = 0;    ///< 2 to 4 digits
    bool predefined = false;    ///< of a predefined length: needs no FNC1 behind it (figure 7.8.5-2)
    bool linkAttribute = false; ///< may stand in the query of a Digital Link
    std::array<Gs1Component, 5> parts{};
    /// Which others must be there (section 4.13.2): ';' between conditions that all hold, ',' between alternatives,
    /// '+' between identifiers of one alternative; 'n' stands for any digit.
    std::string_view needs;
    std::string_view forbids; ///< with which it must not be (section 4.13.1): ',' between patterns

    [[nodiscard]] constexpr std::string_view digits() const { return {text.data(), length}; }
    [[nodiscard]] constexpr int shortestValue() const
    {
        int sum = 0;
        for (const Gs1Component &part : parts)
            sum += part.optional ? 0 : part.shortest;
        return sum;
    }
    [[nodiscard]] constexpr int longestValue() const
    {
        int sum = 0;
        for (const Gs1Component &part : parts)
            sum += part.longest;
        return sum;
    }
};

/// Every identifier there is, in lexical order.
[[nodiscard]] std::span<const Gs1Identifier> gs1Identifiers();

/// The identifier that these digits are; null where there is none.
[[nodiscard]] const Gs1Identifier *gs1Identifier(std::string_view digits);

/// The identifier with which the text begins (its first two digits say how long it is); null where there is none.
[[nodiscard]] const Gs1Identifier *gs1IdentifierAt(std::string_view text);

/// True where 31nn stands for the identifier 3103.
[[nodiscard]] constexpr bool matchesPattern(std::string_view identifier, std::string_view pattern)
{
    if (identifier.size() != pattern.size()) return false;
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (pattern[i] != 'n' && pattern[i] != identifier[i]) return false;
    return true;
}

} // namespace caravan
