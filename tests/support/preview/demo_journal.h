// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

namespace caravan::preview {

/// A journal in memory that takes every order, or refuses each with one error. Called on the database Worker only.
class DemoJournal final : public OrderJournal
{
public:
    /// Set before the order, from the GUI thread while the worker rests.
    std::optional<JournalError> refuseWith;

    Result<PlacedOrder, JournalError> place(const OrderId &id, const OrderDraft &draft) override
    {
        if (refuseWith) return Failure{*refuseWith};
        m_orders.append(
            {{id, OrderNumber::make(QStringLiteral("K07"), 42), draft.total(), utcFromMillis(1'795'500'000'000)},
             DeliveryState::Pending,
             {},
             0});
        return m_orders.constLast().order;
    }
    Result<OrderAccounts, JournalError> accounts() override
    {
        const int count = static_cast<int>(m_orders.size());
        return OrderAccounts{count, 0, count, 0, 0};
    }
    Result<QList<OrderOverview>, JournalError> recent(int limit) override { return m_orders.mid(0, limit); }

private:
    QList<OrderOverview> m_orders;
};

} // namespace caravan::preview
