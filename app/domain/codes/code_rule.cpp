// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/code_rule.h"

#include <iterator>

namespace caravan {

namespace {

struct NamedRule
{
    CodeRule rule;
    const char *name;
};

/// In the order of the enumeration, so that a rule is its own place.
constexpr NamedRule names[]{
    {CodeRule::None, ""},
    {CodeRule::Empty, "empty"},
    {CodeRule::PayloadTooLong, "payload-too-long"},
    {CodeRule::NotText, "not-text"},
    {CodeRule::Symbology, "symbology"},
    {CodeRule::Unknown, "unknown"},
    {CodeRule::Url, "url"},
    {CodeRule::WalletPaymentCode, "wallet-payment-code"},
    {CodeRule::IdentifierUnknown, "ai-unknown"},
    {CodeRule::Brackets, "brackets"},
    {CodeRule::ValueEmpty, "value-empty"},
    {CodeRule::TooShort, "too-short"},
    {CodeRule::TooLong, "too-long"},
    {CodeRule::Charset, "charset"},
    {CodeRule::CheckDigit, "check-digit"},
    {CodeRule::CheckPair, "check-pair"},
    {CodeRule::CompanyPrefix, "company-prefix"},
    {CodeRule::Date, "date"},
    {CodeRule::Time, "time"},
    {CodeRule::Country, "country"},
    {CodeRule::Currency, "currency"},
    {CodeRule::Iban, "iban"},
    {CodeRule::PackageType, "package-type"},
    {CodeRule::MediaType, "media-type"},
    {CodeRule::ImporterIndex, "importer-index"},
    {CodeRule::PieceOfTotal, "piece-of-total"},
    {CodeRule::PositionInSequence, "position-in-sequence"},
    {CodeRule::Winding, "winding"},
    {CodeRule::YesNo, "yes-no"},
    {CodeRule::Sex, "sex"},
    {CodeRule::ZeroRequired, "zero-required"},
    {CodeRule::ZeroValue, "zero-value"},
    {CodeRule::LeadingZero, "leading-zero"},
    {CodeRule::NonDigitRequired, "non-digit-required"},
    {CodeRule::Hyphen, "hyphen"},
    {CodeRule::Latitude, "latitude"},
    {CodeRule::Longitude, "longitude"},
    {CodeRule::PercentEncoding, "percent-encoding"},
    {CodeRule::Coupon, "coupon"},
    {CodeRule::TooMany, "too-many"},
    {CodeRule::Excludes, "excludes"},
    {CodeRule::Requires, "requires"},
    {CodeRule::Repeated, "repeated"},
    {CodeRule::SerialMissing, "serial-missing"},
    {CodeRule::UriCharset, "uri-charset"},
    {CodeRule::UriHost, "uri-host"},
    {CodeRule::NoPrimaryKey, "no-primary-key"},
    {CodeRule::CompressedLink, "compressed-link"},
    {CodeRule::QualifierOrder, "qualifier-order"},
    {CodeRule::NotAttribute, "not-attribute"},
    {CodeRule::BelongsInPath, "belongs-in-path"},
    {CodeRule::EncodedNul, "encoded-nul"},
    {CodeRule::OrderNumber, "order-number"},
    {CodeRule::SignedForm, "signed-form"},
    {CodeRule::SignatureUnchecked, "signature-unchecked"},
    {CodeRule::SignatureKey, "signature-key"},
    {CodeRule::SignatureWrong, "signature-wrong"},
    {CodeRule::SignatureExpired, "signature-expired"},
    {CodeRule::PriceCheckDigit, "price-check-digit"},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < std::size(names); ++i)
        if (static_cast<std::size_t>(names[i].rule) != i) return false;
    return names[std::size(names) - 1].rule == CodeRule::PriceCheckDigit;
}
static_assert(inOrder(), "every rule has its name in its place");

} // namespace

const char *ruleName(CodeRule rule) { return names[static_cast<std::size_t>(rule)].name; }

} // namespace caravan
