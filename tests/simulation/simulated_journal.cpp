// SPDX-License-Identifier: Apache-2.0
#include "simulation/simulated_journal.h"

#include <utility>

namespace caravan::simulation {

OrderId SimulatedJournal::place(Money total)
{
    const int counter = static_cast<int>(m_placed.size()) + 1;
    Kept kept;
    kept.position = counter - 1;
    kept.snapshot.id = OrderId::make(utcFromMillis(1'795'000'000'000 + counter));
    kept.snapshot.number = OrderNumber::make(QStringLiteral("K07"), counter);
    kept.snapshot.total = total;
    kept.snapshot.lines.append({VariantId::parse(QStringLiteral("variant_1")),
                                ProductId::parse(QStringLiteral("prod_1")),
                                Sku::parse(QStringLiteral("SKU")),
                                QStringLiteral("x"),
                                1,
                                total,
                                {}});
    kept.record.order = kept.snapshot.id;
    m_placed.append(kept.snapshot.id);
    m_pending.insert(kept.position);
    ++m_accounts.accepted;
    ++m_accounts.pending;
    m_orders.insert(kept.snapshot.id, kept);
    return kept.snapshot.id;
}

void SimulatedJournal::restart()
{
    const auto left = std::exchange(m_uncertain, std::nullopt);
    if (!left || m_random.bounded(2) == 0) return;
    Kept &kept = m_orders[left->id];
    if (allows(kept.record, left->event)) apply(kept, left->event);
}

Result<QList<OrderId>, JournalError> SimulatedJournal::pending()
{
    if (m_random.generateDouble() < unreadable) return Failure{JournalError::Busy};
    QList<OrderId> list;
    list.reserve(static_cast<qsizetype>(m_pending.size()));
    for (const int position : m_pending)
        list.append(m_placed.at(position));
    return list;
}

Result<DeliveryRecord, JournalError> SimulatedJournal::record(const OrderId &id)
{
    if (m_random.generateDouble() < unreadable) return Failure{JournalError::Failed};
    return m_orders.find(id)->record;
}

Result<OrderSnapshot, JournalError> SimulatedJournal::snapshot(const OrderId &id)
{
    if (m_random.generateDouble() < unreadable) return Failure{JournalError::Failed};
    return m_orders.find(id)->snapshot;
}

Result<DeliveryRecord, JournalError> SimulatedJournal::append(const OrderId &id, const DeliveryEvent &event)
{
    if (m_random.generateDouble() < refusing) return Failure{JournalError::Full};
    Kept &kept = m_orders[id];
    if (!allows(kept.record, event)) {
        // Staff may press the button twice; everything else is the dispatcher's own.
        if (event.kind != DeliveryEventKind::Released)
            m_violation = deliveryEventName(event.kind) + u" on a record that does not allow it";
        return Failure{JournalError::Failed};
    }
    if (m_random.generateDouble() < uncertain) {
        m_uncertain = Uncertain{id, event};
        return Failure{JournalError::Failed};
    }
    m_uncertain.reset(); // the next commit takes its place in the log
    apply(kept, event);
    return kept.record;
}

void SimulatedJournal::apply(Kept &kept, const DeliveryEvent &event)
{
    --count(kept.record.state);
    kept.record.apply(event);
    ++count(kept.record.state);
    if (kept.record.state == DeliveryState::Pending)
        m_pending.insert(kept.position);
    else
        m_pending.erase(kept.position);
    m_lastTouched = kept.record.order;
}

int &SimulatedJournal::count(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Acknowledged:
        return m_accounts.acknowledged;
    case DeliveryState::Quarantined:
        return m_accounts.quarantined;
    case DeliveryState::Voided:
        return m_accounts.voided;
    case DeliveryState::Pending:
        break;
    }
    return m_accounts.pending;
}

OrderAccounts SimulatedJournal::recount() const
{
    OrderAccounts accounts;
    for (const Kept &kept : m_orders) {
        ++accounts.accepted;
        accounts.pending += kept.record.state == DeliveryState::Pending;
        accounts.acknowledged += kept.record.state == DeliveryState::Acknowledged;
        accounts.quarantined += kept.record.state == DeliveryState::Quarantined;
        accounts.voided += kept.record.state == DeliveryState::Voided;
    }
    return accounts;
}

} // namespace caravan::simulation
