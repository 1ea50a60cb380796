// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/signed_code.h"

#include "domain/codes/gs1_checks.h"

#include <algorithm>

namespace caravan {

namespace {

struct Name
{
    SignedKind kind;
    std::string_view text;
};
constexpr Name names[]{
    {SignedKind::Member, "caravan:member:"},
    {SignedKind::StaffBadge, "caravan:staff:"},
    {SignedKind::Enrolment, "caravan:enrol:"},
};
constexpr qsizetype longestSubject = 512;
constexpr qsizetype signatureSize = 64;
constexpr auto base64Form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

const Name *nameOf(std::string_view text)
{
    const auto *found = std::find_if(std::begin(names), std::end(names),
                                     [text](const Name &name) { return text.starts_with(name.text); });
    return found == std::end(names) ? nullptr : found;
}

/// Up to the next point; takes both off the front.
std::string_view takeField(std::string_view &text)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view field = text.substr(0, point);
    text.remove_prefix(std::min(point + 1, text.size()));
    return field;
}

QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

/// Empty where the text is not the one way to write the bytes.
QByteArray decoded(std::string_view text)
{
    const QByteArray encoded = bytes(text);
    const auto result = QByteArray::fromBase64Encoding(encoded, base64Form | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray raw = result ? *result : QByteArray();
    return raw.toBase64(base64Form) == encoded ? raw : QByteArray();
}

bool isKey(std::string_view text)
{
    return text.size() == 8 &&
           std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); });
}

bool isTime(std::string_view text)
{
    return !text.empty() && text.size() <= 11 && areDigits(text) && text.front() != '0';
}

} // namespace

bool SignedCode::isNamed(std::string_view text) { return nameOf(text) != nullptr; }

Result<SignedCode, CodeRule> SignedCode::parse(std::string_view text)
{
    const Name *name = nameOf(text);
    const std::size_t lastPoint = text.rfind('.');
    if (!name || lastPoint == std::string_view::npos) return Failure{CodeRule::SignedForm};
    std::string_view fields = text.substr(name->text.size());
    const std::string_view key = takeField(fields);
    const std::string_view expiry = takeField(fields);
    const QByteArray subject = decoded(takeField(fields));
    const QByteArray signature = decoded(fields);
    if (!isKey(key) || !isTime(expiry) || subject.isEmpty() || subject.size() > longestSubject ||
        signature.size() != signatureSize)
        return Failure{CodeRule::SignedForm};
    const UtcTime expires = UtcTime(std::chrono::seconds(bytes(expiry).toLongLong()));
    return SignedCode{name->kind, bytes(key), expires, subject, bytes(text.substr(0, lastPoint)), signature};
}

QByteArray SignedCode::bytesToSign(SignedKind kind, const QByteArray &key, UtcTime expires, const QByteArray &subject)
{
    const auto *name =
        std::find_if(std::begin(names), std::end(names), [kind](const Name &one) { return one.kind == kind; });
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(expires.time_since_epoch()).count();
    QByteArray text = bytes(name->text);
    text.append(key).append('.').append(QByteArray::number(static_cast<qint64>(seconds)));
    text.append('.').append(subject.toBase64(base64Form));
    return text;
}

QByteArray SignedCode::withSignature(const QByteArray &signedBytes, const QByteArray &signature)
{
    QByteArray text = signedBytes;
    text.append('.').append(signature.toBase64(base64Form));
    return text;
}

} // namespace caravan
