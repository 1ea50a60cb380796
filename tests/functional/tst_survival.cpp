// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/store_ledger.h"
#include "functional/harness/terminal.h"
#include "support/test_size.h"

#include <QRandomGenerator>
#include <QTest>

using namespace caravan::functional;

/// Any of the three programs is killed at any moment: the others work on, and it comes back where it was.
class TestSurvival : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void kioskSellsWithoutAgentAndStore();
    void agentKilledWhileDelivering_data();
    void agentKilledWhileDelivering();
    void kioskKilledAfterItsTicket();
    void kioskKilledWhileConfirming();
    void kioskFindsTheAgentAgain();

private:
    void order();
    void toTheReview();
    void compareLedger(int orders);
    std::unique_ptr<Terminal> m_terminal;
    int m_before = 0; ///< orders of the tests before
};

void TestSurvival::initTestCase()
{
    m_terminal = std::make_unique<Terminal>(QStringLiteral(CARAVAN_BINARIES), QString());
    QVERIFY(m_terminal->configure());
    m_terminal->startStore();
    m_terminal->startAgent();
    QVERIFY(m_terminal->startKiosk());
    QVERIFY(m_terminal->waitForCatalog() > 0);
}

/// Each test finds all three running, the screen at its poster and nothing waiting.
void TestSurvival::init()
{
    if (m_terminal->remote.isShown(QStringLiteral("ticket.done")))
        m_terminal->remote.tap(QStringLiteral("ticket.done"));
    m_terminal->remote.forget();
    QVERIFY(m_terminal->store.running() && m_terminal->agent.running() && m_terminal->kiosk.running());
    QVERIFY(m_terminal->waitForDelivery(0));
    m_before = m_terminal->accounts().accepted;
}

void TestSurvival::cleanupTestCase() { m_terminal.reset(); }

/// As many orders in the store as tickets were shown, none of them twice.
void TestSurvival::compareLedger(int orders)
{
    QVERIFY(m_terminal->waitForDelivery(m_before + orders));
    const auto ledger = StoreLedger::read(m_terminal->stateDir());
    QVERIFY(ledger);
    QCOMPARE(ledger->orders, m_before + orders);
    QCOMPARE(ledger->doubled, 0);
    QCOMPARE(m_terminal->accounts().acknowledged, m_before + orders);
}

/// One visit that takes the first product away at the counter, up to the last button.
void TestSurvival::toTheReview()
{
    KioskRemote &remote = m_terminal->remote;
    remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.en"));
    remote.tap(QStringLiteral("product.card.0")).tap(QStringLiteral("product.add"));
    remote.tap(QStringLiteral("nav.cart")).tap(QStringLiteral("cart.checkout"));
    remote.tap(QStringLiteral("fulfilment.take-away")).tap(QStringLiteral("fulfilment.continue"));
    remote.waitFor(QStringLiteral("review.confirm"));
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
}

void TestSurvival::order()
{
    toTheReview();
    KioskRemote &remote = m_terminal->remote;
    remote.tap(QStringLiteral("review.confirm")).waitFor(QStringLiteral("ticket.number"));
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
}

void TestSurvival::kioskSellsWithoutAgentAndStore()
{
    m_terminal->agent.kill();
    m_terminal->store.kill();
    order();
    QCOMPARE(m_terminal->accounts().accepted, m_before + 1);
    QCOMPARE(m_terminal->accounts().pending, 1);
    m_terminal->startStore();
    m_terminal->startAgent();
    compareLedger(1);
}

void TestSurvival::agentKilledWhileDelivering_data()
{
    QTest::addColumn<int>("millis");
    for (const int millis : {0, 60, 250})
        QTest::addRow("after %d ms", millis) << millis;
}

void TestSurvival::agentKilledWhileDelivering()
{
    QFETCH(int, millis);
    order();
    QTest::qWait(millis);
    m_terminal->agent.kill();
    m_terminal->startAgent();
    compareLedger(1);
}

void TestSurvival::kioskKilledAfterItsTicket()
{
    m_terminal->store.kill();
    order();
    m_terminal->kiosk.kill();
    QCOMPARE(m_terminal->accounts().accepted, m_before + 1);
    QVERIFY(m_terminal->startKiosk());
    order();
    QCOMPARE(m_terminal->accounts().accepted, m_before + 2);
    m_terminal->startStore();
    compareLedger(2);
}

/// Somewhere between the last tap and the ticket: whoever saw a ticket has an order, and nobody has two.
void TestSurvival::kioskKilledWhileConfirming()
{
    const int rounds = caravan::test::sized(2, 40, 400);
    QRandomGenerator random(caravan::test::firstSeed(1));
    int shown = 0;
    for (int i = 0; i < rounds; ++i) {
        toTheReview();
        m_terminal->remote.tap(QStringLiteral("review.confirm"));
        QTest::qWait(random.bounded(120));
        shown += m_terminal->remote.isShown(QStringLiteral("ticket.number"), 0);
        m_terminal->kiosk.kill();
        m_terminal->remote.forget();
        QVERIFY(m_terminal->startKiosk());
    }
    QVERIFY(m_terminal->waitForDelivery(m_before + shown));
    const int accepted = m_terminal->accounts().accepted;
    qInfo() << rounds << "kiosks killed while confirming," << shown << "tickets seen," << accepted - m_before
            << "orders";
    QVERIFY(accepted >= m_before + shown && accepted <= m_before + rounds);
    compareLedger(accepted - m_before);
}

void TestSurvival::kioskFindsTheAgentAgain()
{
    KioskRemote &remote = m_terminal->remote;
    remote.tap(QStringLiteral("attract.touch"))
        .tap(QStringLiteral("language.en"))
        .waitFor(QStringLiteral("home.search"));
    remote.waitGone(QStringLiteral("offline.banner"), 20'000);
    m_terminal->agent.kill();
    remote.waitFor(QStringLiteral("offline.banner"), 20'000);
    m_terminal->startAgent();
    remote.waitGone(QStringLiteral("offline.banner"), 20'000);
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
}

QTEST_GUILESS_MAIN(TestSurvival)
#include "tst_survival.moc"
