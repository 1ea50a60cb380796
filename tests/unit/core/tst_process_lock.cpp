// SPDX-License-Identifier: Apache-2.0
#include "core/process_options.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace caravan;

class ProcessLockTest : public QObject
{
    Q_OBJECT

private slots:
    void excludes();
    void movesWithItsOwner();
    void otherNamesAreFree();
    void killedProcessLetsGo();
    void unusableFolder();
    void privateToTheUser();
};

void ProcessLockTest::excludes()
{
    const QTemporaryDir dir;
    {
        const auto first = ProcessLock::acquire(dir.path(), u"kiosk"_qs);
        QVERIFY(first.ok());
        const auto second = ProcessLock::acquire(dir.path(), u"kiosk"_qs);
        QVERIFY(!second.ok());
        QVERIFY(second.error().contains(u"another kiosk"));
    }
    QVERIFY(ProcessLock::acquire(dir.path(), u"kiosk"_qs).ok());
}

void ProcessLockTest::movesWithItsOwner()
{
    const QTemporaryDir dir;
    auto first = ProcessLock::acquire(dir.path(), u"agent"_qs);
    QVERIFY(first.ok());
    {
        const ProcessLock held = std::move(first).value();
        QVERIFY(!ProcessLock::acquire(dir.path(), u"agent"_qs).ok());
    }
    QVERIFY(ProcessLock::acquire(dir.path(), u"agent"_qs).ok());
}

void ProcessLockTest::otherNamesAreFree()
{
    const QTemporaryDir dir;
    const auto kiosk = ProcessLock::acquire(dir.path(), u"kiosk"_qs);
    const auto agent = ProcessLock::acquire(dir.path(), u"agent"_qs);
    QVERIFY(kiosk.ok() && agent.ok());
}

void ProcessLockTest::killedProcessLetsGo()
{
    const QTemporaryDir dir;
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = ProcessLock::acquire(dir.path(), u"agent"_qs);
        const char answer = lock.ok() ? 'y' : 'n';
        if (::write(ends[1], &answer, 1) == 1) ::pause();
        ::_exit(0);
    }
    QVERIFY(child > 0);
    char answer = 0;
    QCOMPARE(::read(ends[0], &answer, 1), ssize_t(1));
    QCOMPARE(answer, 'y');
    QVERIFY(!ProcessLock::acquire(dir.path(), u"agent"_qs).ok());
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY(ProcessLock::acquire(dir.path(), u"agent"_qs).ok());
    ::close(ends[0]);
    ::close(ends[1]);
}

void ProcessLockTest::unusableFolder()
{
    const QTemporaryDir dir;
    QVERIFY(!ProcessLock::acquire(dir.filePath(u"missing"_qs), u"agent"_qs).ok());
}

void ProcessLockTest::privateToTheUser()
{
    const QTemporaryDir dir;
    QVERIFY(ProcessLock::acquire(dir.path(), u"agent"_qs).ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(dir.filePath(u"agent.lock"_qs)) & others));
}

QTEST_GUILESS_MAIN(ProcessLockTest)
#include "tst_process_lock.moc"
