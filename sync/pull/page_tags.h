// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/store/store_client.h"

#include <QHash>

namespace caravan {

/// Entity tags of the pages of the price sweep as they were last written, so that an unchanged page costs a 304. They
/// are in memory only: a new run reads everything once. A value of the puller's.
///
/// A tag may be used only while what was written from its page still stands in the cache: where a product of the page
/// was written since from elsewhere, a page that is the same again (stock 5, 4, 5) would not repair it. So such pages
/// are forgotten. A page is known by the least and the greatest id on it: too wide at worst.
class PageTags
{
public:
    struct Page
    {
        QString etag;
        int count = 0;
        int rowsOnWire = 0;
        ProductId least;
        ProductId greatest;
    };

    [[nodiscard]] Page at(int offset) const { return m_pages.value(offset); }
    void keep(int offset, const RemotePage<RemotePriceAndStock> &page)
    {
        m_pages.remove(offset);
        if (page.etag.isEmpty() || page.rows.isEmpty()) return;
        Page known{page.etag, page.count, page.rowsOnWire, page.rows.first().product, page.rows.first().product};
        for (const RemotePriceAndStock &row : page.rows) {
            known.least = std::min(known.least, row.product);
            known.greatest = std::max(known.greatest, row.product);
        }
        m_pages.insert(offset, known);
    }
    void forget(const QList<ProductId> &written)
    {
        for (const ProductId &id : written)
            m_pages.removeIf([&id](const auto &page) { return !(id < page->least) && !(page->greatest < id); });
    }
    void clear() { m_pages.clear(); }

private:
    QHash<int, Page> m_pages; ///< by offset
};

} // namespace caravan
