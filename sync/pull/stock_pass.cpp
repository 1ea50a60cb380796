// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/stock_pass.h"

namespace caravan {

void StockPass::run()
{
    m_begun = now();
    pull();
}

void StockPass::pull()
{
    fetch<RemotePage<RemotePriceAndStock>>(
        [this](auto reply) { m_ports.store.pricesAndStock(m_offset, pullPageSize, reply); },
        [this](const RemotePage<RemotePriceAndStock> &page) {
            m_offset += page.rowsOnWire;
            const bool more = page.rowsOnWire > 0 && m_offset < page.count;
            const bool whole = m_offset >= page.count;
            write([rows = page.rows, asOf = now()](CatalogSink &sink) { return sink.applyPricesAndStock(rows, asOf); },
                  [this, more, whole](int) {
                      if (more) return pull();
                      if (!whole) return finish();
                      write([asOf = m_begun](CatalogSink &sink) { return sink.sweepDone(asOf); },
                            [this](Done) { finish(); });
                  });
        });
}

} // namespace caravan
