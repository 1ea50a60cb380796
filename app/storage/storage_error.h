// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/catalog_reader.h"
#include "domain/ports/order_journal.h"

namespace caravan {

/// Why a database could not be read or written; what SQLite and the kernel say, in the words of the ports.
enum class StorageError {
    Full,        ///< SQLITE_FULL, or ENOSPC / EDQUOT under another code
    ReadOnly,    ///< SQLITE_READONLY, EROFS, EACCES
    Busy,        ///< another connection held the file for the whole busy time-out
    Damaged,     ///< SQLITE_CORRUPT, SQLITE_NOTADB, or a file of another application
    NewerSchema, ///< written by a newer release; opened for reading only
    Missing,     ///< the file is not there and was not to be made
    Failed,      ///< any other error
};

JournalError toJournalError(StorageError error);
CatalogError toCatalogError(StorageError error);

/// The error in the words of E, so that Connection can fill any Result of this layer.
template <class E> E storageErrorAs(StorageError error);
template <> inline StorageError storageErrorAs<StorageError>(StorageError error) { return error; }
template <> inline JournalError storageErrorAs<JournalError>(StorageError error) { return toJournalError(error); }
template <> inline CatalogError storageErrorAs<CatalogError>(StorageError error) { return toCatalogError(error); }

const char *storageErrorName(StorageError error); ///< one word, for logs

} // namespace caravan
