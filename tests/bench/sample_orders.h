// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/checkout/order_draft.h"

namespace caravan::bench {

/// An order of two lines that is sent home, with a contact that belongs to nobody.
OrderDraft orderWithContact();

/// Lines of one piece each that a store with this catalog can still deliver many times, read from catalog.db.
Result<QList<LineItem>, QString> sellableLines(const QString &catalogDatabase, int leastStock);
/// An order of one line, taken away at the counter.
OrderDraft orderOf(const LineItem &line, Money pickupPrice);
/// What the catalog's store takes for an order that is picked up.
Result<Money, QString> pickupPrice(const QString &catalogDatabase);

} // namespace caravan::bench
