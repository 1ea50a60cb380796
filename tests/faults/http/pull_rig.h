// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/http/terminal_rig.h"
#include "sync/pull/puller.h"
#include "unit/sync/memory_sink.h"

namespace caravan::faults {

/// The real client and puller against the real demo store through the proxy, in one process on virtual time: a terminal
/// that was never here pulls all, then the store changes and the terminal keeps up.
class PullRig final : TerminalRig
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

    QTemporaryDir m_images;
    MemorySink m_sink;
    std::unique_ptr<Puller> m_puller;
    QList<QByteArray> m_steps;
    QList<QByteArray> m_changeSteps;
    int m_caughtUp = 0;
    int m_changes = 0;
};

} // namespace caravan::faults
