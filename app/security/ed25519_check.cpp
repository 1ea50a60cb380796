// SPDX-License-Identifier: Apache-2.0
#include "security/ed25519_check.h"

#include <sodium.h>

namespace caravan {

namespace {

const unsigned char *bytesOf(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}
unsigned char *bytesOf(QByteArray &data) { return reinterpret_cast<unsigned char *>(data.data()); }
/// Chooses the fast implementations; may be called again and again.
void prepare()
{
    [[maybe_unused]] static const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
}
unsigned long long sizeOf(const QByteArray &data) { return static_cast<unsigned long long>(data.size()); }

} // namespace

Ed25519Check::Ed25519Check(const QList<QByteArray> &publicKeys)
{
    prepare();
    for (const QByteArray &key : publicKeys)
        if (key.size() == crypto_sign_PUBLICKEYBYTES) m_keys.insert(keyName(key), key);
}

CodeRule Ed25519Check::broken(const SignedCode &code, UtcTime now) const
{
    const auto key = m_keys.constFind(code.key);
    if (key == m_keys.constEnd()) return CodeRule::SignatureKey;
    const bool right = code.signature.size() == crypto_sign_BYTES &&
                       crypto_sign_verify_detached(bytesOf(code.signature), bytesOf(code.signedBytes),
                                                   sizeOf(code.signedBytes), bytesOf(*key)) == 0;
    if (!right) return CodeRule::SignatureWrong;
    return now < code.expires ? CodeRule::None : CodeRule::SignatureExpired;
}

QByteArray Ed25519Check::keyName(const QByteArray &publicKey)
{
    QByteArray hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(bytesOf(hash), static_cast<std::size_t>(hash.size()), bytesOf(publicKey), sizeOf(publicKey),
                       nullptr, 0);
    return hash.left(4).toHex();
}

std::optional<Ed25519Check::KeyPair> Ed25519Check::keyPairFromSeed(const QByteArray &seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES) return std::nullopt;
    prepare();
    KeyPair keys{QByteArray(crypto_sign_PUBLICKEYBYTES, '\0'), QByteArray(crypto_sign_SECRETKEYBYTES, '\0')};
    crypto_sign_seed_keypair(bytesOf(keys.publicKey), bytesOf(keys.secretKey), bytesOf(seed));
    return keys;
}

QByteArray Ed25519Check::sign(SignedKind kind, UtcTime expires, const QByteArray &subject, const KeyPair &keys)
{
    if (keys.secretKey.size() != crypto_sign_SECRETKEYBYTES) return {};
    const QByteArray text = SignedCode::bytesToSign(kind, keyName(keys.publicKey), expires, subject);
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(text), sizeOf(text), bytesOf(keys.secretKey));
    return SignedCode::withSignature(text, signature);
}

} // namespace caravan
