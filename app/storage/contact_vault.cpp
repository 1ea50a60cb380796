// SPDX-License-Identifier: Apache-2.0
#include "storage/contact_vault.h"

#include "core/logging.h"
#include "storage/file_sync.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <sodium.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace caravan {

namespace {

constexpr auto keyHeader = "caravan-contact-key-1\n";
constexpr qsizetype maximumSealed = 64 * 1024;
constexpr unsigned othersMayNot = 07; // systemd grants its credentials by an ACL, which shows as group bits
constexpr unsigned groupAndOthersMayNot = 077;

/// Closes a descriptor at the end of its scope.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0) ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty()) sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

unsigned char *octets(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }
const unsigned char *octets(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

QByteArray plaintext(const Contact &contact, const OrderId &order)
{
    QJsonObject object{{u"order_id"_qs, order.toString()}, {u"name"_qs, contact.name}, {u"phone"_qs, contact.phone}};
    if (contact.address) {
        object.insert(u"address"_qs, QJsonObject{{u"province"_qs, contact.address->province},
                                                 {u"city"_qs, contact.address->city},
                                                 {u"district"_qs, contact.address->district},
                                                 {u"street"_qs, contact.address->street},
                                                 {u"postal_code"_qs, contact.address->postalCode}});
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Contact> fromPlaintext(const QByteArray &json, const OrderId &order)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (order.isNull() || object.value(u"order_id").toString() != order.toString()) return std::nullopt;
    Contact contact;
    contact.name = object.value(u"name").toString();
    contact.phone = object.value(u"phone").toString();
    if (object.contains(u"address")) {
        const QJsonObject address = object.value(u"address").toObject();
        contact.address = PostalAddress{address.value(u"province").toString(), address.value(u"city").toString(),
                                        address.value(u"district").toString(), address.value(u"street").toString(),
                                        address.value(u"postal_code").toString()};
    }
    return contact;
}

} // namespace

struct ContactVault::Keys
{
    std::array<unsigned char, crypto_box_SECRETKEYBYTES> secretKey{};
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> publicKey{};

    Keys() = default;
    Q_DISABLE_COPY_MOVE(Keys)
    ~Keys() { sodium_memzero(secretKey.data(), secretKey.size()); }
};

ContactVault::ContactVault(std::unique_ptr<Keys> keys)
    : m_keys(std::move(keys))
{
}
ContactVault::ContactVault(ContactVault &&other) noexcept = default;
ContactVault &ContactVault::operator=(ContactVault &&other) noexcept = default;
ContactVault::~ContactVault() = default;

Result<ContactVault, VaultError> ContactVault::open(const QString &keyPath)
{
    if (sodium_init() < 0) return Failure{VaultError::Unavailable};
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const QString credential = credentials + QStringLiteral("/contact.key");
    const bool given = !credentials.isEmpty() && QFileInfo::exists(credential);
    if (!given && !QFileInfo::exists(keyPath))
        if (const auto created = create(keyPath); !created.ok()) return created.failure();
    auto keys = read(given ? credential : keyPath, given ? othersMayNot : groupAndOthersMayNot);
    if (!keys.ok()) return keys.failure();
    return ContactVault(std::move(keys).value());
}

Result<Done, VaultError> ContactVault::create(const QString &path)
{
    Keys keys;
    crypto_box_keypair(keys.publicKey.data(), keys.secretKey.data());
    QByteArray text = keyHeader;
    for (const auto &key :
         {std::span<const unsigned char>(keys.secretKey), std::span<const unsigned char>(keys.publicKey)}) {
        std::array<char, 2 * crypto_box_SECRETKEYBYTES + 1> hex{};
        text += sodium_bin2hex(hex.data(), hex.size(), key.data(), key.size());
        text += '\n';
        sodium_memzero(hex.data(), hex.size());
    }

    // A whole file appears under its name or none does: link() fails where another process was first.
    const QByteArray target = QFile::encodeName(path);
    const QByteArray partial = target + '.' + QUuid::createUuid().toByteArray(QUuid::Id128);
    bool written = false;
    {
        const Descriptor file(::open(partial.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        written = file.number() >= 0 &&
                  ::write(file.number(), text.constData(), static_cast<size_t>(text.size())) == text.size() &&
                  ::fsync(file.number()) == 0;
    }
    wipe(text);
    const bool linked = written && (::link(partial.constData(), target.constData()) == 0 || errno == EEXIST);
    ::unlink(partial.constData());
    if (linked && syncPath(QFileInfo(path).absolutePath())) return Done{};
    qCWarning(lcStorage) << "the contact key could not be made";
    return Failure{VaultError::Unavailable};
}

Result<std::unique_ptr<ContactVault::Keys>, VaultError> ContactVault::read(const QString &path, unsigned forbiddenMode)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.number() < 0) return Failure{errno == ELOOP ? VaultError::WrongMode : VaultError::Unavailable};
    struct stat status
    {
    };
    if (::fstat(file.number(), &status) != 0) return Failure{VaultError::Unavailable};
    const bool ours = status.st_uid == ::geteuid() || status.st_uid == 0;
    if (!S_ISREG(status.st_mode) || !ours || (status.st_mode & forbiddenMode) != 0) {
        qCWarning(lcStorage).noquote() << "contact key refused: mode"
                                       << QString::number(status.st_mode & 07777, 8).rightJustified(4, u'0')
                                       << "must be 0600 and the file our own";
        return Failure{VaultError::WrongMode};
    }

    constexpr size_t hexLength = 2 * crypto_box_SECRETKEYBYTES;
    const QByteArray header = keyHeader;
    const auto expected = static_cast<qsizetype>(static_cast<size_t>(header.size()) + 2 * (hexLength + 1));
    QByteArray text(expected + 1, '\0');
    const ssize_t length = ::read(file.number(), text.data(), static_cast<size_t>(text.size()));
    auto keys = std::make_unique<Keys>();
    const auto parse = [&](qsizetype at, auto &key) {
        size_t bytes = 0;
        return sodium_hex2bin(key.data(), key.size(), text.constData() + at, hexLength, nullptr, &bytes, nullptr) ==
                   0 &&
               bytes == key.size();
    };
    bool whole = length == expected && text.startsWith(header) && parse(header.size(), keys->secretKey) &&
                 parse(header.size() + static_cast<qsizetype>(hexLength) + 1, keys->publicKey);
    wipe(text);
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> derived{};
    whole = whole && crypto_scalarmult_base(derived.data(), keys->secretKey.data()) == 0 && derived == keys->publicKey;
    if (!whole) return Failure{VaultError::Malformed};
    return keys;
}

Result<QByteArray, VaultError> ContactVault::seal(const Contact &contact, const OrderId &order) const
{
    QByteArray plain = plaintext(contact, order);
    QByteArray sealed(plain.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
    const bool done = !order.isNull() && sealed.size() <= maximumSealed &&
                      crypto_box_seal(octets(sealed), octets(std::as_const(plain)),
                                      static_cast<unsigned long long>(plain.size()), m_keys->publicKey.data()) == 0;
    wipe(plain);
    if (!done) return Failure{VaultError::WrongSeal};
    return sealed;
}

Result<Contact, VaultError> ContactVault::unseal(const QByteArray &sealed, const OrderId &order) const
{
    const qsizetype length = sealed.size() - static_cast<qsizetype>(crypto_box_SEALBYTES);
    if (length <= 0 || sealed.size() > maximumSealed) return Failure{VaultError::WrongSeal};
    QByteArray plain(length, '\0');
    const bool opened =
        crypto_box_seal_open(octets(plain), octets(sealed), static_cast<unsigned long long>(sealed.size()),
                             m_keys->publicKey.data(), m_keys->secretKey.data()) == 0;
    const auto contact = opened ? fromPlaintext(plain, order) : std::nullopt;
    wipe(plain);
    if (!contact) return Failure{VaultError::WrongSeal};
    return *contact;
}

} // namespace caravan
