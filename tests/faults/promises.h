// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

#include <QHash>
#include <QString>

namespace caravan::test {

/// What programs were told by the journal, kept outside of it: the oracle of the fault tests.
struct Promises
{
    QHash<OrderId, PlacedOrder> orders;
    QHash<OrderId, QList<DeliveryEventKind>> events;
};

/// What became of the promises.
struct Kept
{
    bool whole = true;   ///< nothing that was promised is lost or changed
    bool sound = true;   ///< the journal is what was written: no half order, no broken chain
    QString fault;       ///< of the first thing that is wrong
    int orders = 0;      ///< in the journal
    bool exists = false; ///< there is a journal
};

/// Opens the journal as a program does at its start, reads all of it and compares it with what was promised.
Kept compare(const QString &journalPath, const Promises &promises);

} // namespace caravan::test
