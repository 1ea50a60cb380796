// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "storage/storage_error.h"

#include <QString>

namespace caravan {

/// Copies a journal that is in use as it stands at one moment (SQLite's backup), for a release to be tried on. Only
/// reads the original. Does nothing where there is none. Blocking; any thread.
Result<Done, StorageError> copyJournal(const QString &from, const QString &to);

} // namespace caravan
