// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/orders/delivery.h"
#include "storage/storage_error.h"

#include <QString>

namespace caravan {

class JournalFile;

/// What a whole reading of the journal found.
struct JournalReport
{
    bool ok = true;
    qint64 entries = 0;
    int orders = 0;
    qint64 firstBadSeq = 0; ///< of the first entry that is wrong; 0 where the fault is not in the chain
    QString what;           ///< `area.word` of the first fault, empty where ok; no personal data
    OrderAccounts accounts; ///< folded from the entries

    /// Whether the file must be set aside. A whole file with a move that the rules forbid ("chain.move") is the fault
    /// of a program: it stays, and staff and fleet are told.
    [[nodiscard]] bool fileDamaged() const { return !ok && what != QStringLiteral("chain.move"); }
};

/// Reads all of journal.db and checks that it is what was written: the file's own structure, the hash chain, each
/// order's document against its hash, its columns and its lines, each contact against its document, the fold of all
/// entries against the delivery projection and the accounts (I2, I10). Reads only. Blocking, some milliseconds per
/// thousand orders. That the end was cut off together with its orders is shown by the mark, when the file is opened.
/// Errors: what keeps it from reading at all. A journal of a newer release is not judged: NewerSchema.
Result<JournalReport, StorageError> verifyJournal(JournalFile &file);

/// As above on a file of its own, at the start of a program. Damaged comes back as a report, not as an error.
Result<JournalReport, StorageError> verifyJournal(const QString &path);

} // namespace caravan
