// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <atomic>

namespace caravan {

/// A clock that stands still until a test moves it. Thread-safe. Starts at 2026-11-24 08:15:00 UTC.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] UtcTime utcNow() const override { return utcFromMillis(m_utc); }
    [[nodiscard]] SteadyTime steadyNow() const override { return SteadyTime(Milliseconds(m_steady)); }

    /// Time passes: both clocks move.
    void advance(Milliseconds by)
    {
        m_utc += by.count();
        m_steady += by.count();
    }
    /// Somebody sets the clock: the time of day jumps, steady time does not.
    void setUtc(UtcTime time) { m_utc = toMillis(time); }
    void jumpUtc(Milliseconds by) { m_utc += by.count(); }
    void setSteady(SteadyTime time) { m_steady = time.time_since_epoch().count(); }

private:
    std::atomic<qint64> m_utc = 1'795'508'100'000;
    std::atomic<qint64> m_steady = 1'000'000;
};

} // namespace caravan
