// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/connection.h"

#include <span>

namespace caravan {

/// The history of one file's schema. Step i brings version i to i + 1; a published step is never edited, only followed.
struct Schema
{
    qint32 applicationId = 0; ///< `PRAGMA application_id`: tells our files apart, and from foreign ones
    std::span<const char *const> steps;

    [[nodiscard]] int version() const { return static_cast<int>(steps.size()); }
};

enum class MigrationBackup {
    None,   ///< a cache: it can be pulled again
    Before, ///< keep `<file>.before-v<N>`, synced, before an existing file is changed
};

/// Brings the open file to the schema, each step in one transaction with its version number. Two processes may do it at
/// once. Errors: NewerSchema where the file is of a newer release (nothing is written), Damaged where it is not ours,
/// and what writing may bring.
Result<Done, StorageError> migrate(Connection &connection, const Schema &schema, MigrationBackup backup);

/// Whether the open file is of exactly this schema, for readers that may not migrate. Errors: NewerSchema, Damaged
/// (another application's, or older than this program reads).
Result<Done, StorageError> checkSchema(Connection &connection, const Schema &schema);

} // namespace caravan
