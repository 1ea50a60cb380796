// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/status_view_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;

class StatusViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void beforeTheFirstAnswer();
    void catalogComesAndGoes();
    void accounts();
    void agent();
};

void StatusViewModelTest::beforeTheFirstAnswer()
{
    ViewModelBench bench;
    const StatusViewModel status(bench.services(), nullptr);
    QVERIFY(!status.catalogReady() && !status.catalogMissing() && !status.online());
    QVERIFY(status.pricesAge().isEmpty());
}

void StatusViewModelTest::catalogComesAndGoes()
{
    ViewModelBench bench;
    bench.catalog.setFailure(CatalogError::NotReady);
    StatusViewModel status(bench.services(), nullptr);
    const QSignalSpy changed(&status, &StatusViewModel::catalogChanged);
    status.reload();
    bench.settle();
    QVERIFY(status.catalogMissing() && !status.catalogReady());
    QCOMPARE(changed.size(), 0);
    bench.catalog.setFailure({});
    status.reload();
    bench.settle();
    QVERIFY(status.catalogReady() && !status.catalogMissing());
    QCOMPARE(changed.size(), 1);
    status.reload();
    bench.settle();
    QCOMPARE(changed.size(), 1);
    bench.catalog.setProducts(sample::products(1));
    status.reload();
    bench.settle();
    QCOMPARE(changed.size(), 2);
}

void StatusViewModelTest::accounts()
{
    ViewModelBench bench;
    OrderDraft draft;
    draft.lines = {sample::line(1)};
    QList<OrderId> ids;
    for (int i = 0; i < 4; ++i) {
        ids.append(OrderId::make(bench.clock.utcNow()));
        QVERIFY(bench.journal.place(ids.last(), draft).ok());
    }
    bench.journal.setState(ids.at(1), DeliveryState::Acknowledged);
    bench.journal.setState(ids.at(2), DeliveryState::Quarantined);
    StatusViewModel status(bench.services(), nullptr);
    status.reload();
    bench.settle();
    QCOMPARE(status.accepted(), 4);
    QCOMPARE(status.acknowledged(), 1);
    QCOMPARE(status.pending(), 2);
    QCOMPARE(status.quarantined(), 1);
    QVERIFY(status.balanced());
    bench.journal.setFailure(JournalError::Busy);
    status.reload();
    bench.settle();
    QCOMPARE(status.accepted(), 4);
}

void StatusViewModelTest::agent()
{
    ViewModelBench bench;
    StatusViewModel status(bench.services(), nullptr);
    const QSignalSpy changed(&status, &StatusViewModel::changed);
    status.setAgent(true, true);
    QVERIFY(status.online() && status.agentPresent());
    status.setAgent(true, true);
    QCOMPARE(changed.size(), 1);
    status.setAgent(false, true);
    QVERIFY2(!status.online(), "an absent agent knows of no line");
}

QTEST_GUILESS_MAIN(StatusViewModelTest)
#include "tst_status_view_model.moc"
