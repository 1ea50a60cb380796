// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ids.h"

#include <QString>

namespace caravan {

/// Removes the sealed contact of the order from the copies that migrations left (`journal.db.before-v<N>`), so that
/// none of them keeps it longer than the journal itself. A copy that cannot be changed is removed: it has outlived the
/// migration that it was made for.
void eraseFromBackups(const QString &journalPath, const OrderId &order);

} // namespace caravan
