// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "domain/checkout/order_draft.h"
#include "storage/contact_vault.h"
#include "storage/order_journal_sqlite.h"
#include "storage/order_outbox_sqlite.h"

#include <QTemporaryDir>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace caravan::test {

/// A clock that moves only when the test says so.
class FakeClock final : public Clock
{
public:
    UtcTime utc = utcFromMillis(1'790'000'000'000);
    SteadyTime steady{};
    [[nodiscard]] UtcTime utcNow() const override { return utc; }
    [[nodiscard]] SteadyTime steadyNow() const override { return steady; }
};

inline LocalizedText zh(const QString &text)
{
    LocalizedText localized;
    localized.set(Language::ZhCn, text);
    return localized;
}

inline LineItem line(const QString &variant, qint64 fen, int quantity)
{
    LineItem item;
    item.variant = VariantId::parse(variant);
    item.product = ProductId::parse(u"prod_" + variant);
    item.sku = Sku::parse(u"SKU-" + variant);
    item.productTitle = zh(u"吐鲁番绿葡萄干"_qs);
    item.variantTitle = zh(u"250 克袋装"_qs);
    item.unitPrice = Money::fromFen(fen);
    item.quantity = quantity;
    return item;
}

inline Contact somebody()
{
    return {u"阿依古丽"_qs, u"13912345678"_qs,
            PostalAddress{u"新疆"_qs, u"吐鲁番市"_qs, u"高昌区"_qs, u"葡萄沟路 1 号"_qs, u"838000"_qs}};
}

inline OrderDraft draft(bool withContact = true)
{
    OrderDraft order;
    order.lines = {line(u"var_a"_qs, 1990, 2), line(u"var_b"_qs, 3500, 1)};
    order.catalogVersion = 7;
    if (withContact) {
        order.fulfilment = FulfilmentKind::Ship;
        order.shippingPrice = Money::fromFen(800);
        order.contact = somebody();
        order.noticeVersion = u"2026-09"_qs;
    }
    return order;
}

/// Without syncs: what these tests check does not hang on them, and hundreds of small files take minutes with them.
inline JournalTuning unsynced()
{
    JournalTuning tuning;
    tuning.synchronous = Synchronous::Off;
    return tuning;
}

/// A folder with keys and, when opened, a journal seen from both of its sides.
class JournalFixture
{
public:
    JournalFixture()
        : vault(ContactVault::open(dir.filePath(u"contact.key"_qs)).value())
    {
    }

    [[nodiscard]] QString path() const { return dir.filePath(u"journal.db"_qs); }

    std::unique_ptr<OrderJournalSqlite> journal(const JournalTuning &tuning = unsynced())
    {
        return std::move(openJournal(tuning)).value();
    }
    Result<std::unique_ptr<OrderJournalSqlite>, JournalError> openJournal(const JournalTuning &tuning = unsynced())
    {
        OrderJournalSqlite::Options options;
        options.path = path();
        options.terminal = u"K07"_qs;
        options.tuning = tuning;
        return OrderJournalSqlite::open(options, vault, clock);
    }
    std::unique_ptr<OrderOutboxSqlite> outbox(const JournalTuning &tuning = unsynced())
    {
        return std::move(OrderOutboxSqlite::open({path(), tuning}, vault, clock)).value();
    }
    [[nodiscard]] OrderId newId() const { return OrderId::make(clock.utc); }

    /// One number out of the file, past the repositories.
    [[nodiscard]] qint64 count(const char *sql) const
    {
        SQLite::Database database(path().toStdString(), SQLite::OPEN_READONLY, 5000);
        return database.execAndGet(sql).getInt64();
    }
    /// What an intruder or a broken program would do.
    void tamper(const char *sql) const
    {
        SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE, 5000);
        database.exec("PRAGMA synchronous=OFF");
        database.exec(sql);
    }

    QTemporaryDir dir;
    FakeClock clock;
    ContactVault vault;
};

/// The events that bring an order from Pending to just before its acknowledgement.
inline QList<DeliveryEvent> stepsToComplete()
{
    return {{DeliveryEventKind::CartCreated, u"cart_1"_qs, {}, {}},
            {DeliveryEventKind::ShippingChosen, u"so_1"_qs, {}, {}},
            {DeliveryEventKind::CollectionCreated, u"pay_1"_qs, {}, {}},
            {DeliveryEventKind::SessionCreated, {}, {}, {}},
            {DeliveryEventKind::CompleteSent, {}, {}, {}}};
}

inline DeliveryEvent acknowledged(const QString &remote = u"order_1"_qs)
{
    return {DeliveryEventKind::Acknowledged, remote, {}, Money::fromFen(8280)};
}

} // namespace caravan::test
