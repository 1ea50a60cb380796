// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "fleet/document/public_key.h"

namespace caravan {

/// A secret ed25519 key: the root's, a document's, a terminal's. Never printed; wiped when it goes.
class SigningKey
{
public:
    static SigningKey make();
    /// The message says what is wrong: no such file, readable by others, not a key.
    static Result<SigningKey, QString> fromFile(const QString &path);
    /// Makes the file with mode 0600; fails where one is there.
    [[nodiscard]] Result<Done, QString> writeNew(const QString &path) const;

    [[nodiscard]] PublicKey publicKey() const;
    [[nodiscard]] QByteArray sign(const QByteArray &message) const;

    SigningKey(SigningKey &&other) noexcept;
    SigningKey &operator=(SigningKey &&) = delete;
    SigningKey(const SigningKey &) = delete;
    SigningKey &operator=(const SigningKey &) = delete;
    ~SigningKey();

private:
    explicit SigningKey(QByteArray secret)
        : m_secret(std::move(secret))
    {
    }
    QByteArray m_secret; ///< seed and public key, as libsodium keeps them
};

} // namespace caravan
