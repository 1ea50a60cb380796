// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/checkout/order_draft.h"

#include <QByteArray>

#include <memory>

namespace caravan {

enum class VaultError {
    WrongMode,   ///< the key file can be read by others, is a link, or belongs to somebody else
    Malformed,   ///< the key file is not one
    Unavailable, ///< the key file can neither be read nor made
    WrongSeal,   ///< not sealed with this key, changed, or sealed for another order
};

/// Seals contacts for the journal: libsodium sealed boxes (crypto_box_seal: X25519, XSalsa20-Poly1305).
/// The order's id is inside the seal, so that a sealed contact cannot be moved to another order. Immutable after
/// open(), so any thread may use it; must outlive the repositories that it is given to. Keys are wiped when it goes.
class ContactVault
{
public:
    /// Takes the key pair from `$CREDENTIALS_DIRECTORY/contact.key` where systemd gave one, else from keyPath, which is
    /// made with mode 0600 where it is missing; several processes may do so at once and get the same keys.
    static Result<ContactVault, VaultError> open(const QString &keyPath);

    ContactVault(ContactVault &&other) noexcept;
    ContactVault &operator=(ContactVault &&other) noexcept;
    ~ContactVault();

    [[nodiscard]] Result<QByteArray, VaultError> seal(const Contact &contact, const OrderId &order) const;
    [[nodiscard]] Result<Contact, VaultError> unseal(const QByteArray &sealed, const OrderId &order) const;

private:
    struct Keys;
    explicit ContactVault(std::unique_ptr<Keys> keys);
    static Result<std::unique_ptr<Keys>, VaultError> read(const QString &path, unsigned forbiddenMode);
    static Result<Done, VaultError> create(const QString &path);

    std::unique_ptr<Keys> m_keys;
};

} // namespace caravan
