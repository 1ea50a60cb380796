// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

#include <QMutex>
#include <QMutexLocker>

#include <algorithm>

namespace caravan {

/// A journal in memory that keeps the promises of the port: the same id is one order, a faulty draft is refused.
/// Thread-safe. Set a failure and every call answers with it, place() having written nothing.
class FakeOrderJournal final : public OrderJournal
{
public:
    struct Placed
    {
        PlacedOrder order;
        OrderDraft draft;
        DeliveryState state = DeliveryState::Pending;
    };

    void setFailure(std::optional<JournalError> failure)
    {
        const QMutexLocker lock(&m_mutex);
        m_failure = failure;
    }
    /// place() writes the order and says Failed all the same: a commit of unknown outcome.
    void setLosesItsAnswer(bool loses)
    {
        const QMutexLocker lock(&m_mutex);
        m_losesItsAnswer = loses;
    }
    void setState(const OrderId &id, DeliveryState state)
    {
        const QMutexLocker lock(&m_mutex);
        for (Placed &placed : m_orders)
            if (placed.order.id == id) placed.state = state;
    }
    [[nodiscard]] QList<Placed> orders() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_orders;
    }
    /// The id of every call of place(), refused ones too.
    [[nodiscard]] QList<OrderId> asked() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }

    Result<PlacedOrder, JournalError> place(const OrderId &id, const OrderDraft &draft) override
    {
        const QMutexLocker lock(&m_mutex);
        m_asked.append(id);
        if (m_failure) return Failure{*m_failure};
        for (const Placed &placed : m_orders)
            if (placed.order.id == id) return placed.order;
        if (check(draft) != DraftFault::None) return Failure{JournalError::InvalidDraft};
        const auto counter = static_cast<int>(m_orders.size()) + 1;
        const PlacedOrder order{id, OrderNumber::make(QStringLiteral("K01"), counter), draft.total(), UtcTime{}};
        m_orders.append({order, draft, DeliveryState::Pending});
        if (m_losesItsAnswer) return Failure{JournalError::Failed};
        return order;
    }

    Result<OrderAccounts, JournalError> accounts() override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        const auto in = [this](DeliveryState state) {
            return static_cast<int>(std::count_if(m_orders.begin(), m_orders.end(),
                                                  [state](const Placed &placed) { return placed.state == state; }));
        };
        return OrderAccounts{static_cast<int>(m_orders.size()), in(DeliveryState::Acknowledged),
                             in(DeliveryState::Pending), in(DeliveryState::Quarantined), in(DeliveryState::Voided)};
    }

    Result<QList<OrderOverview>, JournalError> recent(int limit) override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        QList<OrderOverview> newest;
        for (auto placed = m_orders.rbegin(); placed != m_orders.rend() && newest.size() < limit; ++placed)
            newest.append({placed->order, placed->state, {}, 0});
        return newest;
    }

private:
    mutable QMutex m_mutex;
    QList<Placed> m_orders;
    QList<OrderId> m_asked;
    std::optional<JournalError> m_failure;
    bool m_losesItsAnswer = false;
};

} // namespace caravan
