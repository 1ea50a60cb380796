// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

namespace caravan {

/// Stands in where journal.db cannot be used: the shelves can still be looked at, every order is refused with the
/// reason, and nothing is written over what a technician may still save.
class ClosedJournal final : public OrderJournal
{
public:
    explicit ClosedJournal(JournalError reason)
        : m_reason(reason)
    {
    }
    Result<PlacedOrder, JournalError> place(const OrderId &, const OrderDraft &) override { return Failure{m_reason}; }
    Result<OrderAccounts, JournalError> accounts() override { return Failure{m_reason}; }
    Result<QList<OrderOverview>, JournalError> recent(int) override { return Failure{m_reason}; }

private:
    JournalError m_reason;
};

} // namespace caravan
