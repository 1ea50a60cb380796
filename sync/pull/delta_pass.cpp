// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/delta_pass.h"

namespace caravan {

QString DeltaPass::productsKey() { return u"delta.products"_qs; }
QString DeltaPass::variantsKey() { return u"delta.variants"_qs; }

void DeltaPass::Walk::turn(const QString &pageLatest, int rowsOnWire)
{
    if (pages++ == 0) latestOfFirstPage = pageLatest;
    latest = laterOf(latest, pageLatest);
    offset += rowsOnWire;
}

void DeltaPass::run()
{
    using Keys = std::pair<QString, QString>;
    write(
        [](CatalogSink &sink) -> CatalogSink::Written<Keys> {
            const auto products = sink.cursor(productsKey());
            if (!products) return products.failure();
            const auto variants = sink.cursor(variantsKey());
            if (!variants) return variants.failure();
            return Keys(*products, *variants);
        },
        [this](const Keys &keys) {
            m_products.cursor = DeltaCursor::fromText(keys.first);
            m_variants.cursor = DeltaCursor::fromText(keys.second);
            // Without a time to go on from, a delta would be the whole catalog again: that is the full pull's work.
            if (m_products.cursor.from.isEmpty()) return finish();
            pullProducts();
        });
}

void DeltaPass::pullProducts()
{
    fetch<RemotePage<RemoteProduct>>(
        [this](auto reply) {
            m_ports.store.products(m_products.offset, pullPageSize, m_products.cursor.query(), reply);
        },
        [this](const RemotePage<RemoteProduct> &page) {
            m_products.turn(page.latestUpdate, page.rowsOnWire);
            for (const RemoteProduct &product : page.rows) {
                noteUpdate(product.id, product.updatedAt);
                m_changed.insert(product.id);
            }
            if (page.rowsOnWire > 0 && m_products.offset < page.count) return pullProducts();
            pullVariants();
        });
}

void DeltaPass::pullVariants()
{
    fetch<RemotePage<ProductId>>(
        [this](auto reply) {
            m_ports.store.variantsChanged(m_variants.offset, sweepPageSize, m_variants.cursor.query(), reply);
        },
        [this](const RemotePage<ProductId> &page) {
            m_variants.turn(page.latestUpdate, page.rowsOnWire);
            for (const ProductId &id : page.rows)
                m_changed.insert(id);
            if (page.rowsOnWire > 0 && m_variants.offset < page.count) return pullVariants();
            // Whole products once more by id: with prices and texts of one moment, whatever it was that changed.
            refresh(QList<ProductId>(m_changed.begin(), m_changed.end()), [this] { storeCursors(); });
        });
}

void DeltaPass::storeCursors()
{
    const QList<PullCursor> cursors{{productsKey(), m_products.end().toText()},
                                    {variantsKey(), m_variants.end().toText()}};
    write([cursors](CatalogSink &sink) { return sink.setCursors(cursors); }, [this](Done) { finish(); });
}

} // namespace caravan
