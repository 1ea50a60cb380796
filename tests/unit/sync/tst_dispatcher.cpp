// SPDX-License-Identifier: Apache-2.0
#include "fake_order_store.h"
#include "memory_outbox.h"
#include "virtual_time.h"

#include "sync/outbox/dispatcher.h"

#include <QLoggingCategory>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

namespace {

struct World
{
    VirtualTime time;
    VirtualQueue queue{time};
    MemoryOutbox outbox;
    FakeOrderStore store;
    Dispatcher::Settings settings;
    std::unique_ptr<Dispatcher> dispatcher;
    quint32 seed;

    explicit World(quint32 s = 1)
        : store(time, s)
        , seed(s)
    {
        outbox.random.seed(s);
    }

    void boot()
    {
        dispatcher.reset();
        dispatcher = std::make_unique<Dispatcher>(DeliveryPorts{store, outbox, queue, time, time}, settings,
                                                  QRandomGenerator(seed));
        dispatcher->start();
    }
    DeliveryRecord record(const OrderId &id) { return outbox.orders[id].record; }
    bool allAcknowledged() { return outbox.allAcknowledged(); }
};

/// Runs a day in the life of a kiosk on a bad line and says what went wrong; empty: nothing.
QString simulate(quint32 seed, Milliseconds replayFloor, Milliseconds base)
{
    World world(seed);
    world.settings.retry = {base, 300s, replayFloor};
    QRandomGenerator &random = world.store.random;
    const double badness = random.generateDouble() * 0.12;
    world.store.faults = {badness, badness, badness, badness, badness, badness};
    world.outbox.failing = random.bounded(3) == 0 ? 0.05 : 0;
    world.boot();
    const int tickets = random.bounded(3, 12);
    for (int i = 0; i < tickets; ++i) {
        world.outbox.place(i, Money::fromFen(100 + i));
        if (random.bounded(2)) world.dispatcher->orderPlaced();
        world.time.advance(Milliseconds(random.bounded(5'000)));
        if (random.bounded(4) == 0) world.store.away = !world.store.away;
        if (random.bounded(4) == 0)
            world.time.jumpWallClock(Milliseconds(random.bounded(2) ? 315'360'000'000 : -315'360'000'000));
        if (random.bounded(4) == 0) world.boot(); // the process dies, requests in flight and all
        if (random.bounded(6) == 0) world.dispatcher->syncNow();
    }
    world.store.away = false;
    const bool done = world.time.advance(std::chrono::hours(48), [&] { return world.allAcknowledged(); });
    world.time.advance(60s); // whatever is still running in the store
    if (!world.outbox.violations.isEmpty()) return world.outbox.violations.first();
    if (!done) return u"not all were delivered"_qs;
    QHash<OrderId, int> made;
    for (const auto &order : std::as_const(world.store.orders))
        ++made[order.order];
    for (const OrderId &id : std::as_const(world.outbox.placed))
        if (made.value(id) != 1) return QStringLiteral("%1 orders of one ticket").arg(made.value(id));
    return {};
}

} // namespace

class DispatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }

    void deliversInFiveWrites()
    {
        World world;
        const OrderId id = world.outbox.place(1, Money::fromFen(1'990));
        world.boot();
        QVERIFY(world.time.advance(10s, [&] { return world.allAcknowledged(); }));
        QCOMPARE(world.store.orders.size(), 1);
        QCOMPARE(world.record(id).remoteOrder.toString(), u"order_0"_qs);
        QCOMPARE(world.store.requests, 6);
        QList<DeliveryEventKind> kinds;
        for (const auto &event : std::as_const(world.outbox.orders[id].events))
            kinds.append(event.kind);
        using K = DeliveryEventKind;
        QCOMPARE(kinds, (QList<K>{K::CartCreated, K::ShippingChosen, K::CollectionCreated, K::SessionCreated,
                                  K::CompleteSent, K::Acknowledged}));
    }

    void exactlyOnceOverManySeeds()
    {
        for (quint32 seed = 1; seed <= 400; ++seed) {
            const QString fault = simulate(seed, 2s, 2s);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }

    /// The mutant of I4: without the pause before a replay the same suite must find doubled orders.
    void withoutTheReplayFloorOrdersAreDoubled()
    {
        int found = 0;
        for (quint32 seed = 1; seed <= 100; ++seed)
            found += !simulate(seed, 0s, 10ms).isEmpty();
        QVERIFY2(found > 0, "the simulation does not see doubled orders");
    }

    void newestIsNotStarvedByABacklog()
    {
        World world;
        for (int i = 0; i < 200; ++i)
            world.outbox.place(i, Money::fromFen(100));
        world.boot();
        world.time.advance(3s);
        const OrderId fresh = world.outbox.place(1'000, Money::fromFen(100));
        const qsizetype before = world.store.cartsAskedFor.size();
        world.dispatcher->orderPlaced();
        QVERIFY(world.time.advance(20s, [&] { return world.store.cartsAskedFor.contains(fresh); }));
        QVERIFY(world.store.cartsAskedFor.indexOf(fresh) - before <= 8);
        QVERIFY(world.store.cartsAskedFor.mid(0, 20).contains(world.outbox.placed.first()));
        QVERIFY(world.store.mostUnderWay <= 4);
        QVERIFY(world.time.advance(300s, [&] { return world.allAcknowledged(); }));
    }

    void anUnreachableStoreIsProbedNotHammered()
    {
        World world;
        world.store.away = true;
        for (int i = 0; i < 500; ++i)
            world.outbox.place(i, Money::fromFen(100));
        world.boot();
        world.time.advance(std::chrono::hours(24));
        QVERIFY2(world.store.requests < 6'000, qPrintable(QString::number(world.store.requests)));
        qsizetype events = 0;
        for (const auto &kept : std::as_const(world.outbox.orders))
            events += kept.events.size();
        QVERIFY2(events <= 500, qPrintable(QString::number(events)));
        world.store.away = false;
        QVERIFY(world.time.advance(47s, [&] { return world.store.orders.size() > 0; }));
        QVERIFY(world.time.advance(300s, [&] { return world.allAcknowledged(); }));
    }

    void aNewOrderProbesAtOnce()
    {
        World world;
        world.store.away = true;
        world.outbox.place(1, Money::fromFen(100));
        world.boot();
        world.time.advance(std::chrono::hours(2));
        world.store.away = false;
        world.outbox.place(2, Money::fromFen(100));
        world.dispatcher->orderPlaced();
        QVERIFY(world.time.advance(5s, [&] { return world.store.orders.size() == 2; }));
    }

    void aLostWakeUpCostsSeconds()
    {
        World world;
        world.boot();
        world.time.advance(60s);
        world.outbox.place(1, Money::fromFen(100));
        QVERIFY(world.time.advance(10s, [&] { return world.allAcknowledged(); }));
    }

    void syncNowClearsTheBackOff()
    {
        World world;
        world.store.away = true;
        for (int i = 0; i < 3; ++i)
            world.outbox.place(i, Money::fromFen(100));
        world.boot();
        world.time.advance(std::chrono::hours(3));
        world.store.away = false;
        world.dispatcher->syncNow();
        QVERIFY(world.time.advance(10s, [&] { return world.allAcknowledged(); }));
    }

    void oneStuckOrderBlocksNobody()
    {
        World world;
        world.settings.parallelOrders = 1;
        const OrderId stuck = world.outbox.place(0, Money::fromFen(100));
        world.outbox.damaged.append(stuck);
        for (int i = 1; i < 20; ++i)
            world.outbox.place(i, Money::fromFen(100));
        world.boot();
        QVERIFY(world.time.advance(120s, [&] { return world.outbox.accounts()->acknowledged == 19; }));
        QCOMPARE(world.record(stuck).state, DeliveryState::Quarantined);
        QCOMPARE(world.record(stuck).reason, u"document.damaged"_qs);
    }

    void refusals_data()
    {
        QTest::addColumn<bool>("atComplete");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reason"); // empty: stays pending
        const auto row = [](const char *name, bool atComplete, StoreFaultKind kind, const char *code,
                            const QString &reason) {
            QTest::newRow(name) << atComplete << static_cast<int>(kind) << QString::fromLatin1(code) << reason;
        };
        row("stock at cart", false, StoreFaultKind::OutOfStock, "insufficient_inventory", u"stock.gone"_qs);
        row("stock at complete", true, StoreFaultKind::OutOfStock, "not_allowed", u"stock.gone"_qs);
        row("refused at cart", false, StoreFaultKind::Refused, "invalid_data", u"store.invalid_data"_qs);
        row("variant gone at cart", false, StoreFaultKind::Refused, "variant_gone", u"variant.gone"_qs);
        row("key", false, StoreFaultKind::Unauthorized, "not_allowed", {});
        row("region", false, StoreFaultKind::NotFound, "not_found", {});
        row("cart lost at complete", true, StoreFaultKind::NotFound, "not_found", u"cart.lost"_qs);
        row("500 at complete", true, StoreFaultKind::ServerError, "server_error", {});
        row("conflict", true, StoreFaultKind::Conflict, "conflict", {});
    }
    void refusals()
    {
        QFETCH(bool, atComplete);
        QFETCH(int, kind);
        QFETCH(QString, code);
        QFETCH(QString, reason);
        World world;
        const StoreFault fault{static_cast<StoreFaultKind>(kind), 400, code, {}};
        (atComplete ? world.store.onComplete : world.store.onCreateCart) = fault;
        const OrderId id = world.outbox.place(1, Money::fromFen(100));
        world.boot();
        world.time.advance(std::chrono::hours(6));
        QCOMPARE(world.record(id).state, reason.isEmpty() ? DeliveryState::Pending : DeliveryState::Quarantined);
        if (!reason.isEmpty()) QCOMPARE(world.record(id).reason, reason);
        QVERIFY(world.outbox.accounts()->balance());
        world.store.onComplete.reset();
        world.store.onCreateCart.reset();
        if (!reason.isEmpty()) world.dispatcher->release(id);
        QVERIFY(world.time.advance(310s, [&] { return world.allAcknowledged(); }));
        QVERIFY(world.outbox.violations.isEmpty());
    }

    void aDeletedVariantIsFoundOutAfterFive500s()
    {
        World world;
        world.store.onComplete = StoreFault{StoreFaultKind::ServerError, 500, u"server_error"_qs, {}};
        world.store.variants.clear();
        const OrderId id = world.outbox.place(1, Money::fromFen(100));
        world.boot();
        QVERIFY(world.time.advance(std::chrono::hours(1),
                                   [&] { return world.record(id).state == DeliveryState::Quarantined; }));
        QCOMPARE(world.record(id).reason, u"variant.gone"_qs);
        QCOMPARE(world.record(id).attempts, 5);
    }

    /// A month without a line in a busy shop: everything arrives, a few at a time, and the shopper at the counter does
    /// not wait for the month.
    void thirtyDaysOffline()
    {
        // Twenty thousand in ./dev test --slow: the fakes alone take a minute then.
        const int orders = qEnvironmentVariableIsSet("CARAVAN_SLOW_TESTS") ? 20'000 : 2'000;
        World world;
        world.settings.pollInterval = 1h; // orders announce themselves; the poll is for lost wake-ups
        world.store.away = true;
        world.store.completing = 200ms;
        world.boot();
        for (int day = 0; day < 30; ++day)
            for (int hour = 0; hour < 24; ++hour) {
                const int until = orders * (day * 24 + hour + 1) / 720;
                while (world.outbox.placed.size() < until)
                    world.outbox.place(static_cast<int>(world.outbox.placed.size()), Money::fromFen(100));
                world.dispatcher->orderPlaced();
                world.time.advance(1h);
                if (day % 7 == 3 && hour == 12) world.boot(); // a power cut a week
            }
        QCOMPARE(world.store.orders.size(), 0);
        const int requestsOffline = world.store.requests;
        QVERIFY2(requestsOffline < 30 * 24 * 60 * 60 / 10, qPrintable(QString::number(requestsOffline)));

        world.store.away = false;
        // The line is back; the store is overrun by everybody and says so once.
        QVERIFY(world.time.advance(50s, [&] { return world.store.orders.size() > 0; }));
        world.store.overloadedFor = 90s;
        world.store.faults.overloaded = 1;
        world.time.advance(10s); // those under way come to hear of it
        const int heard = world.store.requests;
        world.time.advance(75s);
        QCOMPARE(world.store.requests, heard); // silence, as it asked
        world.store.faults.overloaded = 0;
        world.time.advance(30s);

        // Tickets of the day, while the backlog goes out.
        const int tickets = orders / 1'000;
        for (int i = 0; i < tickets; ++i) {
            const OrderId fresh = world.outbox.place(orders + i, Money::fromFen(100));
            world.dispatcher->orderPlaced();
            QVERIFY(world.time.advance(10s, [&] { return world.record(fresh).state == DeliveryState::Acknowledged; }));
            world.time.advance(20s);
        }
        QVERIFY(!world.allAcknowledged());
        QVERIFY(world.time.advance(24h, [&] { return world.allAcknowledged(); }));
        QCOMPARE(world.store.orders.size(), orders + tickets);
        QVERIFY2(world.store.mostUnderWay <= 4, qPrintable(QString::number(world.store.mostUnderWay)));
        QVERIFY(world.outbox.violations.isEmpty());
    }

    void retryAfterSilencesEverybody()
    {
        World world;
        world.store.overloadedFor = 600s;
        world.store.faults.overloaded = 1;
        for (int i = 0; i < 50; ++i)
            world.outbox.place(i, Money::fromFen(100));
        world.boot();
        world.time.advance(5s);
        QVERIFY2(world.store.requests <= 4, qPrintable(QString::number(world.store.requests)));
        const int asked = world.store.requests;
        world.outbox.place(99, Money::fromFen(100)); // a new one neither
        world.dispatcher->orderPlaced();
        world.time.advance(590s);
        QCOMPARE(world.store.requests, asked);
        world.store.faults.overloaded = 0;
        QVERIFY(world.time.advance(300s, [&] { return world.allAcknowledged(); }));
    }

    void staffNeedNotWaitForRetryAfter()
    {
        World world;
        world.store.overloadedFor = 3'600s;
        world.store.faults.overloaded = 1;
        world.outbox.place(1, Money::fromFen(100));
        world.boot();
        world.time.advance(60s);
        world.store.faults.overloaded = 0;
        world.dispatcher->syncNow();
        QVERIFY(world.time.advance(10s, [&] { return world.allAcknowledged(); }));
    }

    void aFullDiskStopsNothingForGood()
    {
        World world;
        world.outbox.failing = 1;
        world.outbox.failure = JournalError::Full;
        QStringList faults;
        world.outbox.place(1, Money::fromFen(100));
        world.boot();
        QObject::connect(world.dispatcher.get(), &Dispatcher::faulted,
                         [&faults](const QString &reason) { faults.append(reason); });
        world.time.advance(600s);
        QVERIFY(faults.contains(u"journal.full"_qs));
        QCOMPARE(world.store.orders.size(), 0);
        world.outbox.failing = 0;
        QVERIFY(world.time.advance(310s, [&] { return world.allAcknowledged(); }));
        QCOMPARE(world.store.orders.size(), 1);
    }

    void isIdleOnlyWhenNothingIsLeft()
    {
        World world;
        world.outbox.place(1, Money::fromFen(100));
        world.boot();
        QVERIFY(!world.dispatcher->isIdle());
        int idled = 0;
        QObject::connect(world.dispatcher.get(), &Dispatcher::idled, [&idled] { ++idled; });
        QVERIFY(world.time.advance(10s, [&] { return idled > 0; }));
        QVERIFY(world.allAcknowledged());
        QVERIFY(world.dispatcher->isIdle());
    }
};

QTEST_GUILESS_MAIN(DispatcherTest)
#include "tst_dispatcher.moc"
