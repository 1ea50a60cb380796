// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_copy.h"

#include <QFile>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

namespace caravan {

Result<Done, StorageError> copyJournal(const QString &from, const QString &to)
{
    if (!QFile::exists(from)) return Done{};
    constexpr int busyMs = 5'000;
    try {
        SQLite::Database source(QFile::encodeName(from).toStdString(), SQLite::OPEN_READONLY, busyMs);
        SQLite::Database target(QFile::encodeName(to).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup backup(target, source);
        if (backup.executeStep(-1) != SQLITE_DONE) return Failure{StorageError::Busy};
        return Done{};
    } catch (const SQLite::Exception &exception) {
        const int code = exception.getErrorCode();
        return Failure{code == SQLITE_FULL                               ? StorageError::Full
                       : code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? StorageError::Damaged
                                                                         : StorageError::Failed};
    }
}

} // namespace caravan
