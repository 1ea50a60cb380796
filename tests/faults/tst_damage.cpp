// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_aside.h"
#include "storage/journal_verification.h"
#include "storage/order_listing.h"
#include "support/test_size.h"
#include "unit/storage/catalog_fixture.h"
#include "unit/storage/storage_fixture.h"

#include "faults/fault_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTest>

using namespace caravan;
using namespace caravan::test;

namespace {

using Files = QMap<QString, QByteArray>; ///< name → content

Files readFolder(const QString &folder)
{
    Files files;
    const QStringList names = QDir(folder).entryList(QDir::Files);
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly)) files.insert(name, file.readAll());
    }
    return files;
}

void writeFolder(const QString &folder, const Files &files)
{
    for (auto file = files.begin(); file != files.end(); ++file) {
        QFile target(folder + u'/' + file.key());
        if (!target.open(QIODevice::WriteOnly) || target.write(file.value()) != file->size()) qFatal("cannot write");
        target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
}

/// One thing that a bad disk does to a file. Says what it did; empty where there was nothing to damage.
QString damage(QByteArray &content, QRandomGenerator &random)
{
    constexpr int sector = 512;
    constexpr int page = 4096;
    if (content.isEmpty()) return {};
    const qsizetype at = random.bounded(content.size());
    const qsizetype sectorAt = at / sector * sector;
    switch (random.bounded(10)) {
    case 0:
        content.truncate(at);
        return QStringLiteral("cut to %1").arg(at);
    case 1: {
        const qsizetype length = std::min<qsizetype>(sector, content.size() - sectorAt);
        std::fill_n(content.begin() + sectorAt, length, '\0');
        return QStringLiteral("sector at %1 zeroed").arg(sectorAt);
    }
    case 2:
        for (qsizetype i = sectorAt; i < std::min(sectorAt + sector, content.size()); ++i)
            content[i] = static_cast<char>(random.bounded(256));
        return QStringLiteral("sector at %1 is noise").arg(sectorAt);
    case 3: {
        const qsizetype from = random.bounded(content.size()) / page * page;
        const qsizetype to = at / page * page;
        const QByteArray copied = content.mid(from, std::min<qsizetype>(page, content.size() - to));
        content.replace(to, copied.size(), copied);
        return QStringLiteral("page at %1 written to %2").arg(from).arg(to);
    }
    case 4:
        for (int i = 0; i < 20; ++i) {
            const qsizetype where = random.bounded(content.size());
            content[where] = static_cast<char>(content.at(where) ^ (1 << random.bounded(8)));
        }
        return QStringLiteral("20 bits flipped");
    default:
        content[at] = static_cast<char>(content.at(at) ^ (1 << random.bounded(8)));
        return QStringLiteral("bit flipped at %1").arg(at);
    }
}

/// A shop's journal with orders in every state, once folded into its file and once with the newest in the log.
class Shop
{
public:
    static constexpr int orders = 24;

    Shop()
        : vault(ContactVault::open(m_folder.filePath(u"contact.key"_qs)).value())
    {
        auto journal = OrderJournalSqlite::open({path(), u"K07"_qs, 1, {}}, vault, clock);
        auto outbox = OrderOutboxSqlite::open({path(), {}}, vault, clock);
        for (int i = 0; i < orders; ++i) {
            if (i == orders / 2) { // folded in: what follows is in the log
                journal = Failure{JournalError::Failed};
                outbox = Failure{JournalError::Failed};
                journal = OrderJournalSqlite::open({path(), u"K07"_qs, 1, {}}, vault, clock);
                outbox = OrderOutboxSqlite::open({path(), {}}, vault, clock);
            }
            const OrderId id = OrderId::make(clock.utc);
            if (!(*journal)->place(id, draft(i % 3 != 0)).ok()) qFatal("no order");
            QList<DeliveryEvent> events = stepsToComplete();
            if (i % 4 == 1) events.append(acknowledged(QStringLiteral("order_%1").arg(i)));
            if (i % 4 == 2) events = {{DeliveryEventKind::Quarantined, {}, u"stock.gone"_qs, {}}};
            if (i % 4 != 3)
                for (const DeliveryEvent &event : std::as_const(events))
                    if (!(*outbox)->append(id, event).ok()) qFatal("no event");
        }
        withLog = readFolder(m_folder.path());
        remember();
        journal = Failure{JournalError::Failed};
        outbox = Failure{JournalError::Failed};
        folded = readFolder(m_folder.path());
        for (Files *files : {&withLog, &folded})
            for (const QString &name : {u"contact.key"_qs, u"journal.db-shm"_qs, u"journal.db.use"_qs})
                files->remove(name);
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(u"journal.db"_qs); }

    QTemporaryDir m_folder{quickTemplate()};
    FakeClock clock;
    ContactVault vault;
    Files withLog, folded;
    QMap<QString, ListedOrder> listed; ///< by id
    QMap<QString, QByteArray> documents;

private:
    void remember()
    {
        (void)listOrders(path(), [this](const ListedOrder &order) {
            listed.insert(order.order.id.toString(), order);
            return true;
        });
        SQLite::Database database(path().toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement select(database, "SELECT order_id, document FROM orders");
        while (select.executeStep()) {
            const SQLite::Column document = select.getColumn(1);
            documents.insert(QString::fromStdString(select.getColumn(0).getString()),
                             QByteArray(static_cast<const char *>(document.getBlob()), document.getBytes()));
        }
    }
};

bool same(const ListedOrder &a, const ListedOrder &b)
{
    return a.order.number == b.order.number && a.order.total == b.order.total && a.order.placedAt == b.order.placedAt &&
           a.delivery.state == b.delivery.state && a.delivery.cart == b.delivery.cart &&
           a.delivery.completeSent == b.delivery.completeSent && a.delivery.remoteOrder == b.delivery.remoteOrder &&
           a.delivery.reason == b.delivery.reason && a.delivery.attempts == b.delivery.attempts;
}

} // namespace

/// A disk that changes what was written: whatever it does, nobody crashes, nothing wrong is taken for right, and what
/// can still be read is kept.
class TestDamage : public QObject
{
    Q_OBJECT

    std::unique_ptr<Shop> m_shop;
    int m_unseen = 0, m_setAside = 0, m_exported = 0, m_recovered = 0;

    /// Everything that programs do with a journal, on a copy: only a crash is a failure.
    void use(const QString &folder)
    {
        const QString path = folder + u"/journal.db"_qs;
        if (const auto journal = OrderJournalSqlite::open({path, u"K07"_qs, 1, {}}, m_shop->vault, m_shop->clock);
            journal.ok()) {
            (void)(*journal)->recent(100);
            (void)(*journal)->accounts();
            (void)(*journal)->place(OrderId::make(m_shop->clock.utc), draft());
        }
        const auto outbox = OrderOutboxSqlite::open({path, {}}, m_shop->vault, m_shop->clock);
        if (!outbox.ok()) return;
        const auto pending = (*outbox)->pending().valueOr({});
        for (const OrderId &id : pending) {
            (void)(*outbox)->record(id);
            (void)(*outbox)->snapshot(id);
            (void)(*outbox)->contact(id);
            (void)(*outbox)->append(id, {DeliveryEventKind::AttemptFailed, {}, u"line.unreachable"_qs, {}});
        }
    }

    /// All orders stand in it as they were.
    QString unchanged(const QString &path)
    {
        int found = 0;
        QString fault;
        const auto listed = listOrders(path, [&](const ListedOrder &order) {
            ++found;
            const auto known = m_shop->listed.constFind(order.order.id.toString());
            if (known == m_shop->listed.constEnd() || !same(*known, order)) fault = u"a changed order was not seen"_qs;
            return true;
        });
        if (!listed.ok()) return u"a verified journal cannot be listed"_qs;
        return found == Shop::orders ? fault : u"a missing order was not seen"_qs;
    }

    /// As the agent does at its start.
    QString setAside(const QString &folder, const Files &files)
    {
        const QString path = folder + u"/journal.db"_qs;
        const auto aside = setAsideDamaged(path, m_shop->clock);
        if (!aside.ok()) return u"it cannot be set aside: "_qs + QLatin1String(storageErrorName(aside.error()));
        ++m_setAside;
        m_exported += aside->exported;
        m_recovered += aside->recovered;

        QSet<QString> exported;
        QFile lines(aside->orders);
        if (!lines.open(QIODevice::ReadOnly)) return u"no export"_qs;
        while (!lines.atEnd())
            exported.insert(QJsonDocument::fromJson(lines.readLine()).object().value(u"order_id").toString());
        for (auto order = m_shop->documents.constBegin(); order != m_shop->documents.constEnd(); ++order) {
            // Readable is what stands in the damaged bytes as it was written, with its hash.
            const QByteArray written = order.value() + documentHash(order.value());
            const bool readable = std::any_of(files.begin(), files.end(), [&written](const QByteArray &content) {
                return content.contains(written);
            });
            if (readable && !exported.contains(order.key())) return u"a readable order was not exported"_qs;
        }
        const auto report = verifyJournal(path);
        if (!report.ok() || !report->ok)
            return u"the new journal is wrong: "_qs + (report.ok() ? report->what : u""_qs);
        if (report->orders != aside->recovered) return u"not all recovered orders are in the new journal"_qs;
        return recoveredRight(path);
    }

    /// What had not ended waits for staff; what had, stays ended; the next number is a new one.
    QString recoveredRight(const QString &path)
    {
        QString fault;
        QSet<QString> numbers;
        for (const ListedOrder &order : std::as_const(m_shop->listed))
            numbers.insert(order.order.number.toString());
        const auto listed = listOrders(path, [&](const ListedOrder &order) {
            const auto known = m_shop->listed.constFind(order.order.id.toString());
            if (known == m_shop->listed.constEnd() || known->order.total != order.order.total)
                fault = u"an order was recovered that nobody placed"_qs;
            else if (order.delivery.state == DeliveryState::Pending)
                fault = u"a recovered order would be sent again by itself"_qs;
            return true;
        });
        if (!listed.ok()) return u"the new journal cannot be listed"_qs;
        const auto journal = OrderJournalSqlite::open({path, u"K07"_qs, 1, {}}, m_shop->vault, m_shop->clock);
        const auto placed = journal.ok() ? (*journal)->place(OrderId::make(m_shop->clock.utc), draft())
                                         : Result<PlacedOrder, JournalError>(Failure{JournalError::Failed});
        if (!placed.ok()) return u"the new journal takes no order"_qs;
        if (numbers.contains(placed->number.toString())) return u"an order number was given out twice"_qs;
        return fault;
    }

    QString round(QRandomGenerator &random, QString &what)
    {
        Files files = random.bounded(2) ? m_shop->withLog : m_shop->folded;
        const QString log = u"journal.db-wal"_qs;
        const QString name = files.contains(log) && random.bounded(2) ? log : u"journal.db"_qs;
        what = name + u' ' + damage(files[name], random);
        if (random.bounded(40) == 0) {
            files.remove(name);
            what = name + u" removed"_qs;
        }
        {
            QTemporaryDir copy(quickTemplate());
            writeFolder(copy.path(), files);
            use(copy.path());
        }
        QTemporaryDir folder(quickTemplate());
        writeFolder(folder.path(), files);
        const QString path = folder.filePath(u"journal.db"_qs);
        const auto report = verifyJournal(path);
        if (!report.ok()) return u"it was not judged: "_qs + QLatin1String(storageErrorName(report.error()));
        if (!report->ok)
            return report->fileDamaged() ? setAside(folder.path(), files) : u"called a fault of a program"_qs;
        ++m_unseen;
        return unchanged(path);
    }

private slots:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"caravan.*=false"_qs);
        m_shop = std::make_unique<Shop>();
        QCOMPARE(m_shop->listed.size(), Shop::orders);
        QVERIFY(m_shop->withLog.value(u"journal.db-wal"_qs).size() > 100'000);
    }

    void theJournal()
    {
        const int rounds = oneSeedOnly() ? 1 : sized(300, 10'000, 100'000);
        for (int i = 0; i < rounds; ++i) {
            const quint32 seed = firstSeed(1) + static_cast<quint32>(i);
            QRandomGenerator random(seed);
            QString what;
            const QString fault = round(random, what);
            if (oneSeedOnly()) qInfo().noquote() << what;
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1, %2: %3").arg(seed).arg(what, fault)));
        }
        qInfo() << rounds << "damages:" << m_setAside << "set aside," << m_unseen << "in bytes that mean nothing,"
                << m_exported << "orders exported," << m_recovered << "recovered";
        QVERIFY(oneSeedOnly() || m_setAside > rounds / 3);
    }

    /// The end of the log is gone, and what is left is a faultless older journal.
    void aCleanCutIsSeen()
    {
        Files files = m_shop->withLog;
        files.remove(u"journal.db-wal"_qs);
        QTemporaryDir folder(quickTemplate());
        writeFolder(folder.path(), files);
        const auto report = verifyJournal(folder.filePath(u"journal.db"_qs));
        QVERIFY(report.ok() && !report->ok);
        QCOMPARE(report->what, u"chain.cut"_qs);
        const auto refused = OrderJournalSqlite::open({folder.filePath(u"journal.db"_qs), u"K07"_qs, 1, {}},
                                                      m_shop->vault, m_shop->clock);
        QCOMPARE(refused.error(), JournalError::Damaged);
        // Without its mark nobody could tell.
        files.remove(u"journal.db.mark"_qs);
        QTemporaryDir other(quickTemplate());
        writeFolder(other.path(), files);
        QVERIFY(verifyJournal(other.filePath(u"journal.db"_qs))->ok);
    }

    /// A log that SQLite believes no more is neither overwritten nor deleted before its orders were read.
    void ordersBehindABrokenLogAreRecovered()
    {
        Files files = m_shop->withLog;
        files[u"journal.db-wal"_qs][40] = static_cast<char>(files[u"journal.db-wal"_qs].at(40) ^ 1); // of frame 1
        QTemporaryDir folder(quickTemplate());
        writeFolder(folder.path(), files);
        use(folder.path());
        QVERIFY(!verifyJournal(folder.filePath(u"journal.db"_qs))->ok);
        const auto aside = setAsideDamaged(folder.filePath(u"journal.db"_qs), m_shop->clock);
        QVERIFY(aside.ok());
        QCOMPARE(aside->exported, Shop::orders);
        QCOMPARE(aside->recovered, Shop::orders);
    }

    void theCatalog()
    {
        QTemporaryDir source(quickTemplate());
        Files whole;
        {
            const auto writer = CatalogWriter::open(source.filePath(u"catalog.db"_qs));
            QVERIFY(writer.ok());
            QVERIFY((*writer)->replaceCategories(demoCategories()).ok());
            QList<CatalogProductRow> rows;
            for (int i = 0; i < 60; ++i)
                rows.append(productRow(u"p%1"_qs.arg(i), u"葡萄干 %1"_qs.arg(i), i, {u"turpan"_qs, u"dried-fruit"_qs}));
            QVERIFY((*writer)->applyPage(rows, utcFromMillis(1'790'000'000'000)).ok());
            QVERIFY((*writer)->publish().ok());
        }
        whole = readFolder(source.path());
        int anew = 0;
        const int rounds = oneSeedOnly() ? 1 : sized(150, 5'000, 50'000);
        for (int i = 0; i < rounds; ++i) {
            const quint32 seed = firstSeed(1) + static_cast<quint32>(i);
            QRandomGenerator random(seed);
            Files files = whole;
            const QString what = damage(files[u"catalog.db"_qs], random);
            QTemporaryDir folder(quickTemplate());
            writeFolder(folder.path(), files);
            const QString path = folder.filePath(u"catalog.db"_qs);
            const QByteArray at = QStringLiteral("seed %1, %2").arg(seed).arg(what).toUtf8();
            {
                CatalogReaderSqlite reader(path);
                ProductQuery query;
                query.text = u"putao"_qs;
                (void)reader.products(query);
                query.text.clear();
                const auto page = reader.products(query).valueOr({});
                for (const ProductSummary &summary : page)
                    (void)reader.product(summary.id);
            }
            auto writer = CatalogWriter::open(path);
            QVERIFY2(writer.ok(), at);
            anew += !(*writer)->freshness()->published;
            // What the pull does; damage that shows only now is answered by beginning anew.
            const auto pull = [&writer] {
                return (*writer)->replaceCategories(demoCategories()).ok() &&
                       (*writer)
                           ->applyPage({productRow(u"new"_qs, u"新疆"_qs, 1, {u"turpan"_qs})},
                                       utcFromMillis(1'790'000'000'001))
                           .ok() &&
                       (*writer)->publish().ok();
            };
            if (!pull()) {
                writer = Failure{StorageError::Failed};
                CatalogWriter::discard(path);
                writer = CatalogWriter::open(path);
                QVERIFY2(writer.ok() && pull(), at);
                ++anew;
            }
            CatalogReaderSqlite reader(path);
            QVERIFY2(reader.product(productId(u"new"_qs)).ok(), at);
        }
        qInfo() << rounds << "damages:" << anew << "catalogs begun anew";
        QVERIFY(oneSeedOnly() || anew > rounds / 10);
    }
};

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
