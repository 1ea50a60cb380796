// SPDX-License-Identifier: Apache-2.0
#include "support/fake_clock.h"
#include "viewmodels/session_view_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

namespace {

struct Visit
{
    FakeClock clock;
    SessionViewModel session{clock, 60s, 80s, nullptr};
    QSignalSpy wiped{&session, &SessionViewModel::wiped};

    void pass(Milliseconds time)
    {
        clock.advance(time);
        session.tick();
    }
};

} // namespace

class SessionViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void warnsAndWipes();
    void inputDelays();
    void inputCancelsTheWarning();
    void extendCancelsTheWarning();
    void endsOnce();
    void nothingWithoutAVisit();
    void clockJumps_data();
    void clockJumps();
    void lateTimer();
    void nextVisitStartsAnew();
};

void SessionViewModelTest::warnsAndWipes()
{
    Visit visit;
    visit.session.begin();
    QVERIFY(visit.session.visiting() && !visit.session.warning());
    visit.pass(59'999ms);
    QVERIFY(!visit.session.warning());
    visit.pass(1ms);
    QVERIFY(visit.session.warning());
    QCOMPARE(visit.session.secondsLeft(), 20);
    visit.pass(500ms);
    QCOMPARE(visit.session.secondsLeft(), 20);
    visit.pass(500ms);
    QCOMPARE(visit.session.secondsLeft(), 19);
    visit.pass(18'999ms);
    QCOMPARE(visit.session.secondsLeft(), 1);
    QCOMPARE(visit.wiped.size(), 0);
    visit.pass(1ms);
    QCOMPARE(visit.wiped.size(), 1);
    QVERIFY(!visit.session.visiting() && !visit.session.warning());
}

void SessionViewModelTest::inputDelays()
{
    Visit visit;
    visit.session.begin();
    for (int i = 0; i < 100; ++i) {
        visit.pass(59s);
        visit.session.noteInput();
        QVERIFY(!visit.session.warning());
    }
    visit.pass(59s);
    QVERIFY(!visit.session.warning());
    QCOMPARE(visit.wiped.size(), 0);
}

void SessionViewModelTest::inputCancelsTheWarning()
{
    Visit visit;
    visit.session.begin();
    visit.pass(79s);
    QVERIFY(visit.session.warning());
    const QSignalSpy changed(&visit.session, &SessionViewModel::changed);
    visit.session.noteInput();
    QVERIFY(!visit.session.warning());
    QCOMPARE(changed.size(), 1);
    visit.pass(59s);
    QVERIFY(!visit.session.warning());
    QCOMPARE(visit.wiped.size(), 0);
}

void SessionViewModelTest::extendCancelsTheWarning()
{
    Visit visit;
    visit.session.begin();
    visit.pass(79s);
    visit.session.extend();
    QVERIFY(!visit.session.warning());
    visit.pass(79s);
    QVERIFY(visit.session.warning());
    QCOMPARE(visit.wiped.size(), 0);
}

void SessionViewModelTest::endsOnce()
{
    Visit visit;
    visit.session.begin();
    visit.session.end();
    visit.session.end();
    visit.pass(1h);
    QCOMPARE(visit.wiped.size(), 1);
}

void SessionViewModelTest::nothingWithoutAVisit()
{
    Visit visit;
    visit.session.noteInput();
    visit.session.extend();
    visit.pass(1h);
    visit.session.end();
    QVERIFY(!visit.session.visiting() && !visit.session.warning());
    QCOMPARE(visit.wiped.size(), 0);
}

void SessionViewModelTest::clockJumps_data()
{
    QTest::addColumn<int>("years");
    QTest::newRow("ten years on") << 10;
    QTest::newRow("ten years back") << -10;
}

void SessionViewModelTest::clockJumps()
{
    QFETCH(int, years);
    Visit visit;
    visit.session.begin();
    visit.pass(59s);
    visit.clock.jumpUtc(std::chrono::years(years));
    visit.session.tick();
    QVERIFY(visit.session.visiting() && !visit.session.warning());
    visit.pass(1s);
    QVERIFY(visit.session.warning());
    visit.clock.jumpUtc(std::chrono::years(-2 * years));
    visit.pass(19'999ms);
    QCOMPARE(visit.wiped.size(), 0);
    visit.pass(1ms);
    QCOMPARE(visit.wiped.size(), 1);
}

void SessionViewModelTest::lateTimer()
{
    Visit visit;
    visit.session.begin();
    visit.pass(1h);
    QCOMPARE(visit.wiped.size(), 1);
}

void SessionViewModelTest::nextVisitStartsAnew()
{
    Visit visit;
    visit.session.begin();
    visit.pass(80s);
    visit.session.begin();
    QVERIFY(visit.session.visiting() && !visit.session.warning());
    visit.pass(59s);
    QVERIFY(!visit.session.warning());
    visit.pass(21s);
    QCOMPARE(visit.wiped.size(), 2);
}

QTEST_GUILESS_MAIN(SessionViewModelTest)
#include "tst_session_view_model.moc"
