// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/http/delivery_rig.h"
#include "sync/pull/puller.h"
#include "unit/sync/memory_sink.h"

namespace caravan::faults {

/// The real client and puller against the real demo store through the proxy, in one process on virtual time: a terminal
/// that was never here pulls all, then the store changes and the terminal keeps up.
class PullRig
{
public:
    PullRig(StoreHome &home, const Certificates *certificates);

    /// Requests of an undisturbed pull from nothing, and of the round after the store has changed.
    [[nodiscard]] const QList<QByteArray> &steps() const { return m_steps; }
    [[nodiscard]] const QList<QByteArray> &changeSteps() const { return m_changeSteps; }

    CaseResult run(const Fault &fault, int step, int times);
    /// The same, of the requests that bring a change.
    CaseResult runChange(const Fault &fault, int step, int times);

private:
    void boot();
    void learn();
    void change();
    bool catchUp(Milliseconds within);
    [[nodiscard]] QString differs(const MemorySink &expected);
    CaseResult strike(const Fault &fault, int step, int times, const MemorySink &expected);

    StoreHome &m_home;
    QString m_url;
    FaultProxy m_proxy;
    QTemporaryDir m_images;
    HybridTime m_time;
    quint32 m_seed = 0; ///< another one each time, the same ones in each run
    Milliseconds m_timeout = Fault::longTimeout;
    MemorySink m_sink;
    std::unique_ptr<MedusaStoreClient> m_client;
    std::unique_ptr<Puller> m_puller;
    QList<QByteArray> m_steps;
    QList<QByteArray> m_changeSteps;
    QSet<QString> m_reasons;
    int m_caughtUp = 0;
    int m_changes = 0;
};

} // namespace caravan::faults
