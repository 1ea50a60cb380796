// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_aside.h"
#include "storage/journal_verification.h"
#include "storage_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <SQLiteCpp/Exception.h>

using namespace caravan;
using namespace caravan::test;

class TestJournalDamage : public QObject
{
    Q_OBJECT

    static void fill(JournalFixture &fixture, int orders = 3)
    {
        const auto journal = fixture.journal();
        const auto outbox = fixture.outbox();
        for (int i = 0; i < orders; ++i) {
            const OrderId id = fixture.newId();
            QVERIFY(journal->place(id, draft()).ok());
            for (const DeliveryEvent &step : stepsToComplete())
                QVERIFY(outbox->append(id, step).ok());
            if (i == 0) QVERIFY(outbox->append(id, acknowledged()).ok());
        }
    }

private slots:
    void triggersKeepItAppendOnly_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql : {"UPDATE entry SET detail = 'x'", "DELETE FROM entry",
                                "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)",
                                "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 1",
                                "INSERT INTO entry SELECT seq + 100, at_ms, order_id, kind, reference, detail, "
                                "amount_fen, document_sha256, "
                                "prev, hash FROM entry WHERE seq = 1",
                                "UPDATE orders SET total_fen = 1", "DELETE FROM orders",
                                "INSERT OR REPLACE INTO orders SELECT position, order_id, number, placed_ms, 1, "
                                "document, document_sha256 "
                                "FROM orders LIMIT 1",
                                "UPDATE order_line SET quantity = 1", "DELETE FROM order_line",
                                "INSERT OR REPLACE INTO order_line SELECT order_id, position, variant_id, sku, 9, 1 "
                                "FROM order_line LIMIT 1",
                                "UPDATE contact SET sealed = x'00'"})
            QTest::newRow(sql) << QByteArray(sql);
    }
    void triggersKeepItAppendOnly()
    {
        QFETCH(QByteArray, sql);
        JournalFixture fixture;
        fill(fixture);
        bool aborted = false;
        try {
            fixture.tamper(sql.constData());
        } catch (const SQLite::Exception &exception) {
            aborted = QByteArray(exception.what()).contains("only");
        }
        QVERIFY(aborted);
        QVERIFY(verifyJournal(fixture.path())->ok);
    }

    /// Each column of each table, changed behind the program's back with the triggers out of the way.
    void findsAChange_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("what");
        QTest::addColumn<qint64>("seq");
        const auto change = [](const char *sql, const QString &what, qint64 seq = 0) {
            QTest::newRow(sql) << QByteArray(sql) << what << seq;
        };
        change("UPDATE entry SET at_ms = at_ms + 1 WHERE seq = 3", u"chain.hash"_qs, 3);
        change("UPDATE entry SET order_id = upper(order_id) WHERE seq = 3", u"chain.hash"_qs, 3);
        change("UPDATE entry SET kind = 'voided' WHERE seq = 3", u"chain.hash"_qs, 3);
        change("UPDATE entry SET reference = 'cart_2' WHERE seq = 2", u"chain.hash"_qs, 2);
        change("UPDATE entry SET detail = 'x' WHERE seq = 2", u"chain.hash"_qs, 2);
        change("UPDATE entry SET reference = '', detail = reference WHERE seq = 2", u"chain.hash"_qs, 2);
        change("UPDATE entry SET amount_fen = 1 WHERE seq = 1", u"chain.hash"_qs, 1);
        change("UPDATE entry SET document_sha256 = zeroblob(32) WHERE seq = 1", u"chain.hash"_qs, 1);
        change("UPDATE entry SET document_sha256 = NULL WHERE seq = 1", u"chain.hash"_qs, 1);
        change("UPDATE entry SET document_sha256 = x'' WHERE seq = 2", u"chain.hash"_qs, 2);
        change("UPDATE entry SET prev = zeroblob(32) WHERE seq = 2", u"chain.link"_qs, 2);
        change("UPDATE entry SET hash = zeroblob(32) WHERE seq = 4", u"chain.hash"_qs, 4);
        change("UPDATE entry SET seq = seq + 1000 WHERE seq = (SELECT max(seq) FROM entry)", u"chain.cut"_qs, 19);
        change("DELETE FROM entry WHERE seq = 5", u"chain.gap"_qs, 5);
        // Found by the mark before anything else is looked at.
        change("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)", u"chain.cut"_qs, 19);
        change("DELETE FROM entry WHERE seq > 13", u"chain.cut"_qs, 19);
        change("UPDATE orders SET total_fen = total_fen - 1 WHERE position = 1", u"orders.columns"_qs);
        change("UPDATE orders SET number = 'K07-9999-0' WHERE position = 1", u"orders.columns"_qs);
        change("UPDATE orders SET placed_ms = 0 WHERE position = 1", u"orders.columns"_qs);
        change("UPDATE orders SET document = replace(document, '1990', '1991') WHERE position = 1",
               u"orders.document"_qs);
        change("UPDATE orders SET document_sha256 = zeroblob(32) WHERE position = 1", u"orders.document"_qs);
        change("DELETE FROM orders WHERE position = 2", u"orders.missing"_qs);
        change("UPDATE order_line SET quantity = quantity + 1 WHERE position = 0", u"orders.lines"_qs);
        change("UPDATE order_line SET unit_price_fen = 1", u"orders.lines"_qs);
        change("DELETE FROM order_line WHERE position = 1", u"orders.lines"_qs);
        change("UPDATE contact SET sealed = zeroblob(80)", u"contact.changed"_qs);
        change("DELETE FROM contact", u"contact.missing"_qs);
        change("UPDATE delivery SET state = 'acknowledged'", u"projection.differs"_qs);
        change("UPDATE delivery SET cart = 'cart_9'", u"projection.differs"_qs);
        change("UPDATE delivery SET shipping = ''", u"projection.differs"_qs);
        change("UPDATE delivery SET collection = ''", u"projection.differs"_qs);
        change("UPDATE delivery SET session_created = 0", u"projection.differs"_qs);
        change("UPDATE delivery SET complete_sent = 0", u"projection.differs"_qs);
        change("UPDATE delivery SET remote_order = 'order_9'", u"projection.differs"_qs);
        change("UPDATE delivery SET attempts = 9", u"projection.differs"_qs);
        change("UPDATE delivery SET reason = 'x'", u"projection.differs"_qs);
        change("DELETE FROM delivery WHERE position = 3", u"projection.missing"_qs);
    }
    void findsAChange()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, what);
        QFETCH(qint64, seq);
        JournalFixture fixture;
        fill(fixture);
        QVERIFY(verifyJournal(fixture.path())->ok);
        QByteArray statements;
        for (const char *trigger :
             {"entry_next", "entry_no_update", "entry_no_delete", "orders_once", "orders_no_update", "orders_no_delete",
              "order_line_once", "order_line_no_update", "order_line_no_delete", "contact_no_update"})
            statements.append("DROP TRIGGER ").append(trigger).append(";");
        fixture.tamper(statements.append(sql).constData());
        const auto report = verifyJournal(fixture.path());
        QVERIFY(report.ok());
        QVERIFY(!report->ok);
        QCOMPARE(report->what, what);
        QCOMPARE(report->firstBadSeq, seq);
        QVERIFY(report->fileDamaged());
    }

    void aMoveAgainstTheRulesIsFound()
    {
        JournalFixture fixture;
        fill(fixture);
        JournalTuning mutant = unsynced();
        mutant.enforceMoves = false;
        const auto outbox = fixture.outbox(mutant);
        const OrderId id = outbox->pending()->first();
        QVERIFY(outbox->append(id, {DeliveryEventKind::CartCreated, u"cart_2"_qs, {}, {}}).ok());
        const auto report = verifyJournal(fixture.path());
        QVERIFY(!report->ok);
        QCOMPARE(report->what, u"chain.move"_qs);
        QVERIFY(!report->fileDamaged());
    }

    void aDocumentThatChangedIsNotSent()
    {
        JournalFixture fixture;
        fill(fixture);
        const auto outbox = fixture.outbox();
        const OrderId id = outbox->pending()->first();
        fixture.tamper("DROP TRIGGER orders_no_update");
        fixture.tamper("UPDATE orders SET document = replace(document, '1990', '1991')");
        QCOMPARE(outbox->snapshot(id).error(), JournalError::Damaged);
    }

    void setsADamagedJournalAside()
    {
        JournalFixture fixture;
        fill(fixture, 30);
        fixture.tamper("PRAGMA wal_checkpoint(TRUNCATE)");
        // Destroy what lies in the middle of the file: some orders are lost to SQLite, the others must come out.
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        QVERIFY(file.seek(size / 4096 / 2 * 4096));
        file.write(QByteArray(4096, '\x5a'));
        file.close();
        QVERIFY(!verifyJournal(fixture.path())->ok);

        const auto aside = setAsideDamaged(fixture.path(), fixture.clock);
        QVERIFY(aside.ok());
        QVERIFY(!QFileInfo::exists(fixture.path() + u"-wal"));
        QCOMPARE(QFileInfo(aside->database).size(), size);
        QVERIFY2(aside->exported >= 15, qPrintable(QString::number(aside->exported)));
        QVERIFY(aside->recovered >= 15);
        QFile orders(aside->orders);
        QVERIFY(orders.open(QIODevice::ReadOnly));
        int whole = 0;
        while (!orders.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(orders.readLine()).object();
            QVERIFY(OrderId::parse(line.value(u"order_id").toString()));
            if (line.value(u"hash_matches").toBool()) ++whole;
        }
        QVERIFY(whole >= 15);

        // The new journal has them again; what had not ended waits for staff, because its end may be among what is
        // lost.
        QVERIFY(verifyJournal(fixture.path())->ok);
        const OrderAccounts accounts = fixture.outbox()->accounts().value();
        QCOMPARE(accounts.accepted, aside->recovered);
        QCOMPARE(accounts.pending, 0);
        QVERIFY(accounts.quarantined >= 15);
        // Sales go on at once, and no number is given out again.
        const auto placed = fixture.journal()->place(fixture.newId(), draft());
        QCOMPARE(placed->number.toString(), OrderNumber::make(u"K07"_qs, 31).toString());
    }

    void aJournalInUseIsNotSetAside()
    {
        JournalFixture fixture;
        fill(fixture);
        const auto journal = fixture.journal();
        QCOMPARE(setAsideDamaged(fixture.path(), fixture.clock).error(), StorageError::Busy);
        QVERIFY(journal->place(fixture.newId(), draft()).ok());
    }

    void keepsTheWriteAheadLogWithIt()
    {
        JournalFixture fixture;
        JournalFixture killed;                  // the same files, as a killed program leaves them
        const auto journal = fixture.journal(); // stays open, so that the orders are in the log alone
        const OrderId id = fixture.newId();
        QVERIFY(journal->place(id, draft()).ok());
        for (const QString &suffix : {QString(), u"-wal"_qs, u".mark"_qs})
            QVERIFY(QFile::copy(fixture.path() + suffix, killed.path() + suffix));
        const auto aside = setAsideDamaged(killed.path(), fixture.clock);
        QVERIFY(aside.ok());
        QCOMPARE(aside->exported, 1);
        SQLite::Database database(aside->database.toStdString(), SQLite::OPEN_READWRITE);
        QCOMPARE(database.execAndGet("SELECT count(*) FROM orders").getInt(), 1);
        QVERIFY(killed.openJournal().ok());
        QCOMPARE(killed.count("SELECT count(*) FROM orders"), 1);
    }

    void anErasedContactLeavesTheCopiesToo()
    {
        JournalFixture fixture;
        fill(fixture);
        const auto outbox = fixture.outbox();
        const OrderId id = OrderId::parse(QString::fromStdString(
                                              SQLite::Database(fixture.path().toStdString(), SQLite::OPEN_READONLY)
                                                  .execAndGet("SELECT order_id FROM orders ORDER BY position LIMIT 1")
                                                  .getString()))
                               .value();
        fixture.tamper(QByteArray("VACUUM INTO '" + fixture.path().toUtf8() + ".before-v2'").constData());
        QVERIFY(outbox->append(id, {DeliveryEventKind::ContactErased, {}, {}, {}}).ok());
        SQLite::Database copy(fixture.dir.filePath(u"journal.db.before-v2"_qs).toStdString(), SQLite::OPEN_READONLY);
        QCOMPARE(copy.execAndGet("SELECT count(*) FROM contact").getInt(), 2);
    }

    void whatIsNoDatabaseIsKeptToo()
    {
        JournalFixture fixture;
        const QByteArray content = QByteArray("rubbish").repeated(1000);
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QVERIFY(!verifyJournal(fixture.path())->ok);
        const auto aside = setAsideDamaged(fixture.path(), fixture.clock);
        QVERIFY(aside.ok());
        QCOMPARE(aside->exported, 0);
        QFile kept(aside->database);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
        QVERIFY(verifyJournal(fixture.path())->ok); // a new one has taken its place
        QCOMPARE(setAsideDamaged(fixture.dir.filePath(u"none.db"_qs), fixture.clock).error(), StorageError::Missing);
    }
};

QTEST_GUILESS_MAIN(TestJournalDamage)
#include "tst_journal_damage.moc"
