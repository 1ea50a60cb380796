// SPDX-License-Identifier: Apache-2.0
#include "core/visit_lock.h"
#include "fleet/slots/trial.h"
#include "support/fleet/memory_dir.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace caravan;

namespace {

QString rev(int n) { return QString::number(n).rightJustified(64, u'0'); }

/// A terminal with two releases of a program that behaves as it is told, and the real launcher.
class LaunchedTerminal
{
public:
    LaunchedTerminal()
        : places(m_dir.filePath(QStringLiteral("fleet/app")))
        , trial(places, QStringLiteral("caravan-kiosk"))
    {
    }
    ~LaunchedTerminal() { kill(); }

    bool add(int n, const QByteArray &mode)
    {
        const QString fresh = places.freshFolder(rev(n));
        QDir().mkpath(fresh + u"/bin");
        QDir().mkpath(fresh + u"/share");
        QFile file(fresh + u"/share/mode");
        if (!file.open(QIODevice::WriteOnly)) return false;
        file.write(mode);
        file.close();
        return QFile::copy(QStringLiteral(FAKE_KIOSK), fresh + u"/bin/caravan-kiosk") && places.adopt(fresh, rev(n));
    }
    /// Release 1 runs well, release n is on trial.
    bool tryOut(int n) { return places.switchTo(rev(1)) && trial.begin(rev(n), rev(1)) && places.switchTo(rev(n)); }
    void launch(const QStringList &options = {u"--ready-seconds"_qs, u"2"_qs, u"--beat-seconds"_qs, u"1"_qs,
                                              u"--healthy-seconds"_qs, u"1"_qs})
    {
        m_launcher = std::make_unique<QProcess>();
        m_launcher->setStandardOutputFile(QProcess::nullDevice());
        m_launcher->setStandardErrorFile(m_dir.filePath(u"launcher.log"_qs), QIODevice::Append);
        m_launcher->start(QStringLiteral(LAUNCHER_PROGRAM), QStringList{u"--state"_qs, m_dir.path()} + options);
        QVERIFY(m_launcher->waitForStarted());
    }
    void kill()
    {
        if (!m_launcher) return;
        m_launcher->kill();
        m_launcher->waitForFinished();
    }
    bool stop()
    {
        m_launcher->terminate();
        return m_launcher->waitForFinished() && m_launcher->exitCode() == 0;
    }
    QByteArrayList started() const
    {
        QFile file(m_dir.filePath(u"started"_qs));
        if (!file.open(QIODevice::ReadOnly)) return {};
        QByteArrayList lines = file.readAll().split('\n');
        lines.removeLast();
        return lines;
    }
    QString state() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir{memoryDirTemplate()};
    std::unique_ptr<QProcess> m_launcher;

public:
    ReleaseSlots places;
    Trial trial;
};

constexpr int patience = 30'000;

} // namespace

class LauncherTest : public QObject
{
    Q_OBJECT

private slots:
    void goodReleaseIsFoundHealthy();
    void badReleaseIsLeft_data();
    void badReleaseIsLeft();
    void startsAreCountedBeforeTheyHappen();
    void anotherReleaseIsStarted();
    void aVisitIsNotCutOff();
    void deadLauncherTakesItsProgramWithIt();
    void crashLoopOutsideATrialIsLeftToo();
    void lastReleaseIsNotGivenUp();
    void factoryReleaseIsTheLastResort();
    void helpAndMistakes();
    void returnsWithinAMinute_data();
    void returnsWithinAMinute();
};

void LauncherTest::goodReleaseIsFoundHealthy()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, "good") && terminal.tryOut(2));
    terminal.launch();
    QTRY_VERIFY_WITH_TIMEOUT(terminal.trial.isHealthy(), patience);
    QCOMPARE(terminal.trial.starts(), 1);
    QCOMPARE(terminal.places.current(), rev(2));
    QVERIFY(terminal.stop());
    QVERIFY(!QFile::exists(terminal.state() + u"/fleet/notice.caravan-kiosk"));
}

void LauncherTest::badReleaseIsLeft_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QString>("reason");
    QTest::newRow("crash") << QByteArray("crash") << u"it crashed"_qs;
    QTest::newRow("ends") << QByteArray("exit") << u"it ended with status 1"_qs;
    QTest::newRow("hangs") << QByteArray("hang") << u"it did not become ready"_qs;
    QTest::newRow("misses its heartbeat") << QByteArray("silent") << u"it missed its heartbeat"_qs;
    QTest::newRow("crashes a while later") << QByteArray("later") << u"it crashed"_qs;
    QTest::newRow("no program") << QByteArray() << u"it does not start"_qs;
}

void LauncherTest::badReleaseIsLeft()
{
    QFETCH(QByteArray, mode);
    QFETCH(QString, reason);
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, mode));
    if (mode.isEmpty()) QVERIFY(QFile::remove(terminal.places.folder(rev(2)) + u"/bin/caravan-kiosk"));
    QVERIFY(terminal.tryOut(2));
    terminal.launch();
    QTRY_COMPARE_WITH_TIMEOUT(terminal.places.current(), rev(1), patience);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.started().endsWith("good"), patience);
    QVERIFY2(terminal.places.blockReason(rev(2)).endsWith(reason), qPrintable(terminal.places.blockReason(rev(2))));
    if (!mode.isEmpty()) QCOMPARE(terminal.started().count(mode), 3);
    QTRY_VERIFY(!terminal.trial.underWay());
}

void LauncherTest::startsAreCountedBeforeTheyHappen()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, "good") && terminal.tryOut(2));
    // A release that takes the machine down each time: nobody is left to note it afterwards.
    for (int i = 1; i <= 3; ++i) {
        terminal.launch();
        QTRY_VERIFY_WITH_TIMEOUT(terminal.started().size() == i, patience);
        terminal.kill();
        QCOMPARE(terminal.trial.starts(), i);
    }
    terminal.launch();
    QTRY_COMPARE_WITH_TIMEOUT(terminal.places.current(), rev(1), patience);
    QVERIFY(terminal.places.isBlocked(rev(2)));
}

void LauncherTest::anotherReleaseIsStarted()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, "good") && terminal.places.switchTo(rev(1)));
    terminal.launch();
    QTRY_COMPARE_WITH_TIMEOUT(terminal.started().size(), 1, patience);
    QVERIFY(terminal.tryOut(2));
    QTRY_COMPARE_WITH_TIMEOUT(terminal.started().size(), 2, patience);
    QCOMPARE(terminal.trial.starts(), 1);
}

void LauncherTest::aVisitIsNotCutOff()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, "good") && terminal.places.switchTo(rev(1)));
    terminal.launch();
    QTRY_COMPARE_WITH_TIMEOUT(terminal.started().size(), 1, patience);
    auto visit = VisitLock::acquire(terminal.state());
    QVERIFY(visit);
    QVERIFY(terminal.tryOut(2));
    QTest::qWait(1000);
    QCOMPARE(terminal.started().size(), 1);
    visit.reset();
    QTRY_COMPARE_WITH_TIMEOUT(terminal.started().size(), 2, patience);
}

void LauncherTest::deadLauncherTakesItsProgramWithIt()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.places.switchTo(rev(1)));
    terminal.launch();
    const QString log = terminal.state() + u"/acknowledged";
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(log).size() > 0, patience);
    terminal.kill();
    QTest::qWait(200);
    const qint64 size = QFileInfo(log).size();
    QTest::qWait(300);
    QCOMPARE(QFileInfo(log).size(), size);
}

void LauncherTest::crashLoopOutsideATrialIsLeftToo()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, "crash"));
    QVERIFY(terminal.places.switchTo(rev(1)) && terminal.places.switchTo(rev(2)));
    terminal.launch();
    QTRY_COMPARE_WITH_TIMEOUT(terminal.places.current(), rev(1), patience);
    QCOMPARE(terminal.started().count("crash"), 5);
}

void LauncherTest::lastReleaseIsNotGivenUp()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(2, "crash") && terminal.trial.begin(rev(2), {}) && terminal.places.switchTo(rev(2)));
    terminal.launch();
    QTRY_VERIFY_WITH_TIMEOUT(terminal.started().size() > 4, patience);
    QCOMPARE(terminal.places.current(), rev(2));
    QCOMPARE(terminal.places.bootable(), rev(2));
}

void LauncherTest::factoryReleaseIsTheLastResort()
{
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, "crash"));
    const QString factory = terminal.state() + u"/usr";
    QVERIFY(QDir().rename(terminal.places.folder(rev(1)), factory));
    QVERIFY(terminal.trial.begin(rev(2), {}) && terminal.places.switchTo(rev(2)));
    terminal.launch({u"--factory"_qs, factory});
    QTRY_COMPARE_WITH_TIMEOUT(terminal.places.current(), factoryRelease, patience);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.started().endsWith("good"), patience);
}

void LauncherTest::helpAndMistakes()
{
    const auto status = [](const QStringList &arguments) {
        QProcess process;
        process.start(QStringLiteral(LAUNCHER_PROGRAM), arguments);
        process.waitForFinished();
        return process.exitCode();
    };
    QCOMPARE(status({u"--help"_qs}), 0);
    QCOMPARE(status({u"--version"_qs}), 0);
    QCOMPARE(status({}), 2);
    QCOMPARE(status({u"--state"_qs, u"/nowhere"_qs, u"--program"_qs, u"sh"_qs}), 2);
    QCOMPARE(status({u"--state"_qs, u"/nowhere"_qs, u"--beat-seconds"_qs, u"x"_qs}), 2);
}

void LauncherTest::returnsWithinAMinute_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("crashes") << QByteArray("crash");
    QTest::newRow("hangs") << QByteArray("hang");
    QTest::newRow("misses its heartbeat") << QByteArray("silent");
}

/// With the times that terminals have. Minutes: CARAVAN_SLOW_TESTS.
void LauncherTest::returnsWithinAMinute()
{
    QFETCH(QByteArray, mode);
    if (!qEnvironmentVariableIsSet("CARAVAN_SLOW_TESTS") && mode != "crash") QSKIP("slow");
    LaunchedTerminal terminal;
    QVERIFY(terminal.add(1, "good") && terminal.add(2, mode) && terminal.tryOut(2));
    QElapsedTimer clock;
    clock.start();
    terminal.launch({});
    QTRY_VERIFY_WITH_TIMEOUT(terminal.started().endsWith("good"), 60'000);
    qInfo() << mode << "left after" << clock.elapsed() << "ms";
}

QTEST_GUILESS_MAIN(LauncherTest)
#include "tst_launcher.moc"
