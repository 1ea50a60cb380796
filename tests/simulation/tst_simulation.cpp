// SPDX-License-Identifier: Apache-2.0
#include "simulation/random_walk.h"
#include "support/test_size.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

using namespace caravan;
using namespace caravan::simulation;
using caravan::test::firstSeed;
using caravan::test::oneSeedOnly;
using caravan::test::sized;

/// Delivery in virtual time: I4, I5, I6, I8 and I10 after every event of many random lives.
/// A failure prints its seed; CARAVAN_SEED=<seed> walks that one again.
class TestSimulation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }

    void randomWalks()
    {
        const int seeds = oneSeedOnly() ? 1 : sized(1'000, 10'000, 1'000'000);
        constexpr int steps = 1'000;
        qint64 events = 0;
        qint64 orders = 0;
        qint64 restarts = 0;
        for (int i = 0; i < seeds; ++i) {
            RandomWalk walk(firstSeed(1) + static_cast<quint32>(i));
            const QString fault = walk.run(steps);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
            events += walk.events();
            orders += walk.placed();
            restarts += walk.restarts();
        }
        qInfo() << seeds << "walks:" << events << "events," << orders << "orders," << restarts << "starts";
        QVERIFY(oneSeedOnly() || orders > 20LL * seeds);
    }

    void theWalksSee_data()
    {
        QTest::addColumn<int>("mutant");
        QTest::newRow("complete sent again at once") << static_cast<int>(Mutant::NoReplayFloor);
        QTest::newRow("cart not written down") << static_cast<int>(Mutant::ForgetsCarts);
        QTest::newRow("complete not written down") << static_cast<int>(Mutant::ForgetsCompletes);
    }
    /// Each mutant breaks an invariant; walks that did not see it would be worth nothing.
    void theWalksSee()
    {
        QFETCH(int, mutant);
        int seen = 0;
        for (quint32 seed = 1; seed <= 60 && seen == 0; ++seed)
            seen += !RandomWalk(seed, static_cast<Mutant>(mutant)).run(1'000).isEmpty();
        QVERIFY2(seen > 0, "the walks do not see it");
    }

    void theSameSeedIsTheSameRun()
    {
        RandomWalk first(7);
        RandomWalk second(7);
        QCOMPARE(first.run(1'000), second.run(1'000));
        QCOMPARE(first.events(), second.events());
        QCOMPARE(first.placed(), second.placed());
    }
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
