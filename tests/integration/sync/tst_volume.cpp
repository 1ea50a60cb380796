// SPDX-License-Identifier: Apache-2.0
#include "core/process_options.h"
#include "storage/catalog_reader_sqlite.h"
#include "storage/order_journal_sqlite.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace caravan;

namespace {

int products()
{
    bool ok = false;
    const int wanted = qEnvironmentVariableIntValue("CARAVAN_VOLUME", &ok);
    return ok && wanted > 0 ? wanted : 40'000; // about 100,000 variants
}

struct Run
{
    int exitCode = -1;
    double seconds = 0;
    qint64 peakKib = 0;
};

qint64 peakOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, 24).simplified().split(' ').first().toLongLong();
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, static_cast<size_t>(share * static_cast<double>(values.size()))));
}

/// Orders placed one after the other in a thread of their own, as a kiosk does; the milliseconds of each commit.
class Till
{
public:
    explicit Till(const QString &stateDir)
        : m_stateDir(stateDir)
        , m_thread([this] { run(); })
    {
    }
    ~Till() { stop(); }
    Q_DISABLE_COPY_MOVE(Till)
    void stop()
    {
        m_end = true;
        if (m_thread.joinable()) m_thread.join();
    }
    std::vector<double> milliseconds;
    int refused = 0;

private:
    void run()
    {
        const SystemClock clock;
        const auto vault = ContactVault::open(state::contactKey(m_stateDir));
        const auto journal =
            OrderJournalSqlite::open({state::journalDatabase(m_stateDir), QStringLiteral("K07"), 1, {}}, *vault, clock);
        LineItem line;
        line.variant = VariantId::parse(QStringLiteral("variant_none"));
        line.product = ProductId::parse(QStringLiteral("prod_none"));
        line.sku = Sku::parse(QStringLiteral("NONE"));
        line.unitPrice = Money::fromFen(100);
        OrderDraft draft;
        draft.lines.append(line);
        while (!m_end) {
            QElapsedTimer timer;
            timer.start();
            if (!(*journal)->place(OrderId::make(clock.utcNow()), draft)) ++refused;
            milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
        }
    }

    QString m_stateDir;
    std::atomic_bool m_end = false;
    std::thread m_thread;
};

} // namespace

/// 100,000 variants from the demo store into a terminal, with the real programs (CARAVAN_VOLUME: other numbers of
/// products). What is asked are proportions, not times.
class VolumeTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QProcess m_store;

    [[nodiscard]] QString folder(const char *name) { return m_dir.filePath(QLatin1String(name)); }
    SQLite::Database storeDatabase()
    {
        return {state::storeDatabase(folder("store")).toStdString(), SQLite::OPEN_READWRITE, 30'000};
    }
    Run agent()
    {
        Run run;
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardOutputFile(folder("agent.log"), QIODevice::Append);
        QElapsedTimer timer;
        timer.start();
        process.start(QStringLiteral(AGENT_PROGRAM),
                      {QStringLiteral("--state"), folder("terminal"), QStringLiteral("--once")});
        while (!process.waitForFinished(20)) {
            if (process.error() == QProcess::FailedToStart || timer.elapsed() > 1'800'000) return run;
            run.peakKib = std::max(run.peakKib, peakOf(process.processId()));
        }
        run.seconds = static_cast<double>(timer.elapsed()) / 1'000;
        run.exitCode = process.exitCode();
        return run;
    }
    /// Bytes received so far, by class, as --catalog-status shows them.
    QMap<QString, qint64> bytes()
    {
        QProcess process;
        process.start(QStringLiteral(AGENT_PROGRAM),
                      {QStringLiteral("--state"), folder("terminal"), QStringLiteral("--catalog-status")});
        process.waitForFinished(30'000);
        QMap<QString, qint64> sums;
        const QJsonObject days = QJsonDocument::fromJson(process.readAllStandardOutput())
                                     .object()
                                     .value(QStringLiteral("bytes_by_day"))
                                     .toObject();
        for (const QJsonValue &day : days) {
            const QJsonObject classes = day.toObject();
            for (auto it = classes.begin(); it != classes.end(); ++it)
                sums[it.key()] += it->toArray().at(1).toInteger();
        }
        return sums;
    }
    static void show(const char *what, const Run &run, const QMap<QString, qint64> &before,
                     const QMap<QString, qint64> &after)
    {
        QStringList parts;
        for (auto it = after.begin(); it != after.end(); ++it)
            if (*it > before.value(it.key()))
                parts.append(QStringLiteral("%1 %2 KiB").arg(it.key()).arg((*it - before.value(it.key())) / 1024));
        qInfo("%s: %.1f s, peak %lld MiB, %s", what, run.seconds, run.peakKib / 1024,
              qPrintable(parts.join(QStringLiteral(", "))));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("store")));
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("terminal")));
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("till")));
        QProcess generator;
        generator.setStandardOutputFile(folder("catalog.jsonl"));
        generator.start(QStringLiteral(GENERATOR_PROGRAM), {QStringLiteral("--products"), QString::number(products())});
        QVERIFY(generator.waitForFinished(300'000));
        m_store.setProcessChannelMode(QProcess::MergedChannels);
        m_store.setStandardOutputFile(folder("store.log"));
        m_store.start(QStringLiteral(DEMOSTORE_PROGRAM), {QStringLiteral("--state"), folder("store"),
                                                          QStringLiteral("--import"), folder("catalog.jsonl")});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state::storeConnection(folder("store"))), 600'000);
        QVERIFY(QFile::copy(state::storeConnection(folder("store")), state::storeConnection(folder("terminal"))));
        QFile settings(folder("terminal/caravan.toml"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[agent]\nrequest_timeout_seconds = 60\n");
    }
    void cleanupTestCase()
    {
        m_store.terminate();
        if (!m_store.waitForFinished(20'000)) m_store.kill();
    }

    void everythingAndOnePercent()
    {
        // Idle first, then while the whole catalog comes in.
        std::vector<double> idle;
        {
            Till till(folder("till"));
            QTest::qWait(8'000);
            till.stop();
            idle = till.milliseconds;
        }
        Till till(folder("till"));
        const Run first = agent();
        till.stop();
        QCOMPARE(first.exitCode, 0);
        const auto afterFirst = bytes();
        show("first pull", first, {}, afterFirst);
        const double idleP99 = percentile(idle, 0.99);
        const double busyP99 = percentile(till.milliseconds, 0.99);
        qInfo("commit p50/p99: idle %.2f/%.2f ms (%zu orders), pulling %.2f/%.2f ms (%zu orders)",
              percentile(idle, 0.5), idleP99, idle.size(), percentile(till.milliseconds, 0.5), busyP99,
              till.milliseconds.size());
        QCOMPARE(till.refused, 0);
        // Two busy cores are shared with the store and the agent; a pull that blocked commits would show in seconds.
        QVERIFY2(busyP99 < std::max(250.0, 20 * idleP99), qPrintable(QString::number(busyP99)));

        CatalogReaderSqlite reader(state::catalogDatabase(folder("terminal")));
        QCOMPARE(reader.freshness()->products, products());
        // As many rows of memory as a page needs, not as the catalog has.
        QVERIFY2(first.peakKib < 256 * 1024, qPrintable(QString::number(first.peakKib)));

        const Run nothing = agent();
        QCOMPARE(nothing.exitCode, 0);
        const auto afterNothing = bytes();
        show("nothing changed", nothing, afterFirst, afterNothing);

        changeOnePercent();
        const Run delta = agent();
        QCOMPARE(delta.exitCode, 0);
        const auto afterDelta = bytes();
        show("1 % changed", delta, afterNothing, afterDelta);
        const auto paid = [](const QMap<QString, qint64> &from, const QMap<QString, qint64> &to) {
            return to.value(QStringLiteral("catalog")) + to.value(QStringLiteral("texts")) -
                   from.value(QStringLiteral("catalog")) - from.value(QStringLiteral("texts"));
        };
        const double whole = static_cast<double>(paid({}, afterFirst));
        // The sweep of ids is not part of the change; it is paid each time.
        const double share =
            static_cast<double>(paid(afterNothing, afterDelta) - paid(afterFirst, afterNothing)) / whole;
        qInfo("1 %% of the products cost %.2f %% of the bytes of all", share * 100);
        QVERIFY2(share > 0.002 && share < 0.04, qPrintable(QString::number(share)));
        checkOnePercent(reader);
    }

    /// A terminal comes back with a backlog, and a shopper stands at the counter meanwhile. The virtual month with
    /// 20,000 orders is in tst_dispatcher.
    void twoThousandOrdersOfAMonth()
    {
        constexpr int orders = 2'000;
        stopStore();
        const SystemClock clock;
        const auto vault = ContactVault::open(state::contactKey(folder("terminal")));
        const auto journal =
            OrderJournalSqlite::open({state::journalDatabase(folder("terminal")), u"K07"_qs, 1, {}}, *vault, clock);
        QVERIFY(journal.ok());
        const OrderDraft draft = someDraft();
        QSet<OrderId> placed;
        for (int i = 0; i < orders; ++i) {
            const OrderId id = OrderId::make(clock.utcNow());
            QVERIFY((*journal)->place(id, draft).ok());
            placed.insert(id);
        }
        QProcess agent;
        agent.setProcessChannelMode(QProcess::MergedChannels);
        agent.setStandardOutputFile(folder("agent.log"), QIODevice::Append);
        agent.start(QStringLiteral(AGENT_PROGRAM), {QStringLiteral("--state"), folder("terminal")});
        QVERIFY(agent.waitForStarted());
        QTest::qWait(3'000); // it finds nobody
        QCOMPARE((*journal)->accounts()->acknowledged, 0);
        QElapsedTimer timer;
        startStore();
        timer.start();
        const auto acknowledged = [&] { return (*journal)->accounts()->acknowledged; };
        QVERIFY(QTest::qWaitFor([&] { return acknowledged() > 50; }, 120'000));
        const OrderId fresh = OrderId::make(clock.utcNow());
        QVERIFY((*journal)->place(fresh, draft).ok());
        const int before = acknowledged();
        QVERIFY(QTest::qWaitFor([&] { return ordersOf(fresh) == 1; }, 120'000));
        const int ahead = acknowledged() - before;
        qInfo("the ticket of the day came after %d of the backlog", ahead);
        QVERIFY(QTest::qWaitFor([&] { return acknowledged() == orders + 1; }, 900'000));
        const double seconds = static_cast<double>(timer.elapsed()) / 1'000;
        qInfo("%d orders in %.1f s, %.0f a second, peak %lld MiB", orders, seconds, orders / seconds,
              peakOf(agent.processId()) / 1024);
        agent.terminate();
        QVERIFY(agent.waitForFinished(30'000));
        SQLite::Database database = storeDatabase();
        QCOMPARE(database.execAndGet("SELECT count(*) FROM \"order\"").getInt(), orders + 1);
        QCOMPARE(database.execAndGet("SELECT count(DISTINCT email) FROM \"order\"").getInt(), orders + 1);
        for (const OrderId &id : std::as_const(placed))
            QCOMPARE(ordersOf(id), 1);
    }

private:
    int ordersOf(const OrderId &id)
    {
        SQLite::Database database = storeDatabase();
        SQLite::Statement count(database, "SELECT count(*) FROM \"order\" WHERE email = ?");
        count.bind(1, id.toEmail().toStdString());
        return count.executeStep() ? count.getColumn(0).getInt() : -1;
    }
    OrderDraft someDraft()
    {
        CatalogReaderSqlite reader(state::catalogDatabase(folder("terminal")));
        const auto page = reader.products({});
        const auto product = reader.product(page->first().id);
        const ProductVariant &variant = product->variants.first();
        storeDatabase().exec("UPDATE variant SET stock = 1000000 WHERE id = '" + variant.id.toString().toStdString() +
                             "'");
        LineItem line;
        line.product = product->id;
        line.variant = variant.id;
        line.sku = variant.sku;
        line.productTitle = product->title;
        line.variantTitle = variant.title;
        line.unitPrice = variant.price;
        OrderDraft draft;
        draft.lines.append(line);
        return draft;
    }
    void startStore()
    {
        m_store.start(QStringLiteral(DEMOSTORE_PROGRAM), {QStringLiteral("--state"), folder("store")});
        QVERIFY(m_store.waitForStarted());
    }
    void stopStore()
    {
        m_store.terminate();
        QVERIFY(m_store.waitForFinished(30'000));
    }

    QStringList m_changed;
    QStringList m_deleted;

    QStringList ids(SQLite::Database &database, const char *condition)
    {
        SQLite::Statement select(database, std::string("SELECT id FROM product WHERE ") + condition);
        QStringList list;
        while (select.executeStep())
            list.append(QString::fromStdString(select.getColumn(0).getString()));
        return list;
    }

    /// Of each hundredth product title, translation, price and stock; a few deleted, a few unpublished.
    void changeOnePercent()
    {
        SQLite::Database database = storeDatabase();
        const std::string now = std::to_string(toMillis(SystemClock().utcNow()));
        database.exec("BEGIN IMMEDIATE");
        m_changed = ids(database, "key % 100 = 7");
        m_deleted = ids(database, "key % 1000 = 3 OR key % 1000 = 4");
        database.exec("UPDATE product SET title = 'changed ' || key, updated_at = " + now +
                      ", translations = json_set(translations, '$.ru.title', 'изменено') WHERE key % 100 = 7");
        database.exec("UPDATE variant SET price_fen = 4242, stock = 42, updated_at = " + now +
                      " WHERE product_key % 100 = 7");
        database.exec("DELETE FROM variant WHERE product_key % 1000 = 3");
        database.exec("DELETE FROM product WHERE key % 1000 = 3");
        database.exec("UPDATE product SET published = 0 WHERE key % 1000 = 4");
        database.exec("COMMIT");
    }
    void checkOnePercent(CatalogReaderSqlite &reader)
    {
        QVERIFY(!m_changed.isEmpty() && !m_deleted.isEmpty());
        for (const QString &id : std::as_const(m_changed)) {
            const auto product = reader.product(ProductId::parse(id));
            QVERIFY2(product.ok(), qPrintable(id));
            QVERIFY(product->title.in(Language::ZhCn).startsWith(u"changed "));
            QCOMPARE(product->title.in(Language::Ru), u"изменено"_qs);
            for (const ProductVariant &variant : product->variants) {
                QCOMPARE(variant.price.fen(), 4'242);
                QCOMPARE(variant.stock.quantity, 42);
            }
        }
        for (const QString &id : std::as_const(m_deleted))
            QVERIFY2(!reader.product(ProductId::parse(id)).ok(), qPrintable(id));
        QCOMPARE(reader.freshness()->products, products() - m_deleted.size());
    }
};

QTEST_GUILESS_MAIN(VolumeTest)
#include "tst_volume.moc"
