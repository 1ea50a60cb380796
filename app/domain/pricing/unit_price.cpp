// SPDX-License-Identifier: Apache-2.0
#include "domain/pricing/unit_price.h"

namespace caravan {

Money unitPrice(Money pack, int packGrams, int grams)
{
    Q_ASSERT(packGrams > 0);
    const qint64 scaled = pack.fen() * grams;
    return Money::fromFen((scaled + packGrams / 2) / packGrams);
}

} // namespace caravan
