// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace caravan {

/// The rule that a payload breaks: at most one, the first found. ruleName() is what programs and logs see; names are
/// stable (docs/codes.md explains each).
enum class CodeRule {
    None,
    // the payload as a whole
    Empty,
    PayloadTooLong,
    NotText,
    Symbology,
    Unknown,
    Url,
    WalletPaymentCode,
    // one value
    IdentifierUnknown,
    Brackets,
    ValueEmpty,
    TooShort,
    TooLong,
    Charset,
    CheckDigit,
    CheckPair,
    CompanyPrefix,
    Date,
    Time,
    Country,
    Currency,
    Iban,
    PackageType,
    MediaType,
    ImporterIndex,
    PieceOfTotal,
    PositionInSequence,
    Winding,
    YesNo,
    Sex,
    ZeroRequired,
    ZeroValue,
    LeadingZero,
    NonDigitRequired,
    Hyphen,
    Latitude,
    Longitude,
    PercentEncoding,
    Coupon,
    // the elements together
    TooMany,
    Excludes,
    Requires,
    Repeated,
    SerialMissing,
    // Digital Link
    UriCharset,
    UriHost,
    NoPrimaryKey,
    CompressedLink,
    QualifierOrder,
    NotAttribute,
    BelongsInPath,
    EncodedNul,
    // codes of the shop
    OrderNumber,
    SignedForm,
    SignatureUnchecked,
    SignatureKey,
    SignatureWrong,
    SignatureExpired,
    PriceCheckDigit,
};

/// "check-digit", "requires" …; empty for None.
[[nodiscard]] const char *ruleName(CodeRule rule);

/// What is wrong with a payload, and in which element. Holds no part of a value: it may be logged.
struct CodeFault
{
    CodeRule rule = CodeRule::None;
    QByteArray identifier; ///< the AI at fault ("01"); empty where no one is

    friend bool operator==(const CodeFault &, const CodeFault &) = default;
};

} // namespace caravan
