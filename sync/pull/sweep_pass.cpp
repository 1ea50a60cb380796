// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/sweep_pass.h"

#include "core/logging.h"

namespace caravan {

SweepVerdict judgeSweep(bool whole, const QSet<ProductId> &there, const QList<ProductId> &here,
                        const QSet<ProductId> &suspectedBefore)
{
    SweepVerdict verdict;
    if (!whole || there.isEmpty()) return verdict;
    for (const ProductId &id : here)
        if (!there.contains(id)) verdict.remove.append(id);
    if (verdict.remove.size() * 2 <= here.size()) return verdict;
    verdict.suspected = QSet<ProductId>(verdict.remove.begin(), verdict.remove.end());
    verdict.remove.removeIf([&](const ProductId &id) { return !suspectedBefore.contains(id); });
    for (const ProductId &id : std::as_const(verdict.remove))
        verdict.suspected.remove(id);
    return verdict;
}

void SweepPass::pull()
{
    fetch<RemotePage<ProductId>>([this](auto reply) { m_ports.store.productIds(m_offset, sweepPageSize, reply); },
                                 [this](const RemotePage<ProductId> &page) {
                                     if (m_count >= 0 && page.count != m_count) m_steady = false;
                                     m_count = page.count;
                                     m_offset += page.rowsOnWire;
                                     for (const ProductId &id : page.rows)
                                         m_there.insert(id);
                                     if (page.rowsOnWire > 0 && m_offset < page.count) return pull();
                                     judge();
                                 });
}

void SweepPass::judge()
{
    const bool whole = m_steady && m_offset == m_count && m_there.size() == m_count;
    using Outcome = std::pair<SweepVerdict, QList<ProductId>>;
    write(
        [whole, there = m_there, before = m_suspected](CatalogSink &sink) -> CatalogSink::Written<Outcome> {
            const auto here = sink.productIds();
            if (!here) return here.failure();
            const SweepVerdict verdict = judgeSweep(whole, there, *here, before);
            if (!verdict.remove.isEmpty())
                if (const auto removed = sink.removeProducts(verdict.remove); !removed) return removed.failure();
            QSet<ProductId> missed = there;
            for (const ProductId &id : *here)
                missed.remove(id);
            return Outcome(verdict, QList<ProductId>(missed.begin(), missed.end()));
        },
        [this](const Outcome &outcome) {
            m_suspected = outcome.first.suspected;
            if (!m_suspected.isEmpty())
                qCWarning(lcSync) << "sweep suspects" << m_suspected.size() << "products to be gone; asking again";
            refresh(outcome.second, [this] { finish(); });
        });
}

} // namespace caravan
