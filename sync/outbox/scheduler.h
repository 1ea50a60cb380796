// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <functional>

namespace caravan {

/// Timers as a port, so that tests and the simulation run on virtual time. Single-threaded: callbacks come on the
/// caller's thread, never from within after().
class Scheduler
{
public:
    using TimerId = quint64; ///< 0 is no timer

    virtual ~Scheduler() = default;
    virtual TimerId after(Milliseconds delay, std::function<void()> callback) = 0;
    /// Of a timer that has run or never was: nothing happens.
    virtual void cancel(TimerId timer) = 0;
};

} // namespace caravan
