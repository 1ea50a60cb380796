// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/pull_pass.h"

#include "sync/outbox/delivery_core.h"
#include "sync/pull/delta_cursor.h"

#include <utility>

namespace caravan {

void PullPass::finish()
{
    if (!std::exchange(m_over, true)) emit finished();
}

void PullPass::fail(const StoreFault &fault)
{
    if (!std::exchange(m_over, true)) emit failed(PullFault{fault, faultReason(fault)});
}

void PullPass::failWriting(CatalogError)
{
    if (!std::exchange(m_over, true))
        emit failed(PullFault{StoreFault{StoreFaultKind::Conflict, 0, {}, {}}, u"catalog.write"_qs});
}

void PullPass::noteUpdate(const ProductId &id, const QString &updatedAt)
{
    QString &known = m_updatedAt[id];
    known = laterOf(known, updatedAt);
}

template <class Row> bool PullPass::passFresh(const QList<Row> &rows, ProductId Row::*id)
{
    for (const Row &row : rows) {
        noteUpdate(row.*id, row.updatedAt);
        if (row.updatedAt.isEmpty() || m_updatedAt.value(row.*id) == row.updatedAt) continue;
        fail(StoreFault{StoreFaultKind::Foreign, 200, u"stale"_qs, {}});
        return false;
    }
    return true;
}

void PullPass::refresh(const QList<ProductId> &ids, std::function<void()> then)
{
    if (ids.isEmpty()) return then();
    const QList<ProductId> part = ids.first(qMin(ids.size(), qsizetype(pullPageSize)));
    const QList<ProductId> rest = ids.sliced(part.size());
    fetch<RemotePage<RemoteProduct>>(
        [this, part](auto reply) { m_ports.store.productsById(part, reply); },
        [this, part, rest, then](const RemotePage<RemoteProduct> &page) {
            if (!passFresh(page.rows, &RemoteProduct::id)) return;
            write([rows = page.rows, asOf = now()](CatalogSink &sink) { return sink.applyProducts(rows, asOf, {}); },
                  [this, part, rest, then](int) {
                      emit refreshed(part);
                      refreshTexts(part, 0, [this, rest, then] { refresh(rest, then); });
                  });
        });
}

void PullPass::refreshTexts(const QList<ProductId> &ids, size_t language, std::function<void()> then)
{
    if (language >= translatedLanguages.size()) return then();
    const Language tongue = translatedLanguages.at(language);
    fetch<RemotePage<RemoteTexts>>(
        [this, tongue, ids](auto reply) { m_ports.store.textsById(tongue, ids, reply); },
        [this, tongue, ids, language, then](const RemotePage<RemoteTexts> &page) {
            if (!passFresh(page.rows, &RemoteTexts::product)) return;
            write([tongue, rows = page.rows](CatalogSink &sink) { return sink.applyTexts(tongue, rows, {}); },
                  [this, ids, language, then](int) { refreshTexts(ids, language + 1, then); });
        });
}

} // namespace caravan
