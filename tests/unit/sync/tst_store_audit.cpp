// SPDX-License-Identifier: Apache-2.0
#include "fake_order_store.h"
#include "memory_outbox.h"
#include "virtual_time.h"

#include "sync/outbox/dispatcher.h"
#include "sync/outbox/store_audit.h"

#include <QLoggingCategory>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

namespace {

/// A terminal's delivery with its audit.
struct World
{
    VirtualTime time;
    VirtualQueue queue{time};
    MemoryOutbox outbox;
    FakeOrderStore store{time, 1};
    Dispatcher::Settings settings;
    StoreAudit::Settings auditSettings;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<StoreAudit> audit;
    int placed = 0;

    World()
    {
        settings.store = u"store.a"_qs;
        auditSettings.store = u"store.a"_qs;
    }
    void boot()
    {
        audit.reset();
        dispatcher.reset();
        dispatcher = std::make_unique<Dispatcher>(DeliveryPorts{store, outbox, queue, time, time}, settings,
                                                  QRandomGenerator(1));
        audit = std::make_unique<StoreAudit>(DeliveryPorts{store, outbox, queue, time, time}, auditSettings);
        audit->attendTo(*dispatcher);
        dispatcher->start();
        audit->start();
    }
    OrderId place() { return outbox.place(++placed, Money::fromFen(100)); }
    bool deliverAll(Milliseconds within = 10min)
    {
        dispatcher->orderPlaced();
        return time.advance(within, [this] { return allAcknowledged(); });
    }
    bool allAcknowledged() { return outbox.allAcknowledged(); }
    /// Each ticket has one order in the store, no more.
    bool onceEach()
    {
        QHash<OrderId, int> made;
        for (const auto &order : std::as_const(store.orders))
            ++made[order.order];
        return std::all_of(outbox.placed.begin(), outbox.placed.end(),
                           [&made](const OrderId &id) { return made.value(id) == 1; });
    }
    int resentEvents()
    {
        int count = 0;
        for (const auto &kept : std::as_const(outbox.orders))
            for (const DeliveryEvent &event : kept.events)
                count += event.kind == DeliveryEventKind::Resent;
        return count;
    }
};

} // namespace

class StoreAuditTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }

    void aHealthyStoreCostsAFewLookUps()
    {
        World world;
        world.boot();
        for (int i = 0; i < 100; ++i)
            world.place();
        QVERIFY(world.deliverAll());
        const int before = world.store.lookUps;
        world.time.advance(24h);
        QCOMPARE(world.resentEvents(), 0);
        QVERIFY(world.store.lookUps > before + 1'000); // each order many times a day
        QVERIFY2(world.store.lookUps < before + 24 * 12 * 14, qPrintable(QString::number(world.store.lookUps)));
    }

    void lostOrders_data()
    {
        QTest::addColumn<int>("beforeBackup"); // orders delivered
        QTest::addColumn<int>("afterBackup");
        QTest::addColumn<int>("afterRestoring"); // before anybody looks
        QTest::newRow("the last one") << 20 << 1 << 0;
        QTest::newRow("some") << 20 << 30 << 0;
        QTest::newRow("hidden behind newer ones") << 20 << 30 << 15;
        QTest::newRow("wiped") << 0 << 40 << 0;
        QTest::newRow("wiped, then newer ones") << 0 << 300 << 10;
    }
    void lostOrders()
    {
        QFETCH(int, beforeBackup);
        QFETCH(int, afterBackup);
        QFETCH(int, afterRestoring);
        World world;
        world.boot();
        for (int i = 0; i < beforeBackup; ++i)
            world.place();
        QVERIFY(world.deliverAll());
        const auto backup = world.store.backup();
        for (int i = 0; i < afterBackup; ++i)
            world.place();
        QVERIFY(world.deliverAll());
        world.store.restore(backup);
        for (int i = 0; i < afterRestoring; ++i)
            world.place();
        QVERIFY(world.deliverAll());
        QVERIFY(!world.onceEach());
        QVERIFY(world.time.advance(12h, [&] { return world.onceEach() && world.allAcknowledged(); }));
        world.time.advance(24h);
        QVERIFY(world.onceEach()); // and it stays so
        QCOMPARE(world.resentEvents(), afterBackup);
        QVERIFY2(world.outbox.violations.isEmpty(), qPrintable(world.outbox.violations.join(u' ')));
    }

    /// The backup was made between the cart and its completion: the same cart is completed.
    void anOpenCartIsCompletedAgain()
    {
        World world;
        world.boot();
        const OrderId id = world.place();
        QVERIFY(world.deliverAll());
        auto backup = world.store.backup();
        backup.orders.clear();
        const CartId cart = world.outbox.orders[id].record.cart;
        backup.carts[cart].remoteOrder = {};
        world.store.restore(backup);
        QVERIFY(world.time.advance(1h, [&] { return world.onceEach() && world.allAcknowledged(); }));
        QCOMPARE(world.outbox.orders[id].record.cart, cart);
    }

    void oneMistakenAnswerDoublesNothing_data()
    {
        QTest::addColumn<int>("mistakes");
        for (const int mistakes : {1, 2, 3, 7})
            QTest::addRow("%d", mistakes) << mistakes;
    }
    void oneMistakenAnswerDoublesNothing()
    {
        QFETCH(int, mistakes);
        World world;
        world.boot();
        for (int i = 0; i < 10; ++i)
            world.place();
        QVERIFY(world.deliverAll());
        world.store.forgetful = mistakes;
        world.time.advance(24h);
        QCOMPARE(world.store.forgetful, 0);
        QVERIFY(world.onceEach());
        QCOMPARE(world.resentEvents(), 0);
    }

    /// A store whose look-up of orders always says 404 still has the carts: no order is made twice.
    void aBrokenRouteDoublesNothing()
    {
        World world;
        world.boot();
        for (int i = 0; i < 10; ++i)
            world.place();
        QVERIFY(world.deliverAll());
        world.store.forgetful = 1'000'000;
        world.time.advance(24h);
        QVERIFY(world.onceEach());
        QCOMPARE(world.resentEvents(), 0);
    }

    void whatAnotherStoreAcknowledgedIsLeftAlone()
    {
        World world;
        world.boot();
        for (int i = 0; i < 5; ++i)
            world.place();
        QVERIFY(world.deliverAll());
        world.store.restore({});
        world.settings.store = world.auditSettings.store = u"store.b"_qs;
        world.boot();
        world.time.advance(24h);
        QCOMPARE(world.store.orders.size(), 0);
        QCOMPARE(world.resentEvents(), 0);
    }

    /// Complete was sent, no answer came, and then the store was restored to before the cart: with an acknowledged
    /// order as witness it is made anew.
    void anOrderUnderWayIsMadeAnew()
    {
        World world;
        world.boot();
        world.place();
        QVERIFY(world.deliverAll());
        world.store.faults.lostAfter = 1;
        const OrderId id = world.place();
        // Every answer is lost, so that its cart has to be given to it.
        auto &kept = world.outbox.orders[id];
        kept.record.cart = CartId::parse(u"cart_gone"_qs);
        kept.record.shipping = ShippingOptionId::parse(u"so_1"_qs);
        kept.record.collection = CollectionId::parse(u"cart_gone"_qs);
        kept.record.sessionCreated = kept.record.completeSent = true;
        world.store.faults.lostAfter = 0;
        world.store.restore({});
        world.dispatcher->orderPlaced();
        QVERIFY(world.time.advance(5min, [&] { return world.onceEach() && world.allAcknowledged(); }));
        QVERIFY(world.outbox.violations.isEmpty());
    }

    void withoutAWitnessItIsForStaff()
    {
        World world;
        world.boot();
        const OrderId id = world.place();
        auto &record = world.outbox.orders[id].record;
        record.cart = CartId::parse(u"cart_gone"_qs);
        record.sessionCreated = record.completeSent = true;
        QVERIFY(world.time.advance(10min,
                                   [&] { return world.outbox.orders[id].record.state == DeliveryState::Quarantined; }));
        QCOMPARE(world.outbox.orders[id].record.reason, u"cart.lost"_qs);
        QCOMPARE(world.store.orders.size(), 0);
    }
};

QTEST_GUILESS_MAIN(StoreAuditTest)
#include "tst_store_audit.moc"
