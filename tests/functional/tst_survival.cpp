// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/store_ledger.h"
#include "functional/harness/terminal.h"

#include <QTest>

using namespace caravan::functional;

/// Any of the three programs is killed at any moment: the others work on, and it comes back where it was.
class TestSurvival : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void kioskSellsWithoutAgentAndStore();
    void agentKilledWhileDelivering_data();
    void agentKilledWhileDelivering();
    void kioskKilledAfterItsTicket();
    void kioskFindsTheAgentAgain();

private:
    void order();
    std::unique_ptr<Terminal> m_terminal;
};

void TestSurvival::init()
{
    m_terminal = std::make_unique<Terminal>(QStringLiteral(CARAVAN_BINARIES), QString());
    QVERIFY(m_terminal->configure());
    m_terminal->startStore();
    m_terminal->startAgent();
    QVERIFY(m_terminal->startKiosk());
    QVERIFY(m_terminal->waitForCatalog() > 0);
}

void TestSurvival::cleanup() { m_terminal.reset(); }

/// One visit that takes the first product away at the counter.
void TestSurvival::order()
{
    KioskRemote &remote = m_terminal->remote;
    remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.en"));
    remote.tap(QStringLiteral("product.card.0")).tap(QStringLiteral("product.add"));
    remote.tap(QStringLiteral("nav.cart")).tap(QStringLiteral("cart.checkout"));
    remote.tap(QStringLiteral("fulfilment.take-away")).tap(QStringLiteral("fulfilment.continue"));
    remote.tap(QStringLiteral("review.confirm")).waitFor(QStringLiteral("ticket.number"));
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
}

void TestSurvival::kioskSellsWithoutAgentAndStore()
{
    m_terminal->agent.kill();
    m_terminal->store.kill();
    order();
    QCOMPARE(m_terminal->accounts().accepted, 1);
    QCOMPARE(m_terminal->accounts().pending, 1);

    m_terminal->startStore();
    m_terminal->startAgent();
    QVERIFY(m_terminal->waitForDelivery(1));
    QCOMPARE(StoreLedger::read(m_terminal->stateDir())->orders, 1);
}

void TestSurvival::agentKilledWhileDelivering_data()
{
    QTest::addColumn<int>("millis");
    for (const int millis : {0, 20, 60, 150, 400}) QTest::addRow("after %d ms", millis) << millis;
}

void TestSurvival::agentKilledWhileDelivering()
{
    QFETCH(int, millis);
    order();
    QTest::qWait(millis);
    m_terminal->agent.kill();
    m_terminal->startAgent();
    QVERIFY(m_terminal->waitForDelivery(1));
    const auto ledger = StoreLedger::read(m_terminal->stateDir());
    QVERIFY(ledger);
    QCOMPARE(ledger->orders, 1);
    QCOMPARE(ledger->doubled, 0);
    QCOMPARE(m_terminal->accounts().acknowledged, 1);
}

void TestSurvival::kioskKilledAfterItsTicket()
{
    m_terminal->store.kill();
    order();
    m_terminal->kiosk.kill();
    QCOMPARE(m_terminal->accounts().accepted, 1);
    QVERIFY(m_terminal->startKiosk());
    order();
    QCOMPARE(m_terminal->accounts().accepted, 2);
    m_terminal->startStore();
    QVERIFY(m_terminal->waitForDelivery(2));
    const auto ledger = StoreLedger::read(m_terminal->stateDir());
    QCOMPARE(ledger->orders, 2);
    QCOMPARE(ledger->doubled, 0);
}

void TestSurvival::kioskFindsTheAgentAgain()
{
    KioskRemote &remote = m_terminal->remote;
    remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.en")).waitFor(QStringLiteral("home.search"));
    remote.waitGone(QStringLiteral("offline.banner"), 20'000);
    m_terminal->agent.kill();
    remote.waitFor(QStringLiteral("offline.banner"), 20'000);
    m_terminal->startAgent();
    remote.waitGone(QStringLiteral("offline.banner"), 20'000);
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
}

QTEST_GUILESS_MAIN(TestSurvival)
#include "tst_survival.moc"
