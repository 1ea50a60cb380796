// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_checks.h"

#include "domain/codes/gs1_code_lists.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr std::string_view set82 =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view set39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view set64 = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// For every byte its place in a set, or -1.
using Places = std::array<signed char, 256>;
constexpr Places placesIn(std::string_view set)
{
    Places places{};
    places.fill(-1);
    for (std::size_t i = 0; i < set.size(); ++i)
        places[static_cast<unsigned char>(set[i])] = static_cast<signed char>(i);
    return places;
}
constexpr Places placesIn82 = placesIn(set82);
constexpr Places placesIn39 = placesIn(set39);
constexpr Places placesIn64 = placesIn(set64);

bool allIn(const Places &places, std::string_view value)
{
    return std::all_of(value.begin(), value.end(),
                       [&places](char c) { return places[static_cast<unsigned char>(c)] >= 0; });
}

/// RFC 4648, section 5. Padding is not of the set (section 7.11); the reference takes it where the length is a
/// multiple of three, and so do we.
bool isBase64Url(std::string_view value)
{
    const std::size_t last = value.find_last_not_of('=');
    const std::size_t used = last == std::string_view::npos ? 0 : last + 1;
    const std::size_t padding = value.size() - used;
    if (padding > 2 || (padding > 0 && value.size() % 3 != 0)) return false;
    return allIn(placesIn64, value.substr(0, used));
}

bool isDayOf(int year, std::string_view monthAndDay, bool dayMayBeZero)
{
    constexpr int days[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int month = numberOf(monthAndDay.substr(0, 2));
    const int day = numberOf(monthAndDay.substr(2, 2));
    if (month < 1 || month > 12) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int longest = days[month - 1] + (month == 2 && leap ? 1 : 0);
    return day <= longest && (day > 0 || dayMayBeZero);
}

/// Prime weights from the right, modulo 1021, written as two characters of the set 32 (section 7.9.5).
bool hasCheckPair(std::string_view value)
{
    constexpr int primes[]{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83};
    if (value.size() < 2 || value.size() > std::size(primes) + 2) return false;
    const std::size_t length = value.size() - 2;
    int sum = 0;
    for (std::size_t i = 0; i < length; ++i)
        sum += placesIn82[static_cast<unsigned char>(value[i])] * primes[length - 1 - i];
    sum %= 1021;
    return value[length] == set32[static_cast<std::size_t>(sum / 32)] &&
           value[length + 1] == set32[static_cast<std::size_t>(sum % 32)];
}

bool beginsWithPrefix(std::string_view value) { return value.size() >= 4 && areDigits(value.substr(0, 4)); }

/// ISO 13616: country, check digits and account; the number made of all, letters as 10 to 35, is 1 modulo 97.
bool isIban(std::string_view value)
{
    if (value.size() <= 10 || value.size() > 34 || !isCountryLetters(value.substr(0, 2))) return false;
    int rest = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[(i + 4) % value.size()];
        if (isDigit(c))
            rest = (rest * 10 + (c - '0')) % 97;
        else if (c >= 'A' && c <= 'Z')
            rest = (rest * 100 + (c - 'A' + 10)) % 97;
        else
            return false;
    }
    return rest == 1;
}

bool isPercentEncoded(std::string_view value)
{
    const auto isHex = [](char c) { return isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); };
    for (std::size_t at = value.find('%'); at != std::string_view::npos; at = value.find('%', at + 1))
        if (at + 2 >= value.size() || !isHex(value[at + 1]) || !isHex(value[at + 2])) return false;
    return true;
}

/// Two numbers of the same width, neither zero, the first not above the second.
bool isPieceOfTotal(std::string_view value)
{
    const std::string_view piece = value.substr(0, value.size() / 2);
    const std::string_view total = value.substr(value.size() / 2);
    return numberOf(piece) > 0 && numberOf(total) > 0 && piece <= total;
}

/// "1/3": neither with a zero before it, the first not above the second.
bool isPositionInSequence(std::string_view value)
{
    const std::size_t slash = value.find('/');
    if (slash == std::string_view::npos) return false;
    const std::string_view position = value.substr(0, slash);
    const std::string_view end = value.substr(slash + 1);
    if (position.empty() || end.empty() || !areDigits(position) || !areDigits(end)) return false;
    if (position[0] == '0' || end[0] == '0') return false;
    return position.size() < end.size() || (position.size() == end.size() && position <= end);
}

bool isAll(std::string_view value, char wanted) { return value.find_first_not_of(wanted) == std::string_view::npos; }

CodeRule broken(bool holds, CodeRule rule) { return holds ? CodeRule::None : rule; }

/// The checks of closed lists and single characters.
CodeRule brokenListCheck(Gs1Check check, std::string_view value)
{
    switch (check) {
    case Gs1Check::Country:
        return broken(isCountryNumber(value), CodeRule::Country);
    case Gs1Check::CountryOr999:
        return broken(value == "999" || isCountryNumber(value), CodeRule::Country);
    case Gs1Check::CountryLetters:
        return broken(isCountryLetters(value), CodeRule::Country);
    case Gs1Check::Currency:
        return broken(isCurrencyNumber(value), CodeRule::Currency);
    case Gs1Check::PackageType:
        return broken(isPackageType(value), CodeRule::PackageType);
    case Gs1Check::MediaType:
        return broken(isMediaType(value), CodeRule::MediaType);
    case Gs1Check::ImporterIndex:
        return broken(allIn(placesIn64, value), CodeRule::ImporterIndex);
    case Gs1Check::Winding:
        return broken(value == "0" || value == "1" || value == "9", CodeRule::Winding);
    case Gs1Check::YesNo:
        return broken(value == "0" || value == "1", CodeRule::YesNo);
    case Gs1Check::Sex:
        return broken(value == "0" || value == "1" || value == "2" || value == "9", CodeRule::Sex);
    default:
        return CodeRule::None;
    }
}

/// The checks of numbers and texts.
CodeRule brokenValueCheck(Gs1Check check, std::string_view value)
{
    switch (check) {
    case Gs1Check::Iban:
        return broken(isIban(value), CodeRule::Iban);
    case Gs1Check::PieceOfTotal:
        return broken(isPieceOfTotal(value), CodeRule::PieceOfTotal);
    case Gs1Check::PositionInSequence:
        return broken(isPositionInSequence(value), CodeRule::PositionInSequence);
    case Gs1Check::Zero:
        return broken(isAll(value, '0'), CodeRule::ZeroRequired);
    case Gs1Check::NonZero:
        return broken(!isAll(value, '0'), CodeRule::ZeroValue);
    case Gs1Check::NoLeadingZero:
        return broken(!value.starts_with('0'), CodeRule::LeadingZero);
    case Gs1Check::HasNonDigit:
        return broken(!areDigits(value), CodeRule::NonDigitRequired);
    case Gs1Check::Hyphens:
        return broken(isAll(value, '-'), CodeRule::Hyphen);
    case Gs1Check::Latitude:
        return broken(value <= "1800000000", CodeRule::Latitude);
    case Gs1Check::Longitude:
        return broken(value <= "3600000000", CodeRule::Longitude);
    case Gs1Check::PercentEncoded:
        return broken(isPercentEncoded(value), CodeRule::PercentEncoding);
    case Gs1Check::Coupon:
        return broken(isCoupon(value), CodeRule::Coupon);
    case Gs1Check::CouponOffer:
        return broken(isCouponOffer(value), CodeRule::Coupon);
    default:
        return brokenListCheck(check, value);
    }
}

} // namespace

CodeRule brokenCharset(Gs1Charset charset, std::string_view value)
{
    switch (charset) {
    case Gs1Charset::Digits:
        return broken(areDigits(value), CodeRule::Charset);
    case Gs1Charset::Set82:
        return broken(allIn(placesIn82, value), CodeRule::Charset);
    case Gs1Charset::Set39:
        return broken(allIn(placesIn39, value), CodeRule::Charset);
    case Gs1Charset::Base64Url:
        return broken(isBase64Url(value), CodeRule::Charset);
    }
    return CodeRule::Charset;
}

CodeRule brokenCheck(Gs1Check check, std::string_view value)
{
    switch (check) {
    case Gs1Check::None:
        return CodeRule::None;
    case Gs1Check::CheckDigit:
        return broken(hasCheckDigit(value), CodeRule::CheckDigit);
    case Gs1Check::CheckPair:
        return broken(hasCheckPair(value), CodeRule::CheckPair);
    case Gs1Check::CompanyPrefix:
        return broken(beginsWithPrefix(value), CodeRule::CompanyPrefix);
    case Gs1Check::CompanyPrefixBehindIndicator:
        return broken(value.size() > 1 && beginsWithPrefix(value.substr(1)), CodeRule::CompanyPrefix);
    case Gs1Check::DateOrMonth:
        return broken(isShortDate(value, true), CodeRule::Date);
    case Gs1Check::Date:
        return broken(isShortDate(value, false), CodeRule::Date);
    case Gs1Check::LongDate:
        return broken(isDayOf(numberOf(value.substr(0, 4)), value.substr(4), false), CodeRule::Date);
    case Gs1Check::HourMinute:
        return broken(value.substr(0, 2) <= "23" && value.substr(2) <= "59", CodeRule::Time);
    case Gs1Check::Hour:
        return broken(value <= "23", CodeRule::Time);
    case Gs1Check::Minute:
    case Gs1Check::Second:
        return broken(value <= "59", CodeRule::Time);
    default:
        return brokenValueCheck(check, value);
    }
}

bool hasCheckDigit(std::string_view digits)
{
    int sum = 0;
    int weight = digits.size() % 2 == 0 ? 3 : 1;
    for (const char c : digits) {
        sum += weight * (c - '0');
        weight = 4 - weight;
    }
    return !digits.empty() && sum % 10 == 0;
}

bool isShortDate(std::string_view digits, bool dayMayBeZero)
{
    // Of the years that two digits can mean only 2000 ends a century, and it has a leap day.
    return digits.size() == 6 && areDigits(digits) &&
           isDayOf(2000 + numberOf(digits.substr(0, 2)), digits.substr(2), dayMayBeZero);
}

} // namespace caravan
