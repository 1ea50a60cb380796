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
    QString database;       ///< journal.db.damaged-<utc>, with its -wal and -shm beside it
    QString orders;         ///< the same name with .orders.jsonl: every order that could still be read
    int exported = 0;       ///< lines in it
    int highestCounter = 0; ///< of the order numbers found: the new journal counts on from there
};

/// Sets a damaged journal aside and deletes nothing: first every readable order goes to a JSON Lines file (mode 0600;
/// the document as text, the contact still sealed, the entries), then the files get their new names. After a power cut
/// in the middle it can be done again. No other process may have the journal open: it would go on writing to the old
/// file. Errors: Missing, Full, ReadOnly, Failed; then the journal stands where it stood.
Result<SetAside, StorageError> setAsideDamaged(const QString &path, const Clock &clock);

} // namespace caravan
