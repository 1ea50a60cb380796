// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "storage/storage_error.h"

#include <QString>

namespace caravan {

/// Says that a journal is in use, across processes: a lock on `journal.db.use`. Every open journal holds it shared;
/// whoever sets a damaged one aside holds it alone, because another program would go on writing to the old file.
/// A killed process lets go of it (flock). Where the file cannot be made at all (a read-only or full disk) there is
/// nothing to hold: then nobody can set anything aside either.
class JournalUse
{
public:
    /// Busy where a journal is being set aside for longer than `patience`.
    static Result<JournalUse, StorageError> shared(const QString &journalPath, Milliseconds patience);
    /// Busy at once where any program has the journal open.
    static Result<JournalUse, StorageError> alone(const QString &journalPath);

    JournalUse(JournalUse &&other) noexcept;
    JournalUse &operator=(JournalUse &&other) noexcept;
    ~JournalUse();

private:
    explicit JournalUse(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace caravan
