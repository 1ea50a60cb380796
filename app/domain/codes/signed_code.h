// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/codes/code_rule.h"

namespace caravan {

enum class SignedKind { Member, StaffBadge, Enrolment };

/// A code that the shop signed: `caravan:member:…`, `caravan:staff:…`, `caravan:enrol:…`, and behind it
/// `<key>.<expiry>.<subject>.<signature>`:
///   key        8 lower-case hex digits: which key signed
///   expiry     seconds since 1970 UTC, decimal without a leading zero
///   subject    base64url without padding, 1 to 512 bytes: whom or what it is for; opaque here
///   signature  base64url of 64 bytes: Ed25519 (RFC 8032) over everything before the last point, the name in front too
/// Reading says nothing about its truth: SignatureCheck does.
struct SignedCode
{
    SignedKind kind = SignedKind::Member;
    QByteArray key;
    UtcTime expires;
    QByteArray subject;
    QByteArray signedBytes;
    QByteArray signature;

    /// True where the payload has one of the three names in front.
    static bool isNamed(std::string_view text);
    /// Errors: SignedForm.
    static Result<SignedCode, CodeRule> parse(std::string_view text);
    /// The bytes to sign; with `.` and the signature behind them they are the code.
    static QByteArray bytesToSign(SignedKind kind, const QByteArray &key, UtcTime expires, const QByteArray &subject);
    static QByteArray withSignature(const QByteArray &signedBytes, const QByteArray &signature);

    friend bool operator==(const SignedCode &, const SignedCode &) = default;
};

/// Says whether a signature is right. Implemented where libsodium is linked; a fake in tests.
class SignatureCheck
{
public:
    virtual ~SignatureCheck() = default;
    /// None, SignatureKey (not known), SignatureWrong or SignatureExpired, in this order. Any thread.
    [[nodiscard]] virtual CodeRule broken(const SignedCode &code, UtcTime now) const = 0;
};

} // namespace caravan
