// SPDX-License-Identifier: Apache-2.0
// North American coupon codes (AI 8110 and 8112; General Specifications, section 3.9.19 and following, and the GS1 US
// application guideline): digits in fields whose lengths stand before them, then optional fields in ascending order.
#include "domain/codes/gs1_checks.h"

namespace caravan {

namespace {

/// Takes fields off the front. Once a field is not there as it must be, every answer is false.
class Fields
{
public:
    explicit Fields(std::string_view digits)
        : m_rest(digits)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    /// One digit of those allowed.
    bool digit(std::string_view allowed)
    {
        if (m_rest.empty() || allowed.find(m_rest.front()) == std::string_view::npos) return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool digits(std::size_t count)
    {
        if (m_rest.size() < count) return false;
        m_last = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return true;
    }
    /// A digit of those allowed that says how long the following is, besides `more`.
    bool counted(std::string_view allowed, std::size_t more)
    {
        if (m_rest.empty()) return false;
        const std::size_t count = static_cast<std::size_t>(m_rest.front() - '0') + more;
        return digit(allowed) && digits(count);
    }
    /// A company prefix of 6 to 12 digits.
    bool companyPrefix() { return counted("0123456", 6); }
    /// The same, or 9 for none.
    bool companyPrefixOrNone() { return digit("9") || companyPrefix(); }
    /// True where the optional field of this number comes next; takes its number.
    bool field(char number) { return m_rest.starts_with(number) && digits(1); }
    [[nodiscard]] std::string_view last() const { return m_last; }

private:
    std::string_view m_rest;
    std::string_view m_last;
};

constexpr std::string_view requirementCodes = "012349";

/// Requirement with its length, its code and the family code.
bool purchase(Fields &fields)
{
    return fields.counted("12345", 0) && fields.digit(requirementCodes) && fields.digits(3);
}

bool furtherPurchases(Fields &fields)
{
    if (fields.field('1') && !(fields.digit("0123") && purchase(fields) && fields.companyPrefixOrNone())) return false;
    return !fields.field('2') || (purchase(fields) && fields.companyPrefixOrNone());
}

bool day(Fields &fields) { return fields.digits(6) && isShortDate(fields.last(), false); }

bool period(Fields &fields)
{
    std::string_view expiration;
    if (fields.field('3')) {
        if (!day(fields)) return false;
        expiration = fields.last();
    }
    if (!fields.field('4')) return true;
    return day(fields) && (expiration.empty() || fields.last() <= expiration);
}

bool miscellaneous(Fields &fields)
{
    return fields.digit("01256") && fields.digit("012") && fields.digits(1) && fields.digit("01");
}

} // namespace

bool isCoupon(std::string_view value)
{
    if (!areDigits(value)) return false;
    Fields fields(value);
    const bool offer = fields.companyPrefix() && fields.digits(6) && fields.counted("12345", 0) && purchase(fields);
    if (!offer || !furtherPurchases(fields) || !period(fields)) return false;
    if (fields.field('5') && !fields.counted("0123456789", 6)) return false;
    if (fields.field('6') && !fields.counted("1234567", 6)) return false;
    if (fields.field('9') && !miscellaneous(fields)) return false;
    return fields.atEnd();
}

bool isCouponOffer(std::string_view value)
{
    if (!areDigits(value)) return false;
    Fields fields(value);
    return fields.digit("01") && fields.companyPrefix() && fields.digits(6) && fields.counted("0123456789", 6) &&
           fields.atEnd();
}

} // namespace caravan
