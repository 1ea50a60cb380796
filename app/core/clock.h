// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <chrono>

namespace caravan {

using Milliseconds = std::chrono::milliseconds;

/// Time of day as milliseconds since 1970 UTC. It may jump (a dead battery, a wrong setting): show it, store it,
/// never identify or order anything by it (I8).
using UtcTime = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

/// Time since some start; never jumps, not comparable across a restart. Back-off and time-outs use it.
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, Milliseconds>;

/// Source of time, passed in so that tests and the simulation own it. Implementations are thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime utcNow() const = 0;
    [[nodiscard]] virtual SteadyTime steadyNow() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcTime utcNow() const override
    {
        return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
    }
    [[nodiscard]] SteadyTime steadyNow() const override
    {
        return std::chrono::time_point_cast<Milliseconds>(std::chrono::steady_clock::now());
    }
};

inline qint64 toMillis(UtcTime time) { return time.time_since_epoch().count(); }
inline UtcTime utcFromMillis(qint64 millis) { return UtcTime(Milliseconds(millis)); }
inline QDateTime toDateTime(UtcTime time) { return QDateTime::fromMSecsSinceEpoch(toMillis(time), Qt::UTC); }

} // namespace caravan
