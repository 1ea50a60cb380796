// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/migrations/migrations.h"

namespace caravan {

/// Schema of journal.db: the hash-chained entries, the orders with their documents and lines, the sealed contacts, the
/// delivery projection and the counters. Entries, orders and lines are insert-only by trigger (I2).
const Schema &journalSchema();

} // namespace caravan
