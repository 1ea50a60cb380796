// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/pull_pass.h"

namespace caravan {

/// Sweeps prices and stock of everything: the store has no delta for stock.
class StockPass final : public PullPass
{
public:
    using PullPass::PullPass;
    void run() override;

private:
    void pull();

    int m_offset = 0;
    UtcTime m_begun{};
};

} // namespace caravan
