// SPDX-License-Identifier: Apache-2.0
#include "devices/code_reader.h"
#include "devices/qr_image.h"
#include "fleet/terminal/health_gate.h"
#include "programs.h"
#include "storage/contact_vault.h"
#include "storage/journal_copy.h"
#include "storage/order_journal_sqlite.h"
#include "support/fake_clock.h"
#include "support/fleet/signed_fleet.h"
#include "support/sample_catalog.h"

#include <QElapsedTimer>
#include <QTest>

using namespace caravan;

class HealthGateTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void realGatePasses();
    void realGateTakesACopyOfTheJournal();
    void realGateRefusesAJournalThatIsNone();
    void verdicts_data();
    void verdicts();
    void gateThatHangsIsEnded();
    void thereMustBeAWayBack();
    void scratchIsTheGatesAlone();
    void enrolmentFitsIntoACode();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    Ran gate(const QStringList &arguments) const { return runProgram(QStringLiteral(GATE_PROGRAM), arguments); }
    bool takeOrders(int count) const;
    QString release(const QString &name, const QByteArray &body) const;
    HealthGate::Options options(Milliseconds limit = Milliseconds(20'000)) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    FakeClock m_clock;
};

void HealthGateTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path(u"state"_qs)));
    QVERIFY(QDir().mkpath(path(u"scratch"_qs)));
}

bool HealthGateTest::takeOrders(int count) const
{
    const auto vault = ContactVault::open(path(u"state/contact.key"_qs));
    const auto journal = OrderJournalSqlite::open({path(u"state/journal.db"_qs), u"K01"_qs, 1, {}}, *vault, m_clock);
    OrderDraft draft;
    draft.lines = {sample::line(1)};
    draft.catalogVersion = 1;
    for (int i = 0; journal && i < count; ++i)
        if (!(*journal)->place(OrderId::make(m_clock.utcNow()), draft)) return false;
    return journal.ok();
}

QString HealthGateTest::release(const QString &name, const QByteArray &body) const
{
    const ReleaseTree tree(path(name));
    return tree.write(u"bin/caravan-health-gate"_qs, "#!/bin/sh\n" + body + "\n", true) ? tree.dir() : QString();
}

HealthGate::Options HealthGateTest::options(Milliseconds limit) const
{
    HealthGate::Options made;
    made.scratch = path(u"scratch"_qs);
    made.limit = limit;
    made.copyJournal = [journal = path(u"state/journal.db"_qs)](const QString &to) -> Result<Done, QString> {
        return copyJournal(journal, to) ? Result<Done, QString>(Done{}) : Failure{u"copy"_qs};
    };
    return made;
}

void HealthGateTest::realGatePasses()
{
    const Ran ran = gate({u"--state"_qs, path(u"scratch"_qs)});
    QVERIFY2(ran.status == 0, ran.error.constData());
    QCOMPARE(gate({}).status, 2);
    QCOMPARE(gate({u"--help"_qs}).status, 0);
}

void HealthGateTest::realGateTakesACopyOfTheJournal()
{
    QVERIFY(takeOrders(5));
    const QString copy = path(u"scratch/journal.db"_qs);
    QVERIFY(copyJournal(path(u"state/journal.db"_qs), copy).ok());
    QCOMPARE(gate({u"--state"_qs, path(u"scratch"_qs)}).status, 0);
    QCOMPARE(gate({u"--read-journal"_qs, copy}).status, 0);
    const auto accounts = [this](const QString &dir) {
        const auto vault = ContactVault::open(dir + u"/contact.key");
        const auto journal = OrderJournalSqlite::open({dir + u"/journal.db", u"K01"_qs, 1, {}}, *vault, m_clock);
        return (*journal)->accounts()->accepted;
    };
    QCOMPARE(accounts(path(u"scratch"_qs)), 6);
    QCOMPARE(accounts(path(u"state"_qs)), 5);
}

void HealthGateTest::realGateRefusesAJournalThatIsNone()
{
    const ReleaseTree scratch(path(u"scratch"_qs));
    QVERIFY(scratch.write(u"journal.db"_qs, QByteArray(8192, 'x')));
    const Ran ran = gate({u"--state"_qs, scratch.dir()});
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.error.contains("journal"));
    QCOMPARE(gate({u"--read-journal"_qs, scratch.dir() + u"/journal.db"}).status, 1);
}

void HealthGateTest::verdicts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("good");
    QTest::addColumn<bool>("bad");
    QTest::newRow("good") << QByteArray("exit 0") << true << false;
    QTest::newRow("bad") << QByteArray("echo no fonts; exit 1") << false << true;
    QTest::newRow("no answer") << QByteArray("exit 75") << false << false;
    QTest::newRow("crash") << QByteArray("kill -SEGV $$") << false << true;
    QTest::newRow("no state") << QByteArray("[ \"$1\" = --state ] && [ -d \"$2\" ]") << true << false;
}

void HealthGateTest::verdicts()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, good);
    QFETCH(bool, bad);
    const auto checked = HealthGate(options()).check(release(u"new"_qs, body), {});
    QCOMPARE(checked.ok(), good);
    if (!good) QCOMPARE(checked.error().bad, bad);
    if (body.contains("fonts")) QVERIFY(checked.error().detail.contains(u"no fonts"));
    QVERIFY(!HealthGate(options()).check(path(u"nothing"_qs), {}).ok());
}

void HealthGateTest::gateThatHangsIsEnded()
{
    QElapsedTimer timer;
    timer.start();
    const auto checked = HealthGate(options(Milliseconds(300))).check(release(u"new"_qs, "exec sleep 60"), {});
    QVERIFY(!checked.ok());
    QVERIFY(checked.error().bad);
    QVERIFY(timer.elapsed() < 30'000);
}

void HealthGateTest::thereMustBeAWayBack()
{
    QVERIFY(takeOrders(1));
    const QString fresh = release(u"new"_qs, "exit 0");
    const QString able = release(u"able"_qs, "[ \"$1\" = --read-journal ] && [ -f \"$2\" ]");
    const QString unable = release(u"unable"_qs, "exit 1");
    QVERIFY(HealthGate(options()).check(fresh, able).ok());
    const auto checked = HealthGate(options()).check(fresh, unable);
    QVERIFY(!checked.ok());
    QVERIFY(checked.error().bad);
    QVERIFY(checked.error().detail.contains(u"journal"));
}

void HealthGateTest::scratchIsTheGatesAlone()
{
    QVERIFY(takeOrders(1));
    const QString fresh = release(u"new"_qs, "rm -f \"$2\"/journal.db && touch \"$2\"/litter");
    QVERIFY(HealthGate(options()).check(fresh, {}).ok());
    QVERIFY(QFile::exists(path(u"state/journal.db"_qs)));
    QVERIFY(!QFile::exists(path(u"scratch"_qs)));
}

void HealthGateTest::enrolmentFitsIntoACode()
{
    const SignedFleet fleet(m_clock.utcNow());
    Enrolment answer = fleet.enrolment(u"0123456789abcdef"_qs);
    answer.urls = QStringList{u"https://neighbour.example:8443/fleet"_qs, u"https://releases.fleet.example/bazaar"_qs};
    for (const QString &text : {answer.write(), EnrolmentRequest::write(u"K07"_qs, fleet.root)}) {
        const QImage code = qrImage(text, 900);
        QVERIFY(!code.isNull());
        const auto read = readCode(code, ScanEffort::Harder);
        QVERIFY(read.has_value());
        QCOMPARE(read->payload.bytes, text.toUtf8());
    }
}

QTEST_MAIN(HealthGateTest)
#include "tst_health_gate.moc"
