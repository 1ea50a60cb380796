// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "storage/storage_error.h"

#include <QString>

namespace caravan {

/// What became of a damaged journal.
struct SetAside
{
    QString database;  ///< journal.db.damaged-<utc>, with its -wal, -shm and .mark beside it
    QString orders;    ///< the same name with .orders.jsonl: every order that could still be read
    int exported = 0;  ///< lines in it
    int recovered = 0; ///< of these, orders that stand in the new journal as well
};

/// Sets a damaged journal aside, deletes nothing, and leaves a new one in its place. First every readable order goes to
/// a JSON Lines file (mode 0600; the document as text, the contact still sealed, the entries), those that SQLite cannot
/// reach any more from the raw bytes (order_salvage.h). The new journal has the whole ones among them again, what had
/// not ended quarantined (journal_recovery.h), and its numbers go on behind the highest that was found or marked.
/// After a power cut in the middle it is done again. Errors: Busy where any program has the journal open, Missing where
/// there is nothing to set aside, Full, ReadOnly, Failed; then the journal stands where it stood.
Result<SetAside, StorageError> setAsideDamaged(const QString &path, const Clock &clock);

} // namespace caravan
