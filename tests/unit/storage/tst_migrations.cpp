// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations/journal_schema.h"
#include "storage/migrations/migrations.h"
#include "storage_fixture.h"

#include <QTest>

#include <array>
#include <thread>

using namespace caravan;
using namespace caravan::test;

namespace {
constexpr std::array<const char *, 2> twoSteps{"CREATE TABLE a(x); INSERT INTO a VALUES(1);",
                                               "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1;"};
constexpr std::array<const char *, 2> brokenStep{twoSteps[0], "CREATE TABLE b(x); INSERT INTO nowhere VALUES(1);"};
const Schema one{42, std::span(twoSteps).first(1)};
const Schema two{42, twoSteps};
} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;

    QString newPath() { return m_dir.filePath(QString::number(++m_files) + u".db"); }
    static std::unique_ptr<Connection> open(const QString &path)
    {
        return std::move(Connection::open(path, {})).value();
    }

private slots:
    void makesAndUpgrades()
    {
        const QString path = newPath();
        QVERIFY(migrate(*open(path), one, MigrationBackup::Before).ok());
        QVERIFY(!QFileInfo::exists(path + u".before-v1")); // nothing was there to back up
        const auto connection = open(path);
        QVERIFY(migrate(*connection, two, MigrationBackup::Before).ok());
        QCOMPARE(connection->schemaVersion(), 2);
        QCOMPARE(connection->database().execAndGet("SELECT y FROM a").getInt(), 2);
        // The copy is whole, of the old version, and can be opened by the old release.
        const auto backup = open(path + u".before-v2");
        QCOMPARE(backup->schemaVersion(), 1);
        QVERIFY(checkSchema(*backup, one).ok());
        QCOMPARE(backup->database().execAndGet("SELECT x FROM a").getInt(), 1);
        QVERIFY(migrate(*connection, two, MigrationBackup::Before).ok()); // nothing left to do
    }

    void aBrokenStepChangesNothing()
    {
        const QString path = newPath();
        QVERIFY(migrate(*open(path), one, MigrationBackup::Before).ok());
        const auto connection = open(path);
        QVERIFY(!migrate(*connection, Schema{42, brokenStep}, MigrationBackup::Before).ok());
        QCOMPARE(connection->schemaVersion(), 1);
        QCOMPARE(connection->database().execAndGet("SELECT count(*) FROM sqlite_schema WHERE name = 'b'").getInt(), 0);
        QVERIFY(migrate(*connection, two, MigrationBackup::Before).ok());
    }

    void newerIsNeitherMigratedNorWritten()
    {
        const QString path = newPath();
        QVERIFY(migrate(*open(path), two, MigrationBackup::Before).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        const auto connection = open(path);
        QCOMPARE(migrate(*connection, one, MigrationBackup::Before).error(), StorageError::NewerSchema);
        QCOMPARE(checkSchema(*connection, one).error(), StorageError::NewerSchema);
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    void foreignFilesAreRefused()
    {
        const QString path = newPath();
        open(path)->execute("CREATE TABLE a(x)");
        QCOMPARE(migrate(*open(path), two, MigrationBackup::Before).error(), StorageError::Damaged);
        const QString other = newPath();
        QVERIFY(migrate(*open(other), Schema{43, twoSteps}, MigrationBackup::Before).ok());
        QCOMPARE(migrate(*open(other), two, MigrationBackup::Before).error(), StorageError::Damaged);
    }

    void aNewerJournalOpensForReading()
    {
        JournalFixture fixture;
        const OrderId id = fixture.newId();
        QVERIFY(fixture.journal()->place(id, draft()).ok());
        fixture.tamper("PRAGMA user_version=99");
        const auto journal = fixture.openJournal();
        QVERIFY(journal.ok());
        QCOMPARE((*journal)->recent(5)->size(), 1);
        QCOMPARE((*journal)->place(fixture.newId(), draft()).error(), JournalError::NewerSchema);
        const auto outbox = fixture.outbox();
        QCOMPARE(outbox->pending()->size(), 1);
        QCOMPARE(outbox->append(id, stepsToComplete().first()).error(), JournalError::NewerSchema);
        QCOMPARE(fixture.count("SELECT count(*) FROM entry"), 1);
    }

    /// Kiosk and agent start together on a new terminal.
    void racingStartsMakeOneSchema()
    {
        for (int round = 0; round < 10; ++round) {
            const QString path = newPath();
            std::atomic<int> failures = 0;
            {
                std::vector<std::jthread> threads;
                for (int i = 0; i < 4; ++i)
                    threads.emplace_back([&] {
                        const auto connection = Connection::open(path, {});
                        if (!connection.ok() || !migrate(**connection, journalSchema(), MigrationBackup::Before).ok())
                            ++failures;
                    });
            }
            QCOMPARE(failures.load(), 0);
            QCOMPARE(open(path)->schemaVersion(), journalSchema().version());
        }
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
