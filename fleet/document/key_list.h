// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/envelope.h"

#include "core/clock.h"

namespace caravan {

/// Whom a fleet believes, signed by its root key, which stays offline. Replaces its predecessor as a whole: a key that
/// is not in the newest list is revoked.
struct KeyList
{
    struct CommitKey
    {
        QString fingerprint; ///< of the GPG key, 40 hexadecimal digits, capitals
        QByteArray bytes;    ///< the key as GPG exports it
    };

    static constexpr auto type = "application/vnd.caravan.keys+json";

    QString fleet;
    qint64 version = 0; ///< grows by one with each list
    UtcTime issued{};
    QList<PublicKey> roots;     ///< may sign the next list
    QList<PublicKey> documents; ///< may sign rollout documents
    QList<CommitKey> commits;   ///< may sign releases

    [[nodiscard]] QByteArray toBytes() const;
    static Result<KeyList, FleetRefusal> fromBytes(const QByteArray &bytes);
};

} // namespace caravan
