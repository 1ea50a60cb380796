// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/http/terminal_rig.h"
#include "sync/outbox/dispatcher.h"
#include "sync/outbox/store_audit.h"
#include "unit/sync/memory_outbox.h"

namespace caravan::faults {

/// The real client, delivery and audit against the real demo store through the proxy, in one process on virtual time.
class DeliveryRig final : TerminalRig
{
public:
    /// Requests of an undisturbed order, and the look-up after a lost answer.
    static constexpr int steps = 7;
    static constexpr int lookUp = 7;
    static const char *stepName(int step);

    DeliveryRig(StoreHome &home, const Certificates *certificates);

    /// Once (1), a few times, or −1: for an hour.
    CaseResult run(const Fault &fault, int step, int times);
    /// The name of the store is not found.
    CaseResult runNameNotFound(int step, Milliseconds span);

private:
    void boot(const QString &url);
    OrderId place();
    [[nodiscard]] bool isAcknowledged(const OrderId &id);
    [[nodiscard]] bool isStuck(const OrderId &id);
    void goTo(int step, const OrderId &id);
    CaseResult judge(const OrderId &id, SteadyTime healedAt, Milliseconds announced, bool refusal);

    MemoryOutbox m_outbox;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<StoreAudit> m_audit;
    int m_counter = 0;
};

} // namespace caravan::faults
