// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/key_list.h"
#include "fleet/document/rollout_document.h"

namespace caravan {

/// What a terminal has believed so far; kept on its disk. A served file may only lead forward from here.
struct FleetTrust
{
    QString fleet;
    QList<PublicKey> roots;  ///< at enrolment the one that was handed over
    qint64 keysVersion = 0;  ///< 0: no list taken yet
    qint64 serial = 0;       ///< of the newest document that was taken
    QByteArray documentHash; ///< SHA-256 of that document
    QString signerKey;       ///< public key that signed it
    UtcTime latestIssued{};  ///< no clock of ours is believed to be before it
};

/// What a good file says.
struct AcceptedFleet
{
    FleetTrust trust; ///< to be kept before anything is done
    KeyList keys;
    RolloutDocument document;
    bool expired = false; ///< sell on, install nothing, say so
};

/// The one file that terminals poll: the chain of key lists that changed the root and the newest one, and the rollout
/// document, each signed. One file, so that it is replaced at once and needs one request.
struct PublishedFleet
{
    QList<Envelope> keys; ///< oldest first
    Envelope rollout;

    static constexpr qint64 mostBytes = 256 * 1024;
    static Result<PublishedFleet, FleetRefusal> fromBytes(const QByteArray &bytes);
    [[nodiscard]] QByteArray toBytes() const;
};

/// Checks a served file against what was believed so far: signatures, fleet, order of lists and documents. Nothing is
/// parsed before its signature was checked. A clock that is behind the newest document counts as that document's time.
Result<AcceptedFleet, FleetRefusal> acceptFleet(const QByteArray &bytes, const FleetTrust &trust, UtcTime now);

} // namespace caravan
