// SPDX-License-Identifier: Apache-2.0
#include "orders/place_command.h"

#include "orders/status.h"
#include "storage/catalog_reader_sqlite.h"
#include "storage/order_journal_sqlite.h"

namespace caravan::orders {

int place(const ProcessOptions &process, const PlaceOptions &options)
{
    const SystemClock clock;
    const auto vault = ContactVault::open(state::contactKey(process.stateDir));
    if (!vault)
        return complain(StatusFailed, QStringLiteral("the key of the contacts (contact.key) cannot be used or made"));
    const auto journal = OrderJournalSqlite::open(
        {state::journalDatabase(process.stateDir), process.config.terminal.id, 1, {}}, *vault, clock);
    if (!journal) return complain(StatusFailed, QStringLiteral("the journal: ") + describe(journal.error()));

    CatalogReaderSqlite catalog(state::catalogDatabase(process.stateDir), process.config.store.originRoot);
    auto opened = DraftSource::open(catalog, options.wish);
    if (!opened) return complain(StatusFailed, opened.error());
    DraftSource source = std::move(opened).value();
    if (!source.hasCatalog())
        complain(StatusDone, QStringLiteral("no catalog in %1 yet: the orders are for a sample that no store knows")
                                 .arg(process.stateDir));

    for (int placed = 0; placed < options.count; ++placed) {
        const auto draft = source.next();
        if (!draft) return complain(StatusFailed, draft.error());
        const OrderId id = OrderId::make(clock.utcNow());
        const auto order = journal.value()->place(id, *draft);
        if (!order)
            return complain(StatusRefused, QStringLiteral("order %1 of %2 was not accepted: %3")
                                               .arg(placed + 1)
                                               .arg(options.count)
                                               .arg(describe(order.error())));
        if (!printLine(ticketLine(*order, options.format)))
            return complain(StatusFailed, QStringLiteral("nobody reads the tickets; %1 is in the journal all the same")
                                              .arg(order->number.toString()));
    }
    return StatusDone;
}

} // namespace caravan::orders
