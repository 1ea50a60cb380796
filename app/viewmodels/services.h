// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/price_policy.h"
#include "core/worker.h"
#include "domain/ports/catalog_reader.h"
#include "domain/ports/order_journal.h"

namespace caravan {

/// What the view models work on. The composition root owns all of it and keeps it alive until the view models are gone;
/// reader and journal are called on `database` only.
struct Services
{
    CatalogReader &catalog;
    OrderJournal &journal;
    Worker &database;
    const Clock &clock;
    PricePolicy priceRule = PricePolicy::Accept; ///< of this terminal
};

} // namespace caravan
