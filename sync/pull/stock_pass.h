// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/page_tags.h"
#include "sync/pull/pull_pass.h"

namespace caravan {

/// Sweeps prices and stock of everything: the store has no delta for stock. Pages that are as they were are not sent
/// again by the store.
class StockPass final : public PullPass
{
public:
    /// `tags` outlives the pass.
    StockPass(PullPorts ports, PullGate &gate, PageTags &tags)
        : PullPass(ports, gate)
        , m_tags(tags)
    {
    }
    void run() override;

private:
    void pull();
    void store(const RemotePage<RemotePriceAndStock> &page);
    void turn(int rowsOnWire, int count);

    PageTags &m_tags;
    int m_offset = 0;
    UtcTime m_begun{};
};

} // namespace caravan
