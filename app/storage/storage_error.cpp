// SPDX-License-Identifier: Apache-2.0
#include "storage/storage_error.h"

namespace caravan {

JournalError toJournalError(StorageError error)
{
    switch (error) {
    case StorageError::Full:
        return JournalError::Full;
    case StorageError::ReadOnly:
        return JournalError::ReadOnly;
    case StorageError::Busy:
        return JournalError::Busy;
    case StorageError::Damaged:
        return JournalError::Damaged;
    case StorageError::NewerSchema:
        return JournalError::NewerSchema;
    case StorageError::Missing:
        return JournalError::NotFound;
    case StorageError::Failed:
        return JournalError::Failed;
    }
    return JournalError::Failed;
}

CatalogError toCatalogError(StorageError error)
{
    switch (error) {
    case StorageError::Missing:
        return CatalogError::NotReady;
    case StorageError::Damaged:
    case StorageError::NewerSchema:
        return CatalogError::Damaged;
    case StorageError::Full:
    case StorageError::ReadOnly:
    case StorageError::Busy:
    case StorageError::Failed:
        return CatalogError::Failed;
    }
    return CatalogError::Failed;
}

const char *storageErrorName(StorageError error)
{
    switch (error) {
    case StorageError::Full:
        return "full";
    case StorageError::ReadOnly:
        return "read-only";
    case StorageError::Busy:
        return "busy";
    case StorageError::Damaged:
        return "damaged";
    case StorageError::NewerSchema:
        return "newer-schema";
    case StorageError::Missing:
        return "missing";
    case StorageError::Failed:
        return "failed";
    }
    return "failed";
}

} // namespace caravan
