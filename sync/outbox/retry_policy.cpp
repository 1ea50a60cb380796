// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/retry_policy.h"

#include <algorithm>

namespace caravan {

Milliseconds RetryPolicy::delay(int failures, Milliseconds retryAfter, QRandomGenerator &random) const
{
    Milliseconds window = std::min(base, cap);
    for (int i = 1; i < failures && window < cap; ++i)
        window = std::min(window * 2, cap);
    const qint64 least = qMax<qint64>(1, std::min(base, cap).count() / 10);
    const qint64 drawn = random.bounded(least, qMax<qint64>(window.count(), least) + 1);
    return std::max(Milliseconds(drawn), retryAfter);
}

} // namespace caravan
