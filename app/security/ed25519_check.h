// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/signed_code.h"

#include <QHash>

#include <optional>

namespace caravan {

/// Checks signed codes with the public keys that this terminal was given. Immutable; any thread.
class Ed25519Check final : public SignatureCheck
{
public:
    /// Public keys (32 bytes each) by the 8 hex digits of keyName(). Keys of another length are left out.
    explicit Ed25519Check(const QList<QByteArray> &publicKeys);

    [[nodiscard]] CodeRule broken(const SignedCode &code, UtcTime now) const override;

    /// The name of a public key in codes: the first 8 hex digits of its BLAKE2b-256. Not a secret, only a choice.
    [[nodiscard]] static QByteArray keyName(const QByteArray &publicKey);

    struct KeyPair
    {
        QByteArray publicKey;
        QByteArray secretKey; ///< 64 bytes; never in a log
    };
    /// Empty where the seed is not 32 bytes.
    [[nodiscard]] static std::optional<KeyPair> keyPairFromSeed(const QByteArray &seed);
    /// The whole code as it is printed. Empty where the secret key is not 64 bytes.
    [[nodiscard]] static QByteArray sign(SignedKind kind, UtcTime expires, const QByteArray &subject,
                                         const KeyPair &keys);

private:
    QHash<QByteArray, QByteArray> m_keys;
};

} // namespace caravan
