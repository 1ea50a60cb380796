// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "sync/outbox/job_queue.h"
#include "sync/outbox/scheduler.h"

#include <queue>
#include <unordered_map>

namespace caravan::simulation {

/// Virtual time, moved one event at a time: a million events take seconds, and the same seed gives the same run.
/// The wall clock may jump, the steady one never does (I8).
class EventLoop final : public Clock, public Scheduler
{
public:
    [[nodiscard]] UtcTime utcNow() const override { return utcFromMillis(m_utcOffset + m_now.count()); }
    [[nodiscard]] SteadyTime steadyNow() const override { return SteadyTime(m_now); }
    void jumpWallClock(Milliseconds by) { m_utcOffset += by.count(); }

    TimerId after(Milliseconds delay, std::function<void()> callback) override
    {
        const TimerId id = ++m_lastId;
        m_callbacks.emplace(id, std::move(callback));
        m_due.push({m_now + std::max(delay, Milliseconds(0)), id});
        return id;
    }
    void cancel(TimerId timer) override { m_callbacks.erase(timer); }

    /// Runs the next event; false where there is none.
    bool step()
    {
        while (!m_due.empty()) {
            const Due next = m_due.top();
            m_due.pop();
            const auto found = m_callbacks.find(next.id);
            if (found == m_callbacks.end()) continue; // cancelled
            const std::function<void()> callback = std::move(found->second);
            m_callbacks.erase(found);
            m_now = std::max(m_now, next.at);
            callback();
            return true;
        }
        return false;
    }
    [[nodiscard]] Milliseconds now() const { return m_now; }

private:
    struct Due
    {
        Milliseconds at;
        TimerId id;
        bool operator<(const Due &other) const { return std::pair(at, id) > std::pair(other.at, other.id); }
    };
    std::priority_queue<Due> m_due;
    std::unordered_map<TimerId, std::function<void()>> m_callbacks;
    Milliseconds m_now{1'000'000};
    qint64 m_utcOffset = 1'795'000'000'000;
    TimerId m_lastId = 0;
};

/// The database thread: a job is done at once, its answer comes a little later.
class SimulatedQueue final : public JobQueue
{
public:
    explicit SimulatedQueue(Scheduler &scheduler)
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

} // namespace caravan::simulation
