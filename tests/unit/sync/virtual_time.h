// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "sync/outbox/job_queue.h"
#include "sync/outbox/scheduler.h"

#include <map>

namespace caravan {

/// Time that stands still until the test moves it: days pass in milliseconds, and every run is the same.
class VirtualTime final : public Clock, public Scheduler
{
public:
    UtcTime utcNow() const override { return utcFromMillis(m_utcOffset + m_now.count()); }
    SteadyTime steadyNow() const override { return SteadyTime(m_now); }
    void jumpWallClock(Milliseconds by) { m_utcOffset += by.count(); }

    TimerId after(Milliseconds delay, std::function<void()> callback) override
    {
        m_timers.emplace(std::pair(m_now + std::max(delay, Milliseconds(0)), ++m_lastId), std::move(callback));
        return m_lastId;
    }
    void cancel(TimerId timer) override
    {
        for (auto it = m_timers.begin(); it != m_timers.end(); ++it) {
            if (it->first.second != timer) continue;
            m_timers.erase(it);
            return;
        }
    }

    /// Runs what is due within the span; true where `until` came true, asked after each callback.
    bool advance(Milliseconds span, const std::function<bool()> &until = {})
    {
        const Milliseconds end = m_now + span;
        if (until && until()) return true;
        while (!m_timers.empty() && m_timers.begin()->first.first <= end) {
            auto node = m_timers.extract(m_timers.begin());
            m_now = std::max(m_now, node.key().first);
            node.mapped()();
            if (until && until()) return true;
        }
        m_now = end;
        return false;
    }

private:
    std::map<std::pair<Milliseconds, TimerId>, std::function<void()>> m_timers;
    Milliseconds m_now{1'000'000};
    qint64 m_utcOffset = 1'795'000'000'000;
    TimerId m_lastId = 0;
};

/// Runs each job at once and delivers its answer a millisecond of virtual time later.
class VirtualQueue final : public JobQueue
{
public:
    explicit VirtualQueue(Scheduler &scheduler)
        : m_scheduler(scheduler)
    {
    }
    void post(std::function<void()> job, std::function<void()> done) override
    {
        job();
        m_scheduler.after(Milliseconds(1), std::move(done));
    }

private:
    Scheduler &m_scheduler;
};

} // namespace caravan
