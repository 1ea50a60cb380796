// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/signing_key.h"

#include <QFile>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace caravan {

namespace {

constexpr auto heading = "caravan secret key 1\n";
constexpr mode_t othersMode = 0077;

unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }
const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty()) sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
}

} // namespace

SigningKey SigningKey::make()
{
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    QByteArray open(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_keypair(raw(open), raw(secret));
    return SigningKey(secret);
}

Result<SigningKey, QString> SigningKey::fromFile(const QString &path)
{
    QFile file(path);
    struct stat info = {};
    if (!file.open(QIODevice::ReadOnly) || ::fstat(file.handle(), &info) != 0)
        return Failure{QStringLiteral("cannot read the key %1").arg(path)};
    if (!S_ISREG(info.st_mode) || (info.st_mode & othersMode) != 0)
        return Failure{QStringLiteral("the key %1 can be read by others: set its mode to 0600").arg(path)};
    QByteArray text = file.read(1024);
    const QByteArray body =
        text.startsWith(heading) ? text.mid(static_cast<qsizetype>(qstrlen(heading))).trimmed() : QByteArray();
    auto secret = QByteArray::fromBase64(body);
    wipe(text);
    if (secret.size() != crypto_sign_SECRETKEYBYTES) return Failure{QStringLiteral("%1 is not a secret key").arg(path)};
    return SigningKey(secret);
}

Result<Done, QString> SigningKey::writeNew(const QString &path) const
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return Failure{QStringLiteral("cannot make the key %1: it is there, or the folder is not").arg(path)};
    QByteArray text = heading + m_secret.toBase64() + '\n';
    const bool written = ::write(descriptor, text.constData(), static_cast<size_t>(text.size())) == text.size() &&
                         ::fsync(descriptor) == 0;
    wipe(text);
    ::close(descriptor);
    if (written) return Done{};
    QFile::remove(path);
    return Failure{QStringLiteral("cannot write the key %1").arg(path)};
}

PublicKey SigningKey::publicKey() const { return *PublicKey::fromBytes(m_secret.last(crypto_sign_PUBLICKEYBYTES)); }

QByteArray SigningKey::sign(const QByteArray &message) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(message), static_cast<unsigned long long>(message.size()),
                         raw(m_secret));
    return signature;
}

SigningKey::SigningKey(SigningKey &&other) noexcept
    : m_secret(std::exchange(other.m_secret, {}))
{
}

SigningKey::~SigningKey() { wipe(m_secret); }

} // namespace caravan
