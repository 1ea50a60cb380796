// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "domain/orders/delivery.h"

#include <QByteArray>

namespace caravan {

/// One row of the journal's chain, as it is stored. `kind` stays text: a newer release may know more kinds.
struct JournalEntry
{
    qint64 seq = 0;
    qint64 atMs = 0;
    QString orderId;
    QString kind;
    QString reference;
    QString detail;
    qint64 amountFen = 0;
    QByteArray documentSha256; ///< null but for `accepted`
    QByteArray prev;           ///< hash of the entry before, 32 bytes; zeros for the first
    QByteArray hash;

    [[nodiscard]] DeliveryEvent toEvent(DeliveryEventKind knownKind) const;
};

/// `prev` of the first entry.
QByteArray chainStart();

/// SHA-256 over all fields but `hash` itself. Each field goes in with its length before it, so that no two different
/// rows encode alike; NULL has a length of its own.
QByteArray entryHash(const JournalEntry &entry);

} // namespace caravan
