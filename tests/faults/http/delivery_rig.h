// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/http/fault_proxy.h"
#include "faults/http/hybrid_time.h"
#include "faults/http/store_home.h"
#include "sync/outbox/dispatcher.h"
#include "sync/outbox/store_audit.h"
#include "unit/sync/memory_outbox.h"

#include <QSet>

namespace caravan::faults {

/// What came of one case of the matrix.
struct CaseResult
{
    QString problem; ///< empty: it held
    Milliseconds recovery{0};
    QSet<QString> reasons; ///< what staff could read
    bool staffDecided = false;
    int requests = 0;
};

/// The real client, delivery and audit against the real demo store through the proxy, in one process on virtual time.
class DeliveryRig
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

    StoreHome &m_home;
    QString m_url;
    FaultProxy m_proxy;
    HybridTime m_time;
    quint32 m_seed = 0; ///< another one each time, the same ones in each run
    Milliseconds m_timeout = Fault::longTimeout;
    MemoryOutbox m_outbox;
    std::unique_ptr<MedusaStoreClient> m_client;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<StoreAudit> m_audit;
    QSet<QString> m_reasons;
    int m_counter = 0;
};

} // namespace caravan::faults
