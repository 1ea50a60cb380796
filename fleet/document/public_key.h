// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace caravan {

/// An ed25519 key that signatures are checked with (RFC 8032, by libsodium). A value; any thread.
class PublicKey
{
public:
    static std::optional<PublicKey> fromBytes(const QByteArray &bytes);
    /// Base64 of the 32 bytes, as documents carry it.
    static std::optional<PublicKey> parse(const QString &base64);

    [[nodiscard]] QString toString() const { return QString::fromLatin1(m_bytes.toBase64()); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// 16 hexadecimal digits of the key's SHA-256: names the key, proves nothing.
    [[nodiscard]] QString id() const;
    [[nodiscard]] bool verifies(const QByteArray &message, const QByteArray &signature) const;

    friend bool operator==(const PublicKey &, const PublicKey &) = default;

private:
    explicit PublicKey(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    QByteArray m_bytes;
};

} // namespace caravan
