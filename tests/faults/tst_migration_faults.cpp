// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_fixture.h"
#include "storage/migrations/journal_schema.h"
#include "storage/migrations/migrations.h"
#include "support/test_size.h"

#include <QLoggingCategory>
#include <QTest>

#include <sqlite3.h>

#include <array>
#include <cerrno>

using namespace caravan;
using namespace caravan::test;

namespace {

constexpr std::array<const char *, 2> steps{
    "CREATE TABLE a(x INTEGER PRIMARY KEY, text TEXT);"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
    "INSERT INTO a SELECT i, 'row ' || i || hex(zeroblob(40)) FROM n;",
    "CREATE TABLE b(x INTEGER PRIMARY KEY, text TEXT, size INTEGER NOT NULL);"
    "INSERT INTO b SELECT x, text, length(text) FROM a;"
    "DROP TABLE a; CREATE INDEX b_size ON b(size, x); UPDATE b SET text = text || '!';"};
const Schema before{42, std::span(steps).first(1)};
const Schema after{42, steps};

/// Of the version that the file says it is; −1 where it is between two, or not whole.
int wholeVersion(const QString &path)
{
    ConnectionOptions options;
    options.create = false;
    const auto connection = Connection::open(path, options);
    if (!connection.ok()) return -1;
    const auto version = (*connection)->attempt([&]() -> Result<int, StorageError> {
        SQLite::Database &database = (*connection)->database();
        const int found = (*connection)->schemaVersion();
        if (database.execAndGet("PRAGMA integrity_check").getString() != "ok") return -1;
        const bool old = found == 1 &&
                         database.execAndGet("SELECT count(*) FROM a WHERE text LIKE 'row %'").getInt() == 400 &&
                         database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 1;
        const bool newer = found == 2 &&
                           database.execAndGet("SELECT count(*) FROM b WHERE text LIKE 'row %!'").getInt() == 400 &&
                           database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 2;
        return old ? 1 : newer ? 2 : -1;
    });
    return version.valueOr(-1);
}

/// A file of the old version, and an upgrade of it on a disk that is watched.
class Upgrade
{
public:
    Upgrade()
    {
        const auto connection = Connection::open(path(), {});
        if (!connection.ok() || !migrate(**connection, before, MigrationBackup::Before).ok()) qFatal("no old file");
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(u"journal.db"_qs); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    bool run(const std::function<void(Connection &)> &prepare = {}) const
    {
        ConnectionOptions options;
        options.busyTimeout = Milliseconds(0);
        if (const FaultDisk *disk = FaultDisk::current()) options.vfs = disk->vfs();
        const auto connection = Connection::open(path(), options);
        if (!connection.ok()) return false;
        if (prepare) prepare(**connection);
        return migrate(**connection, after, MigrationBackup::Before).ok();
    }

private:
    QTemporaryDir m_folder{quickTemplate()};
};

void copyFolder(const QString &from, const QString &to)
{
    const QStringList names = QDir(from).entryList(QDir::Files);
    for (const QString &name : names)
        QFile::copy(from + u'/' + name, to + u'/' + name);
}

/// Old or new, never between; a new one has its backup; and the next start brings it to the new one.
QString judge(const QString &folder)
{
    const QString path = folder + u"/journal.db"_qs;
    const int version = wholeVersion(path);
    if (version < 0) return u"it is neither the old version nor the new one"_qs;
    const QString backup = path + u".before-v2"_qs;
    if (version == 2 && wholeVersion(backup) != 1) return u"the new version has no backup of the old one"_qs;
    if (QFileInfo::exists(backup) && wholeVersion(backup) != 1) return u"the backup is not whole"_qs;
    const auto connection = Connection::open(path, {});
    if (!connection.ok() || !migrate(**connection, after, MigrationBackup::Before).ok())
        return u"the next start cannot upgrade it"_qs;
    if (wholeVersion(path) != 2 || wholeVersion(backup) != 1) return u"the next start does not finish it"_qs;
    return {};
}

} // namespace

/// An upgrade that is interrupted anywhere leaves the old file or the new one.
class TestMigrationFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }

    /// Between any two instructions of SQLite's machine, which is finer than between statements.
    void stoppedAtEveryStatement()
    {
        int stopped = 0;
        for (int n = 1; n < 1'000'000; n += sized(97, 7, 1) + n / 50) {
            Upgrade upgrade;
            const bool done = upgrade.run([n](Connection &connection) {
                sqlite3_progress_handler(
                    connection.database().getHandle(), n, [](void *) { return 1; }, nullptr);
            });
            const QString fault = judge(upgrade.folder());
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("instruction %1: %2").arg(n).arg(fault)));
            if (done) break;
            ++stopped;
        }
        qInfo() << "stopped at" << stopped << "places";
        QVERIFY(stopped > 20);
    }

    /// The program dies, or its disk fails, at every call: what it wrote by then is there.
    void killedAtEveryCall()
    {
        int killed = 0;
        for (qint64 n = 1;; n += sized(3, 1, 1)) {
            Upgrade upgrade;
            QTemporaryDir left(quickTemplate());
            bool done = false;
            {
                FaultDisk disk(upgrade.folder());
                disk.failAt(n, SQLITE_IOERR, EIO, true);
                done = upgrade.run();
                // As the dead program leaves it: nobody rolls back.
                copyFolder(upgrade.folder(), left.path());
            }
            const QString fault = judge(left.path());
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("call %1: %2").arg(n).arg(fault)));
            if (done) break;
            ++killed;
        }
        qInfo() << "killed at" << killed << "calls";
        QVERIFY(killed > 20);
    }

    void cutAtEveryCall()
    {
        int cuts = 0;
        Upgrade upgrade;
        std::vector<DiskState> moments;
        {
            FaultDisk disk(upgrade.folder());
            disk.watch = [&](DiskCall) { moments.push_back(disk.state()); };
            QVERIFY(upgrade.run());
        }
        QVERIFY(moments.size() > 50);
        QRandomGenerator random(firstSeed(1));
        for (const DiskState &moment : moments)
            for (int kind = 0; kind < survivalKinds; ++kind) {
                if (kind > 1 && random.bounded(sized(4, 1, 1)) != 0) continue;
                QTemporaryDir left(quickTemplate());
                moment.writeAfterCut(left.path(), static_cast<Survival>(kind), random);
                const QString fault = judge(left.path());
                QVERIFY2(fault.isEmpty(),
                         qPrintable(QStringLiteral("cut %1, survival %2: %3").arg(cuts).arg(kind).arg(fault)));
                ++cuts;
            }
        qInfo() << cuts << "cuts at" << moments.size() << "calls";
    }
};

QTEST_GUILESS_MAIN(TestMigrationFaults)
#include "tst_migration_faults.moc"
