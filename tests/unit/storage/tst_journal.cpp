// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_verification.h"
#include "storage_fixture.h"

#include <QTest>

#include <cstring>
#include <sqlite3.h>
#include <thread>

using namespace caravan;
using namespace caravan::test;

namespace {

/// A VFS that opens every file for reading only, as a file system mounted read-only would: the tests may run as root,
/// whom no mode stops.
const char *readOnlyVfs()
{
    static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
    vfs.zName = "test-read-only";
    vfs.xOpen = [](sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags) {
        sqlite3_vfs *const real = sqlite3_vfs_find("unix");
        const int readOnly = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
        return real->xOpen(real, name, file, readOnly, outFlags);
    };
    sqlite3_vfs_register(&vfs, 0);
    return vfs.zName;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void placesAnOrder()
    {
        JournalFixture fixture;
        const auto journal = fixture.journal();
        const OrderId id = fixture.newId();
        const auto placed = journal->place(id, draft());
        QVERIFY(placed.ok());
        QCOMPARE(placed->id, id);
        QCOMPARE(placed->number.toString(), OrderNumber::make(u"K07"_qs, 1).toString());
        QCOMPARE(placed->total.fen(), 2 * 1990 + 3500 + 800);
        QCOMPARE(placed->placedAt, fixture.clock.utc);

        const auto accounts = journal->accounts();
        QCOMPARE(accounts->accepted, 1);
        QCOMPARE(accounts->pending, 1);
        QVERIFY(accounts->balance());

        const auto outbox = fixture.outbox();
        QCOMPARE(outbox->pending().value(), QList<OrderId>{id});
        const auto snapshot = outbox->snapshot(id);
        QVERIFY(snapshot.ok());
        QCOMPARE(snapshot->number, placed->number);
        QCOMPARE(snapshot->lines.size(), 2);
        QCOMPARE(snapshot->total, placed->total);
        const auto contact = outbox->contact(id);
        QVERIFY(contact.ok() && contact->has_value());
        QCOMPARE((*contact)->phone, somebody().phone);
    }

    void survivesAReopening()
    {
        JournalFixture fixture;
        const OrderId id = fixture.newId();
        const auto first = fixture.journal()->place(id, draft());
        const auto journal = fixture.journal();
        QCOMPARE(journal->recent(10)->size(), 1);
        QCOMPARE(journal->recent(10)->first().order.number, first->number);
        QCOMPARE(journal->place(fixture.newId(), draft())->number.toString(),
                 OrderNumber::make(u"K07"_qs, 2).toString());
    }

    void sameIdReturnsTheFirstOrderUnchanged()
    {
        JournalFixture fixture;
        const auto journal = fixture.journal();
        const OrderId id = fixture.newId();
        const auto first = journal->place(id, draft());
        fixture.clock.utc += std::chrono::hours(1);
        OrderDraft other = draft(false);
        other.lines.removeLast();
        const auto again = journal->place(id, other);
        QVERIFY(again.ok());
        QCOMPARE(again->number, first->number);
        QCOMPARE(again->total, first->total);
        QCOMPARE(again->placedAt, first->placedAt);
        QCOMPARE(fixture.count("SELECT count(*) FROM orders"), 1);
        QCOMPARE(fixture.count("SELECT count(*) FROM entry"), 1);
        QCOMPARE(fixture.count("SELECT last FROM counter"), 1);
    }

    void refusesADraft_data()
    {
        QTest::addColumn<OrderDraft>("refused");
        QTest::newRow("empty") << OrderDraft();
        OrderDraft order = draft();
        order.contact.reset();
        QTest::newRow("no contact to ship to") << order;
        order = draft();
        order.noticeVersion.clear();
        QTest::newRow("no notice") << order;
        order = draft();
        order.lines.first().quantity = 0;
        QTest::newRow("quantity 0") << order;
        order.lines.first().quantity = -3;
        QTest::newRow("quantity below 0") << order;
        order.lines.first().quantity = Cart::maximumQuantity + 1;
        QTest::newRow("quantity above the limit") << order;
        order = draft();
        order.lines.first().unitPrice = Money::fromFen(-1);
        QTest::newRow("price below 0") << order;
        order.lines.first().unitPrice = Money::fromFen(std::numeric_limits<qint64>::max());
        QTest::newRow("price overflows") << order;
        order = draft();
        order.shippingPrice = Money::fromFen(-1);
        QTest::newRow("shipping below 0") << order;
        order = draft();
        order.lines.first().variant = {};
        QTest::newRow("no variant") << order;
        order = draft();
        order.lines = QList<LineItem>(Cart::maximumLines + 1, line(u"v"_qs, 1, 1));
        QTest::newRow("too many lines") << order;
    }
    void refusesADraft()
    {
        QFETCH(OrderDraft, refused);
        JournalFixture fixture;
        const auto journal = fixture.journal();
        const auto placed = journal->place(fixture.newId(), refused);
        QVERIFY(!placed.ok());
        QCOMPARE(placed.error(), JournalError::InvalidDraft);
        QCOMPARE(fixture.count("SELECT count(*) FROM orders"), 0);
        QCOMPARE(journal->place({}, draft()).error(), JournalError::InvalidDraft);
    }

    void takesOddTexts()
    {
        JournalFixture fixture;
        const auto journal = fixture.journal();
        OrderDraft order = draft();
        order.lines.first().productTitle =
            zh(QString(u"a\0b\u202e\u2066'\";--"_qs) + QString(5000, u'葡') + QChar(0xd800));
        order.contact->name = u"O'Brien \u202e"_qs;
        const OrderId id = fixture.newId();
        QVERIFY(journal->place(id, order).ok());
        QVERIFY(fixture.outbox()->snapshot(id).ok());
        const auto report = verifyJournal(fixture.path());
        QVERIFY(report.ok());
        QVERIFY2(report->ok, qPrintable(report->what));
    }

    void listsNewestFirst()
    {
        JournalFixture fixture;
        const auto journal = fixture.journal();
        QList<OrderId> ids;
        for (int i = 0; i < 5; ++i) {
            fixture.clock.utc -= std::chrono::hours(24 * 365); // a clock that jumps back orders nothing (I8)
            ids.append(fixture.newId());
            QVERIFY(journal->place(ids.last(), draft(i % 2 == 0)).ok());
        }
        const auto recent = journal->recent(3);
        QCOMPARE(recent->size(), 3);
        QCOMPARE(recent->at(0).order.id, ids.at(4));
        QCOMPARE(recent->at(2).order.id, ids.at(2));
        QCOMPARE(fixture.outbox()->pending().value(), ids);
        QVERIFY(journal->recent(-1)->isEmpty());
    }

    void fullDiskRefusesTheWholeOrder()
    {
        JournalFixture fixture;
        {
            const auto made = fixture.journal();
        }
        JournalTuning tuning = unsynced();
        tuning.maximumPages = static_cast<int>(fixture.count("SELECT page_count FROM pragma_page_count")) + 12;
        const auto journal = fixture.journal(tuning);
        int placed = 0;
        std::optional<JournalError> refusal;
        for (int i = 0; i < 500 && !refusal; ++i) {
            const auto order = journal->place(fixture.newId(), draft());
            if (order.ok())
                ++placed;
            else
                refusal = order.error();
        }
        QCOMPARE(refusal, std::optional(JournalError::Full));
        QVERIFY(placed > 0);
        QCOMPARE(fixture.count("SELECT count(*) FROM orders"), placed);
        QCOMPARE(fixture.count("SELECT count(*) FROM entry"), placed);
        QCOMPARE(fixture.count("SELECT count(*) FROM delivery"), placed);
        QCOMPARE(fixture.count("SELECT count(*) FROM contact"), placed);
        QCOMPARE(fixture.count("SELECT count(*) FROM order_line"), 2 * placed);
        QCOMPARE(fixture.count("SELECT last FROM counter"), placed);
        // Space again: the same journal goes on, without a gap in its numbers.
        const auto later = fixture.journal()->place(fixture.newId(), draft());
        QVERIFY(later.ok());
        QCOMPARE(later->number.toString(), OrderNumber::make(u"K07"_qs, placed + 1).toString());
        QVERIFY(verifyJournal(fixture.path())->ok);
    }

    void readOnlyFileSystemIsSaid()
    {
        JournalFixture fixture;
        {
            const auto made = fixture.journal();
        }
        JournalTuning tuning = unsynced();
        tuning.vfs = readOnlyVfs();
        const auto journal = fixture.openJournal(tuning);
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error(), JournalError::ReadOnly);
    }

    void aLockedFileIsBusy()
    {
        JournalFixture fixture;
        JournalTuning tuning = unsynced();
        tuning.busyTimeout = Milliseconds(20);
        const auto journal = fixture.journal(tuning);
        SQLite::Database other(fixture.path().toStdString(), SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        const OrderId id = fixture.newId();
        const auto refused = journal->place(id, draft());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error(), JournalError::Busy);
        other.exec("ROLLBACK");
        QVERIFY(journal->place(id, draft()).ok());
    }

    void aFileThatIsNoJournalIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("not a database, certainly not one of ours").repeated(200);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
    }
    void aFileThatIsNoJournalIsDamaged()
    {
        QFETCH(QByteArray, content);
        JournalFixture fixture;
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto journal = fixture.openJournal();
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error(), JournalError::Damaged);
    }

    void deliversStepByStep()
    {
        JournalFixture fixture;
        const auto journal = fixture.journal();
        const OrderId id = fixture.newId();
        QVERIFY(journal->place(id, draft()).ok());
        {
            const auto outbox = fixture.outbox();
            for (const DeliveryEvent &event : stepsToComplete())
                QVERIFY(outbox->append(id, event).ok());
        }
        const auto outbox = fixture.outbox(); // as after a crash
        const auto record = outbox->record(id);
        QVERIFY(record.ok());
        QCOMPARE(record->cart.toString(), u"cart_1"_qs);
        QCOMPARE(record->shipping.toString(), u"so_1"_qs);
        QCOMPARE(record->collection.toString(), u"pay_1"_qs);
        QVERIFY(record->sessionCreated && record->completeSent);
        QCOMPARE(outbox->append(id, {DeliveryEventKind::AttemptFailed, {}, u"store.unreachable"_qs, {}})->attempts, 1);
        QCOMPARE(outbox->append(id, acknowledged())->remoteOrder.toString(), u"order_1"_qs);
        QVERIFY(outbox->pending()->isEmpty());
        QCOMPARE(journal->accounts().value(), (OrderAccounts{1, 1, 0, 0, 0}));
        QCOMPARE(journal->recent(1)->first().state, DeliveryState::Acknowledged);
        QVERIFY(verifyJournal(fixture.path())->ok);
    }

    void refusesImpossibleMoves_data()
    {
        QTest::addColumn<QList<DeliveryEvent>>("before");
        QTest::addColumn<DeliveryEvent>("event");
        QTest::addColumn<JournalError>("error");
        const auto kind = [](DeliveryEventKind k, const QString &reference = {}) {
            return DeliveryEvent{k, reference, {}, {}};
        };
        const auto steps = stepsToComplete();
        const QList<DeliveryEvent> none;
        const QList<DeliveryEvent> ended = steps + QList<DeliveryEvent>{acknowledged()};
        const QList<DeliveryEvent> voided{kind(DeliveryEventKind::Voided)};
        const auto refused = [](const char *name, const QList<DeliveryEvent> &before, const DeliveryEvent &event,
                                JournalError error = JournalError::Failed) {
            QTest::newRow(name) << before << event << error;
        };
        refused("accepted twice", none, kind(DeliveryEventKind::Accepted));
        refused("shipping without a cart", none, kind(DeliveryEventKind::ShippingChosen, u"so_1"_qs));
        refused("collection without a cart", none, kind(DeliveryEventKind::CollectionCreated, u"pay_1"_qs));
        refused("session without a collection", steps.mid(0, 2), kind(DeliveryEventKind::SessionCreated));
        refused("complete without a session", steps.mid(0, 3), kind(DeliveryEventKind::CompleteSent));
        refused("second cart", steps.mid(0, 1), kind(DeliveryEventKind::CartCreated, u"cart_2"_qs));
        refused("second cart after complete", steps, kind(DeliveryEventKind::CartCreated, u"cart_2"_qs));
        refused("cart without an id", none, kind(DeliveryEventKind::CartCreated));
        refused("cart abandoned after complete", steps, kind(DeliveryEventKind::CartAbandoned));
        refused("no cart to abandon", none, kind(DeliveryEventKind::CartAbandoned));
        refused("acknowledged without a cart", none, acknowledged());
        refused("acknowledged without an id", steps, kind(DeliveryEventKind::Acknowledged));
        refused("acknowledged as another order", ended, acknowledged(u"order_2"_qs), JournalError::Damaged);
        refused("quarantined after its end", ended, kind(DeliveryEventKind::Quarantined));
        refused("failed after its end", ended, kind(DeliveryEventKind::AttemptFailed));
        refused("voided after its end", ended, kind(DeliveryEventKind::Voided));
        refused("voided while unknown", steps, kind(DeliveryEventKind::Voided));
        refused("released while pending", none, kind(DeliveryEventKind::Released));
        refused("released after void", voided, kind(DeliveryEventKind::Released));
        refused("acknowledged after void", voided, acknowledged());
        refused("contact erased while pending", none, kind(DeliveryEventKind::ContactErased));
        refused("detail too long", none, {DeliveryEventKind::AttemptFailed, {}, QString(201, u'x'), {}});
    }
    void refusesImpossibleMoves()
    {
        QFETCH(QList<DeliveryEvent>, before);
        QFETCH(DeliveryEvent, event);
        QFETCH(JournalError, error);
        JournalFixture fixture;
        const OrderId id = fixture.newId();
        QVERIFY(fixture.journal()->place(id, draft()).ok());
        const auto outbox = fixture.outbox();
        for (const DeliveryEvent &step : before)
            QVERIFY(outbox->append(id, step).ok());
        const qint64 entries = fixture.count("SELECT count(*) FROM entry");
        const auto refused = outbox->append(id, event);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error(), error);
        QCOMPARE(fixture.count("SELECT count(*) FROM entry"), entries);
        QVERIFY(verifyJournal(fixture.path())->ok);
    }

    void acknowledgementMayRepeat()
    {
        JournalFixture fixture;
        const OrderId id = fixture.newId();
        QVERIFY(fixture.journal()->place(id, draft()).ok());
        const auto outbox = fixture.outbox();
        for (const DeliveryEvent &step : stepsToComplete())
            QVERIFY(outbox->append(id, step).ok());
        QVERIFY(outbox->append(id, acknowledged()).ok());
        QVERIFY(outbox->append(id, acknowledged()).ok());
        QCOMPARE(outbox->accounts().value(), (OrderAccounts{1, 1, 0, 0, 0}));
        QVERIFY(verifyJournal(fixture.path())->ok);
    }

    void acknowledgedOrdersAreListedNewestFirst()
    {
        JournalFixture fixture;
        const auto journal = fixture.journal();
        const auto outbox = fixture.outbox();
        QList<OrderId> ids;
        for (const auto store : {u"store.a", u"store.b", u"store.a", u"store.a"}) {
            ids.append(fixture.newId());
            QVERIFY(journal->place(ids.last(), draft()).ok());
            for (const DeliveryEvent &step : stepsToComplete())
                QVERIFY(outbox->append(ids.last(), step).ok());
            DeliveryEvent event = acknowledged();
            event.reference += QString::number(ids.size());
            event.detail = QString::fromUtf16(store);
            QVERIFY(outbox->append(ids.last(), event).ok());
            QVERIFY(outbox->append(ids.last(), event).ok()); // it may repeat, and is one order all the same
        }
        const auto listed = [&](const AcknowledgedQuery &query) {
            QList<OrderId> found;
            const auto orders = outbox->acknowledged(query).value();
            for (const AcknowledgedOrder &order : orders)
                found.append(order.id);
            return found;
        };
        AcknowledgedQuery query;
        query.store = u"store.a"_qs;
        QCOMPARE(listed(query), (QList<OrderId>{ids[3], ids[2], ids[0]}));
        query.limit = 1;
        const auto newest = outbox->acknowledged(query)->first();
        QCOMPARE(newest.id, ids[3]);
        QVERIFY(!newest.cart.isNull() && !newest.remoteOrder.isNull());
        query.limit = 100;
        query.beforePosition = newest.position;
        QCOMPARE(listed(query), (QList<OrderId>{ids[2], ids[0]}));
        query.since = fixture.clock.utcNow() + Milliseconds(1);
        QVERIFY(listed(query).isEmpty());

        // The store lost it: pending again, and no longer among them until it is acknowledged anew.
        QVERIFY(outbox->append(ids[2], {DeliveryEventKind::Resent, {}, u"store.restored"_qs, {}}).ok());
        query = {};
        query.store = u"store.a"_qs;
        QCOMPARE(listed(query), (QList<OrderId>{ids[3], ids[0]}));
        QCOMPARE(outbox->pending().value(), QList<OrderId>{ids[2]});
        for (const DeliveryEvent &step : stepsToComplete())
            QVERIFY(outbox->append(ids[2], step).ok());
        QVERIFY(outbox->append(ids[2], {DeliveryEventKind::Acknowledged, u"order_new"_qs, u"store.a"_qs, {}}).ok());
        QCOMPARE(listed(query), (QList<OrderId>{ids[2], ids[3], ids[0]}));
        QVERIFY(verifyJournal(fixture.path())->ok);
        QVERIFY(outbox->accounts()->balance());
    }

    void anAcceptedTotalStands()
    {
        JournalFixture fixture;
        const OrderId id = fixture.newId();
        QVERIFY(fixture.journal()->place(id, draft()).ok());
        const auto outbox = fixture.outbox();
        const Money dearer = Money::fromFen(9'999);
        QVERIFY(outbox->append(id, {DeliveryEventKind::Quarantined, {}, u"price.dearer"_qs, dearer}).ok());
        QVERIFY(outbox->append(id, {DeliveryEventKind::PriceAccepted, {}, {}, dearer}).ok());
        QCOMPARE(outbox->record(id)->acceptedTotal, dearer);
        QCOMPARE(fixture.outbox()->record(id)->acceptedTotal, dearer); // after a restart too
        QVERIFY(verifyJournal(fixture.path())->ok);
    }

    void quarantineReleaseAndVoid()
    {
        JournalFixture fixture;
        const OrderId id = fixture.newId();
        QVERIFY(fixture.journal()->place(id, draft()).ok());
        const auto outbox = fixture.outbox();
        for (const DeliveryEvent &step : stepsToComplete())
            QVERIFY(outbox->append(id, step).ok());
        QVERIFY(outbox->append(id, {DeliveryEventKind::Quarantined, {}, u"store.out_of_stock"_qs, {}}).ok());
        QVERIFY(outbox->pending()->isEmpty());
        QCOMPARE(outbox->accounts()->quarantined, 1);
        const auto released = outbox->append(id, {DeliveryEventKind::Released, {}, {}, {}});
        QCOMPARE(released->state, DeliveryState::Pending);
        QVERIFY(released->completeSent); // still the same cart: its complete may have had its effect
        QVERIFY(outbox->append(id, {DeliveryEventKind::Quarantined, {}, u"store.out_of_stock"_qs, {}}).ok());
        QVERIFY(outbox->append(id, {DeliveryEventKind::Voided, {}, u"staff.cancelled"_qs, {}}).ok());
        QCOMPARE(outbox->accounts().value(), (OrderAccounts{1, 0, 0, 0, 1}));
    }

    void erasesAContact()
    {
        JournalFixture fixture;
        const OrderId id = fixture.newId();
        const auto journal = fixture.journal();
        QVERIFY(journal->place(id, draft()).ok());
        const auto outbox = fixture.outbox();
        QByteArray sealed;
        {
            SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READONLY);
            SQLite::Statement select(database, "SELECT sealed FROM contact");
            QVERIFY(select.executeStep());
            sealed =
                QByteArray(static_cast<const char *>(select.getColumn(0).getBlob()), select.getColumn(0).getBytes());
        }
        for (const DeliveryEvent &step : stepsToComplete())
            QVERIFY(outbox->append(id, step).ok());
        QVERIFY(outbox->append(id, acknowledged()).ok());
        QVERIFY(outbox->append(id, {DeliveryEventKind::ContactErased, {}, {}, {}}).ok());
        const auto contact = outbox->contact(id);
        QVERIFY(contact.ok());
        QVERIFY(!contact->has_value());
        QVERIFY(outbox->snapshot(id).ok());
        QVERIFY(verifyJournal(fixture.path())->ok);
        for (const QString &name : {u"journal.db"_qs, u"journal.db-wal"_qs}) {
            QFile file(fixture.dir.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(sealed.mid(8, 64)), qPrintable(name));
        }
    }

    void unknownOrders()
    {
        JournalFixture fixture;
        const auto outbox = fixture.outbox();
        const OrderId id = fixture.newId();
        QCOMPARE(outbox->record(id).error(), JournalError::NotFound);
        QCOMPARE(outbox->snapshot(id).error(), JournalError::NotFound);
        QCOMPARE(outbox->contact(id).error(), JournalError::NotFound);
        QCOMPARE(outbox->append(id, acknowledged()).error(), JournalError::NotFound);
    }

    /// Kiosk and agent write at the same time, each over its own connection: one chain comes out.
    void twoWritersMakeOneChain()
    {
        JournalFixture fixture;
        constexpr int orders = 40;
        std::atomic<int> failures = 0;
        {
            std::jthread kiosk([&] {
                const auto journal = fixture.journal();
                for (int i = 0; i < orders; ++i)
                    if (!journal->place(fixture.newId(), draft(i % 2 == 0)).ok()) ++failures;
            });
            std::jthread agent([&] {
                const auto outbox = fixture.outbox();
                for (int delivered = 0; delivered < orders && failures == 0;) {
                    const auto pending = outbox->pending();
                    if (!pending.ok()) ++failures;
                    for (const OrderId &id : pending.valueOr({})) {
                        for (const DeliveryEvent &step : stepsToComplete())
                            if (!outbox->append(id, step).ok()) ++failures;
                        if (!outbox->append(id, acknowledged(u"order_" + id.toString())).ok()) ++failures;
                        ++delivered;
                    }
                }
            });
        }
        QCOMPARE(failures.load(), 0);
        const auto report = verifyJournal(fixture.path());
        QVERIFY2(report->ok, qPrintable(report->what));
        QCOMPARE(report->orders, orders);
        QCOMPARE(report->entries, qint64{orders} * 7);
        QCOMPARE(report->accounts, (OrderAccounts{orders, orders, 0, 0, 0}));
    }

    void durabilityIsFull()
    {
        // The power-cut test of the fault suite is the real proof; this guards the one line that says so.
        QCOMPARE(JournalTuning().synchronous, Synchronous::Full);
        QVERIFY(JournalTuning().enforceMoves);
        JournalFixture fixture;
        const auto file = JournalFile::open(fixture.path(), JournalTuning());
        QCOMPARE((*file)->connection().database().execAndGet("PRAGMA synchronous").getInt(), 2);
        QCOMPARE((*file)->connection().database().execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
