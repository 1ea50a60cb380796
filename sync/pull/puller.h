// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/retry_policy.h"
#include "sync/pull/page_tags.h"
#include "sync/pull/pull_pass.h"

#include <QSet>

#include <memory>

namespace caravan {

/// Keeps the catalog's cache like the store: the whole of it once and every few hours, changes every minute, prices and
/// stock every few minutes, pictures in between; one pass at a time, and none while orders are being delivered.
/// Lives on the agent's thread; may be destroyed at any time, the next one goes on from the cursors in the sink.
/// Never deletes anything on an error.
class Puller final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Milliseconds deltaInterval{60'000};
        Milliseconds sweepInterval{600'000};
        Milliseconds fullInterval{6 * 3'600'000};
        Milliseconds imageRecheck{7 * 24 * 3'600'000};
        RetryPolicy retry;
        QString imageDir;
        QString terminal;
    };

    Puller(PullPorts ports, Settings settings, QRandomGenerator random, QObject *parent = nullptr);
    ~Puller() override;

    void start();
    void syncNow();
    /// Orders are under way: wait before the next request.
    void hold(bool hold) { m_gate.setShut(hold); }
    static QString fullDoneKey(); ///< cursor: UTC milliseconds of the last whole pull
    [[nodiscard]] bool isPulling() const { return m_pass != nullptr; }

signals:
    void pullingChanged(bool pulling);
    /// A pass has ended and may have changed the catalog.
    void catalogTouched();
    void storeAnswered();
    void faulted(const QString &reason);
    /// Nothing is due, pictures included.
    void caughtUp();

private:
    enum class Work { Full, Sweep, Options, Delta, Stock, Images };

    void begin(const QString &fullState, const QString &fullDone, bool published);
    void tick();
    [[nodiscard]] std::optional<Work> dueWork() const;
    void run(Work work);
    void passFinished(Work work);
    void passFailed(const PullFault &fault);
    void endPass();
    void armAt(SteadyTime time);
    [[nodiscard]] SteadyTime now() const { return m_ports.clock.steadyNow(); }

    PullPorts m_ports;
    Settings m_settings;
    QRandomGenerator m_random;
    PullGate m_gate;
    PageTags m_tags;
    QSet<ProductId> m_suspected;
    std::unique_ptr<PullPass> m_pass;
    bool m_started = false;
    int m_failures = 0;
    SteadyTime m_notBefore{};
    SteadyTime m_fullAt{}, m_sweepAt{}, m_optionsAt{}, m_deltaAt{}, m_stockAt{}, m_imagesAt{};
    Scheduler::TimerId m_timer = 0;
};

} // namespace caravan
