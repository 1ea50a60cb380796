// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <QRandomGenerator>

namespace caravan {

/// How long to wait before the next attempt: exponential with full jitter, so that a thousand kiosks do not come back
/// at the same instant when a line is restored. Durations only, the wall clock has no part in it (I8).
struct RetryPolicy
{
    Milliseconds base{2'000};
    /// A line that is back is noticed within this time; less than a minute, and spread so that a thousand kiosks make
    /// some forty requests a second of a store that is down.
    Milliseconds cap{45'000};
    /// Least pause before complete is sent again after an unknown outcome: a Medusa of several processes makes two
    /// orders of two completes at the same time (I4). Nothing shortens it.
    Milliseconds replayFloor{2'000};

    /// `failures` ≥ 1, the ones in a row. Uniform in [base/10, min(cap, base·2^(failures−1))], at least retryAfter.
    [[nodiscard]] Milliseconds delay(int failures, Milliseconds retryAfter, QRandomGenerator &random) const;
};

} // namespace caravan
