// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/public_key.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace caravan {

namespace {
const unsigned char *octets(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}
} // namespace

std::optional<PublicKey> PublicKey::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != crypto_sign_PUBLICKEYBYTES) return std::nullopt;
    return PublicKey(bytes);
}

std::optional<PublicKey> PublicKey::parse(const QString &base64)
{
    const auto decoded = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::Base64Encoding |
                                                                               QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? fromBytes(*decoded) : std::nullopt;
}

QString PublicKey::id() const
{
    return QString::fromLatin1(QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256).toHex().first(16));
}

bool PublicKey::verifies(const QByteArray &message, const QByteArray &signature) const
{
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(octets(signature), octets(message),
                                       static_cast<unsigned long long>(message.size()), octets(m_bytes)) == 0;
}

} // namespace caravan
