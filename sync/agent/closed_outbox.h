// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

namespace caravan {

/// Stands in while the journal cannot be used: nothing is delivered, the reason is seen, and the catalog is pulled as
/// ever.
class ClosedOutbox final : public OrderOutbox
{
public:
    explicit ClosedOutbox(JournalError reason)
        : m_reason(reason)
    {
    }
    Result<QList<OrderId>, JournalError> pending() override { return Failure{m_reason}; }
    Result<DeliveryRecord, JournalError> record(const OrderId &) override { return Failure{m_reason}; }
    Result<OrderSnapshot, JournalError> snapshot(const OrderId &) override { return Failure{m_reason}; }
    Result<std::optional<Contact>, JournalError> contact(const OrderId &) override { return Failure{m_reason}; }
    Result<QList<AcknowledgedOrder>, JournalError> acknowledged(const AcknowledgedQuery &) override
    {
        return Failure{m_reason};
    }
    Result<DeliveryRecord, JournalError> append(const OrderId &, const DeliveryEvent &) override
    {
        return Failure{m_reason};
    }
    Result<OrderAccounts, JournalError> accounts() override { return Failure{m_reason}; }

private:
    JournalError m_reason;
};

} // namespace caravan
