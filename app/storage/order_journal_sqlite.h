// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"
#include "storage/contact_vault.h"
#include "storage/journal_file.h"

namespace caravan {

/// The kiosk's side of journal.db. Lives on the kiosk's database Worker; vault and clock outlive it.
class OrderJournalSqlite final : public OrderJournal
{
public:
    struct Options
    {
        QString path;
        QString terminal;     ///< `[A-Z][0-9]{2}`: stands in every order number
        int firstCounter = 1; ///< of a new file; above 1 after a damaged one was set aside
        JournalTuning tuning;
    };

    /// Makes or migrates the file. A file of a newer release opens for reading; place() then says NewerSchema.
    static Result<std::unique_ptr<OrderJournalSqlite>, JournalError>
    open(const Options &options, const ContactVault &vault, const Clock &clock);
    ~OrderJournalSqlite() override;

    /// Besides the port's errors: InvalidDraft also for lines out of the cart's limits, Failed where the contact could
    /// not be sealed.
    Result<PlacedOrder, JournalError> place(const OrderId &id, const OrderDraft &draft) override;
    Result<OrderAccounts, JournalError> accounts() override;
    Result<QList<OrderOverview>, JournalError> recent(int limit) override;

private:
    OrderJournalSqlite(std::unique_ptr<JournalFile> file, const Options &options, const ContactVault &vault,
                       const Clock &clock);
    std::optional<PlacedOrder> find(const OrderId &id);
    int nextCounter();
    Result<PlacedOrder, JournalError> insert(const OrderId &id, const OrderDraft &draft, const QByteArray &sealed);
    void insertLines(const OrderId &id, const OrderDraft &draft);
    Money storedTotal(const OrderId &id);

    std::unique_ptr<JournalFile> m_file;
    Options m_options;
    const ContactVault &m_vault;
    const Clock &m_clock;
};

} // namespace caravan
