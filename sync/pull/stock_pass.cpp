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
    const PageTags::Page known = m_tags.at(m_offset);
    fetch<RemotePage<RemotePriceAndStock>>(
        [this, known](auto reply) { m_ports.store.pricesAndStock(m_offset, pullPageSize, known.etag, reply); },
        [this, known](const RemotePage<RemotePriceAndStock> &page) {
            if (page.notModified) return turn(known.rowsOnWire, known.count);
            store(page);
        });
}

void StockPass::store(const RemotePage<RemotePriceAndStock> &page)
{
    write([rows = page.rows, asOf = now()](CatalogSink &sink) { return sink.applyPricesAndStock(rows, asOf); },
          [this, page](int) {
              m_tags.keep(m_offset, page); // only now: it has been written
              turn(page.rowsOnWire, page.count);
          });
}

void StockPass::turn(int rowsOnWire, int count)
{
    m_offset += rowsOnWire;
    if (rowsOnWire > 0 && m_offset < count) return pull();
    if (m_offset < count) return finish();
    write([asOf = m_begun](CatalogSink &sink) { return sink.sweepDone(asOf); }, [this](Done) { finish(); });
}

} // namespace caravan
