// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

#include <QHash>
#include <QRandomGenerator>

#include <set>

namespace caravan::simulation {

/// The journal on a disk that fails: an event may be refused before it is written, or its commit may fail with an
/// outcome that only the next start shows. Enforces the moves as the real one does, and keeps the accounts twice: as a
/// sum that follows each event, and to be counted anew (I10).
class SimulatedJournal final : public OrderOutbox
{
public:
    explicit SimulatedJournal(quint32 seed)
        : m_random(seed)
    {
    }

    double refusing = 0;  ///< share of appends that are refused
    double uncertain = 0; ///< share that say failed and may have been written
    double unreadable = 0;

    OrderId place(Money total);
    /// The process that had it open died; what was uncertain becomes certain.
    void restart();
    /// What staff do: true where the journal took it.
    bool release(const OrderId &id) { return append(id, {DeliveryEventKind::Released, {}, {}, {}}).ok(); }

    Result<QList<OrderId>, JournalError> pending() override;
    Result<DeliveryRecord, JournalError> record(const OrderId &id) override;
    Result<OrderSnapshot, JournalError> snapshot(const OrderId &id) override;
    Result<std::optional<Contact>, JournalError> contact(const OrderId &) override { return std::optional<Contact>(); }
    /// No audit runs in the simulation (tst_store_audit has it).
    Result<QList<AcknowledgedOrder>, JournalError> acknowledged(const AcknowledgedQuery &) override
    {
        return QList<AcknowledgedOrder>();
    }
    Result<DeliveryRecord, JournalError> append(const OrderId &id, const DeliveryEvent &event) override;
    Result<OrderAccounts, JournalError> accounts() override { return m_accounts; }

    [[nodiscard]] const QList<OrderId> &placed() const { return m_placed; }
    [[nodiscard]] const DeliveryRecord &recordOf(const OrderId &id) const { return m_orders.find(id)->record; }
    /// Counted anew.
    [[nodiscard]] OrderAccounts recount() const;
    [[nodiscard]] const QString &violation() const { return m_violation; } ///< a move that a dispatcher must not try
    [[nodiscard]] OrderId lastTouched() const { return m_lastTouched; }

private:
    struct Kept
    {
        OrderSnapshot snapshot;
        DeliveryRecord record;
        int position = 0;
    };
    struct Uncertain
    {
        OrderId id;
        DeliveryEvent event;
    };
    void apply(Kept &kept, const DeliveryEvent &event);
    int &count(DeliveryState state);

    QHash<OrderId, Kept> m_orders;
    QList<OrderId> m_placed;
    std::set<int> m_pending; ///< positions in m_placed
    OrderAccounts m_accounts;
    std::optional<Uncertain> m_uncertain;
    QString m_violation;
    OrderId m_lastTouched;
    QRandomGenerator m_random;
};

} // namespace caravan::simulation
