// SPDX-License-Identifier: Apache-2.0
#include "core/process_options.h"
#include "fleet/slots/trial.h"
#include "fleet/terminal/enrolment.h"
#include "nginx.h"
#include "programs.h"
#include "storage/contact_vault.h"
#include "storage/journal_verification.h"
#include "storage/order_outbox_sqlite.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace caravan;

/// A terminal that takes orders is updated from release 1 to release 2 while its programs are killed or its disk fills
/// up. Whatever happens, something starts, the next try ends well, and no order that was acknowledged is gone.
/// CARAVAN_FLEET_KILLS and CARAVAN_FLEET_FULL_STEP size it.
class FleetFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void killedAtRandomMoments();
    void fullDiskAtAnyWrite();
    void serverAnswersNonsense();

private:
    static int sizeOf(const char *name, int standard)
    {
        return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : standard;
    }
    QString state() const { return m_dir.filePath(u"state"_qs); }
    ReleaseSlots places() const { return ReleaseSlots(fleet_files::slotsOf(state(), FleetPart::App)); }
    /// As the terminal was before the update; its journal goes on.
    bool reset() const;
    QStringList updateArguments() const { return {u"--state"_qs, state(), u"--update"_qs}; }
    std::unique_ptr<QProcess> launch() const;
    /// Current or returned to: a release whose files are all there.
    QString bootFault() const;
    bool updates() const;
    QString orderFault() const;

    SystemClock m_clock;
    QTemporaryDir m_dir{memoryDirTemplate()};
    std::unique_ptr<OperatorBench> m_bench;
    std::unique_ptr<Nginx> m_server;
    QStringList m_revisions;
};

namespace {

bool copyTree(const QString &from, const QString &to) { return runProgram(u"cp"_qs, {u"-a"_qs, from, to}).status == 0; }

qint64 childOf(qint64 parent)
{
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(parent));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split(' ').first().toLongLong() : 0;
}

} // namespace

void FleetFaultsTest::initTestCase()
{
    if (!Nginx::isInstalled()) QSKIP("nginx is not installed");
    m_server = std::make_unique<Nginx>(m_dir.filePath(u"site"_qs));
    m_bench = std::make_unique<OperatorBench>(m_clock, u"bazaar"_qs, m_server->url());
    QVERIFY(m_bench->works());
    QVERIFY(QFile::link(m_bench->site(), m_dir.filePath(u"site"_qs)));
    QVERIFY(QDir().mkpath(state()));
    QVERIFY(m_bench->enrol(state()));
    const ReleaseTree tree(m_bench->scratch(u"tree"_qs));
    for (const QString &version : {u"1"_qs, u"2"_qs}) {
        QVERIFY(fillPrograms(tree, version));
        (void)runProgram(u"strip"_qs, {tree.dir() + u"/bin/caravan-kiosk"});
        const Answer made = m_bench->release(tree.dir(), version);
        QVERIFY2(made.exit == Exit::Ok, qPrintable(made.text));
        const FleetFolder folder = m_bench->folder();
        m_revisions.append(folder.release(FleetPart::App, version)->revision);
        if (version == u"2") break;
        QVERIFY(m_bench->start(version).exit == Exit::Ok);
        QVERIFY(updates());
        QVERIFY(Trial(places(), {}).confirm());
    }
    QVERIFY(m_bench->start(u"2"_qs).exit == Exit::Ok);
    QVERIFY(copyTree(state() + u"/fleet", m_dir.filePath(u"template"_qs)));
}

void FleetFaultsTest::cleanupTestCase() { m_bench.reset(); }

bool FleetFaultsTest::reset() const
{
    (void)runProgram(u"chmod"_qs, {u"-R"_qs, u"u+w"_qs, state() + u"/fleet"});
    QDir(state() + u"/fleet").removeRecursively();
    return copyTree(m_dir.filePath(u"template"_qs), state() + u"/fleet");
}

std::unique_ptr<QProcess> FleetFaultsTest::launch() const
{
    auto launcher = std::make_unique<QProcess>();
    launcher->setStandardErrorFile(m_dir.filePath(u"launcher.log"_qs), QIODevice::Append);
    launcher->start(QStringLiteral(LAUNCHER_PROGRAM), {u"--state"_qs, state(), u"--healthy-seconds"_qs, u"0.3"_qs});
    return launcher->waitForStarted() ? std::move(launcher) : nullptr;
}

QString FleetFaultsTest::bootFault() const
{
    const ReleaseSlots here = places();
    const QString revision = here.bootable();
    if (!m_revisions.contains(revision)) return u"nothing to start: "_qs + revision;
    QFile text(here.folder(revision) + u"/share/text");
    const QByteArray end = QByteArray::number(m_revisions.indexOf(revision) + 1);
    const bool whole = text.open(QIODevice::ReadOnly) && text.size() == 200'001 && text.readAll().endsWith(end);
    if (!whole || !QFileInfo(here.folder(revision) + u"/bin/caravan-kiosk").isExecutable())
        return u"half a release: "_qs + revision;
    return {};
}

bool FleetFaultsTest::updates() const
{
    const Ran ran = runProgram(QStringLiteral(AGENT_PROGRAM), updateArguments());
    if (ran.status != 0) qWarning() << ran.status << ran.error << ran.out;
    return ran.status == 0;
}

QString FleetFaultsTest::orderFault() const
{
    QFile log(state() + u"/acknowledged");
    if (!log.open(QIODevice::ReadOnly)) return u"no order was taken"_qs;
    const auto vault = ContactVault::open(state::contactKey(state()));
    const SystemClock clock;
    const auto outbox = OrderOutboxSqlite::open({state::journalDatabase(state()), {}}, *vault, clock);
    if (!outbox) return u"the journal does not open"_qs;
    const auto pending = (*outbox)->pending();
    if (!pending) return u"the orders cannot be read"_qs;
    QSet<QByteArray> kept;
    for (const OrderId &id : *pending)
        kept.insert(id.toString().toLatin1());
    int acknowledged = 0;
    for (const QByteArray &line : log.readAll().split('\n')) {
        if (line.isEmpty()) continue;
        ++acknowledged;
        if (!kept.contains(line)) return u"lost order "_qs + QString::fromLatin1(line);
    }
    const auto report = verifyJournal(state::journalDatabase(state()));
    if (!report || !report->ok) return u"the journal's chain is broken"_qs;
    qInfo() << acknowledged << "orders were acknowledged," << kept.size() << "are in the journal";
    return {};
}

void FleetFaultsTest::killedAtRandomMoments()
{
    const int kills = sizeOf("CARAVAN_FLEET_KILLS", 12);
    const quint32 seed = static_cast<quint32>(sizeOf("CARAVAN_SEED", 20261124));
    QRandomGenerator random(seed);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(reset());
    QVERIFY(updates());
    const int span = static_cast<int>(timer.elapsed() * 12 / 10);
    int updaters = 0;
    int launchers = 0;
    int kiosks = 0;
    for (int i = 0; i < kills; ++i) {
        QVERIFY(reset());
        auto launcher = launch();
        QVERIFY(launcher);
        QProcess updater;
        updater.start(QStringLiteral(AGENT_PROGRAM), updateArguments());
        QVERIFY(updater.waitForStarted());
        QTest::qSleep(random.bounded(span));
        switch (random.bounded(4)) {
        case 0:
            ++launchers;
            launcher->kill();
            launcher->waitForFinished();
            launcher = launch();
            break;
        case 1:
            ++kiosks;
            if (const qint64 kiosk = childOf(launcher->processId()); kiosk > 0)
                ::kill(static_cast<pid_t>(kiosk), SIGKILL);
            break;
        default:
            ++updaters;
            updater.kill();
            break;
        }
        updater.waitForFinished(120'000);
        QCOMPARE(bootFault(), QString());
        // Again, whatever was left lying about.
        for (int tries = 0; places().current() != m_revisions.at(1); ++tries) {
            QVERIFY2(tries < 4, qPrintable(QStringLiteral("kill %1: does not recover").arg(i)));
            (void)runProgram(QStringLiteral(AGENT_PROGRAM), updateArguments());
        }
        QCOMPARE(bootFault(), QString());
        launcher->kill();
        launcher->waitForFinished();
    }
    QCOMPARE(orderFault(), QString());
    qInfo() << kills << "kills:" << updaters << "updaters," << launchers << "launchers," << kiosks << "kiosks; seed"
            << seed;
}

void FleetFaultsTest::fullDiskAtAnyWrite()
{
    QVERIFY(reset());
    const QString count = m_dir.filePath(u"count"_qs);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_qs, QStringLiteral(FULL_DISK));
    environment.insert(u"CARAVAN_FULL_COUNT"_qs, count);
    QCOMPARE(runProgram(QStringLiteral(AGENT_PROGRAM), updateArguments(), environment).status, 0);
    QFile file(count);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const int writes = file.readAll().trimmed().toInt();
    QVERIFY(writes > 20);
    environment.remove(u"CARAVAN_FULL_COUNT"_qs);
    const int step = sizeOf("CARAVAN_FLEET_FULL_STEP", qMax(1, writes / 12));
    int refused = 0;
    for (int at = 1; at <= writes; at += step) {
        QVERIFY(reset());
        environment.insert(u"CARAVAN_FULL_AT"_qs, QString::number(at));
        const Ran ran = runProgram(QStringLiteral(AGENT_PROGRAM), updateArguments(), environment);
        refused += ran.status != 0;
        QVERIFY2(ran.status >= 0, "it crashed");
        QCOMPARE(bootFault(), QString());
        // Room again: the next pass ends well, and the release was not blamed for the disk.
        QVERIFY(!places().isBlocked(m_revisions.at(1)));
        if (places().current() != m_revisions.at(1)) QVERIFY2(updates(), qPrintable(QString::number(at)));
        QCOMPARE(places().current(), m_revisions.at(1));
    }
    qInfo() << writes << "calls that need room; full at every" << step << "th:" << refused << "passes refused";
}

void FleetFaultsTest::serverAnswersNonsense()
{
    const QString site = m_bench->site() + u"/fleet.json";
    QFile file(site);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    QVERIFY(reset());
    for (const QByteArray &nonsense : {QByteArray("<html>log in</html>"), QByteArray(), QByteArray(1'000'000, '{'),
                                       good.left(good.size() / 2), QByteArray("{\"keys\":[],\"rollout\":{}}")}) {
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(nonsense) == nonsense.size());
        file.close();
        (void)runProgram(QStringLiteral(AGENT_PROGRAM), updateArguments());
        QCOMPARE(places().current(), m_revisions.at(0));
        QCOMPARE(bootFault(), QString());
    }
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(good) == good.size());
    file.close();
    QVERIFY(updates());
    QCOMPARE(places().current(), m_revisions.at(1));
}

QTEST_GUILESS_MAIN(FleetFaultsTest)
#include "tst_fleet_faults.moc"
