// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"
#include "storage/contact_vault.h"
#include "storage/journal_file.h"

namespace caravan {

/// The agent's side of journal.db. Lives on the agent's database thread; vault and clock outlive it.
class OrderOutboxSqlite final : public OrderOutbox
{
public:
    struct Options
    {
        QString path;
        JournalTuning tuning;
    };

    static Result<std::unique_ptr<OrderOutboxSqlite>, JournalError> open(const Options &options,
                                                                         const ContactVault &vault, const Clock &clock);
    ~OrderOutboxSqlite() override;

    Result<QList<OrderId>, JournalError> pending() override;
    Result<DeliveryRecord, JournalError> record(const OrderId &id) override;
    /// Damaged where the document does not match its hash or cannot be read.
    Result<OrderSnapshot, JournalError> snapshot(const OrderId &id) override;
    /// Damaged where the sealed contact cannot be opened for this order.
    Result<std::optional<Contact>, JournalError> contact(const OrderId &id) override;
    Result<QList<AcknowledgedOrder>, JournalError> acknowledged(const AcknowledgedQuery &query) override;
    /// Refuses with Failed what allows() forbids, and with Damaged an acknowledgement by another remote order: then the
    /// store has the order twice, or answered for another. ContactErased removes the sealed contact in the same
    /// transaction and scrubs it from the write-ahead log.
    Result<DeliveryRecord, JournalError> append(const OrderId &id, const DeliveryEvent &event) override;
    Result<OrderAccounts, JournalError> accounts() override;

private:
    OrderOutboxSqlite(std::unique_ptr<JournalFile> file, const ContactVault &vault, const Clock &clock);
    Result<DeliveryRecord, JournalError> appendNow(const OrderId &id, const DeliveryEvent &event);
    Result<QByteArray, JournalError> blobOf(const char *sql, const OrderId &id);

    std::unique_ptr<JournalFile> m_file;
    const ContactVault &m_vault;
    const Clock &m_clock;
};

} // namespace caravan
