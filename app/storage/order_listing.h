// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"
#include "storage/storage_error.h"

#include <functional>

namespace caravan {

/// One order of the journal with the fold of its events.
struct ListedOrder
{
    PlacedOrder order;
    DeliveryRecord delivery;
};

/// Gives every order to `visit`, oldest first, in pages that each see one state of the file; `visit` says whether to go
/// on. Writes nothing and works beside the kiosk and the agent; a journal of a newer release is read too. Returns how
/// many were given. Errors: Missing where there is no journal, and what reading may bring.
Result<int, StorageError> listOrders(const QString &path, const std::function<bool(const ListedOrder &)> &visit);

} // namespace caravan
