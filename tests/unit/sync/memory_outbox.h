// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

#include <QHash>
#include <QRandomGenerator>

#include <limits>

namespace caravan {

/// The journal's delivery side in memory. Can fail as a busy or full disk does, before the event is written.
class MemoryOutbox final : public OrderOutbox
{
public:
    struct Kept
    {
        OrderSnapshot snapshot;
        DeliveryRecord record;
        QList<DeliveryEvent> events;
    };

    QHash<OrderId, Kept> orders;
    QList<OrderId> placed; ///< oldest first
    QStringList violations;
    double failing = 0; ///< share of appends that fail
    JournalError failure = JournalError::Busy;
    QRandomGenerator random{1};

    OrderId place(int counter, Money total, FulfilmentKind fulfilment = FulfilmentKind::TakeAway)
    {
        OrderSnapshot snapshot;
        snapshot.id = OrderId::make(utcFromMillis(1'795'000'000'000 + counter));
        snapshot.number = OrderNumber::make(QStringLiteral("K07"), counter);
        snapshot.terminal = QStringLiteral("K07");
        snapshot.fulfilment = fulfilment;
        snapshot.total = total;
        snapshot.lines.append({VariantId::parse(QStringLiteral("variant_1")),
                               ProductId::parse(QStringLiteral("prod_1")),
                               Sku::parse(QStringLiteral("SKU")),
                               QStringLiteral("x"),
                               1,
                               total,
                               {}});
        Kept kept{snapshot, {}, {}};
        kept.record.order = snapshot.id;
        orders.insert(snapshot.id, kept);
        placed.append(snapshot.id);
        return snapshot.id;
    }

    bool allAcknowledged()
    {
        const OrderAccounts sums = accounts().value();
        return sums.acknowledged == sums.accepted;
    }

    Result<QList<OrderId>, JournalError> pending() override
    {
        QList<OrderId> list;
        for (const OrderId &id : std::as_const(placed))
            if (orders[id].record.state == DeliveryState::Pending) list.append(id);
        return list;
    }
    Result<DeliveryRecord, JournalError> record(const OrderId &id) override
    {
        if (!orders.contains(id)) return Failure{JournalError::NotFound};
        return orders[id].record;
    }
    Result<OrderSnapshot, JournalError> snapshot(const OrderId &id) override
    {
        if (!orders.contains(id)) return Failure{JournalError::NotFound};
        if (damaged.contains(id)) return Failure{JournalError::Damaged};
        return orders[id].snapshot;
    }
    Result<std::optional<Contact>, JournalError> contact(const OrderId &) override { return std::optional<Contact>(); }
    Result<QList<AcknowledgedOrder>, JournalError> acknowledged(const AcknowledgedQuery &query) override
    {
        QList<AcknowledgedOrder> list;
        const qint64 before = query.beforePosition > 0 ? query.beforePosition : std::numeric_limits<qint64>::max();
        for (auto it = acknowledgements.rbegin(); it != acknowledgements.rend() && list.size() < query.limit; ++it) {
            const DeliveryRecord &record = orders[it->id].record;
            if (it->position < before && it->store == query.store && record.state == DeliveryState::Acknowledged &&
                record.remoteOrder == it->remoteOrder)
                list.append({it->id, record.cart, record.remoteOrder, it->position});
        }
        return list;
    }
    struct Acknowledgement
    {
        OrderId id;
        RemoteOrderId remoteOrder;
        QString store;
        qint64 position = 0;
    };
    QList<Acknowledgement> acknowledgements;

    Result<DeliveryRecord, JournalError> append(const OrderId &id, const DeliveryEvent &event) override
    {
        if (random.generateDouble() < failing) return Failure{failure};
        Kept &kept = orders[id];
        // The rules that the real journal enforces: breaking one is a fault of the caller, not of the disk.
        if (!allows(kept.record, event)) {
            violations.append(deliveryEventName(event.kind));
            return Failure{JournalError::Failed};
        }
        kept.record.apply(event);
        kept.events.append(event);
        if (event.kind == DeliveryEventKind::Acknowledged)
            acknowledgements.append({id, kept.record.remoteOrder, event.detail, acknowledgements.size() + 1});
        return kept.record;
    }
    Result<OrderAccounts, JournalError> accounts() override
    {
        OrderAccounts accounts;
        for (const Kept &kept : std::as_const(orders)) {
            ++accounts.accepted;
            accounts.pending += kept.record.state == DeliveryState::Pending;
            accounts.acknowledged += kept.record.state == DeliveryState::Acknowledged;
            accounts.quarantined += kept.record.state == DeliveryState::Quarantined;
            accounts.voided += kept.record.state == DeliveryState::Voided;
        }
        return accounts;
    }

    QList<OrderId> damaged;
};

} // namespace caravan
