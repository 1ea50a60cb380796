// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"
#include "sync/outbox/job_queue.h"
#include "sync/outbox/scheduler.h"
#include "sync/store/store_client.h"

namespace caravan {

/// What delivery and its audit work with; all of it outlives them.
struct DeliveryPorts
{
    StoreClient &store;
    OrderOutbox &outbox; ///< used on `queue` only
    JobQueue &queue;
    Scheduler &scheduler;
    const Clock &clock;
};

} // namespace caravan
