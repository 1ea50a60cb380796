// SPDX-License-Identifier: Apache-2.0
#include "core/process_options.h"
#include "rep_agent_link_replica.h"
#include "storage/catalog_reader_sqlite.h"
#include "storage/order_journal_sqlite.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRemoteObjectNode>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace caravan;

namespace {

const QByteArray catalog = R"({"type":"category","handle":"kind","rank":0,"name":{"zh-CN":"种类"}}
{"type":"category","handle":"dried-fruit","parent":"kind","rank":0,"name":{"zh-CN":"干果","en":"Dried fruit"}}
{"type":"product","handle":"raisins","categories":["dried-fruit"],"popularity":9,"title":{"zh-CN":"葡萄干","ug-CN":"ئۈزۈم","en":"Raisins"},"description":{"zh-CN":"甜"},"variants":[{"sku":"R-250","title":{"zh-CN":"250 克"},"price_fen":1990,"stock":60}]}
{"type":"product","handle":"dates","categories":["dried-fruit"],"popularity":5,"title":{"zh-CN":"红枣"},"description":{"zh-CN":"红"},"variants":[{"sku":"D-500","title":{"zh-CN":"500 克"},"price_fen":2500,"stock":1}]}
)";

/// One kiosk's state folder with the real programs on it.
class Kiosk
{
public:
    Kiosk()
    {
        QFile file(dir.filePath(u"catalog.jsonl"_qs));
        if (!file.open(QIODevice::WriteOnly)) qFatal("no catalog");
        file.write(catalog);
        QFile settings(dir.filePath(u"caravan.toml"_qs));
        if (!settings.open(QIODevice::WriteOnly)) qFatal("no settings");
        settings.write("[agent]\nbackoff_base_seconds = 0.2\nbackoff_cap_seconds = 1\nrequest_timeout_seconds = 5\n"
                       "delta_seconds = 0.5\naudit_seconds = 0.2\n");
        file.close();
        settings.close();
        vault.emplace(std::move(ContactVault::open(state::contactKey(dir.path()))).value());
        journal =
            std::move(OrderJournalSqlite::open({state::journalDatabase(dir.path()), u"K07"_qs, 1, {}}, *vault, clock))
                .value();
    }
    ~Kiosk()
    {
        QFile log(dir.filePath(u"log"_qs));
        if (QTest::currentTestFailed() && log.open(QIODevice::ReadOnly)) qInfo().noquote() << log.readAll();
        for (QProcess *process : {&agent, &store}) {
            if (process->state() == QProcess::NotRunning) continue;
            process->terminate();
            if (!process->waitForFinished(10'000)) process->kill();
            process->waitForFinished();
        }
    }

    void startStore()
    {
        run(store, QStringLiteral(DEMOSTORE_PROGRAM), {u"--import"_qs, dir.filePath(u"catalog.jsonl"_qs)});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state::storeConnection(dir.path())), 20'000);
    }
    void stopStore()
    {
        store.terminate();
        QVERIFY(store.waitForFinished(20'000));
        QFile::remove(state::storeConnection(dir.path()));
    }
    void startAgent() { run(agent, QStringLiteral(AGENT_PROGRAM), {}); }
    int once()
    {
        QProcess process;
        run(process, QStringLiteral(AGENT_PROGRAM), {u"--once"_qs});
        return process.waitForFinished(60'000) ? process.exitCode() : -1;
    }
    QJsonObject accounts()
    {
        QProcess process;
        process.start(QStringLiteral(AGENT_PROGRAM), {u"--state"_qs, dir.path(), u"--accounts"_qs});
        process.waitForFinished(20'000);
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
    OrderId place(qsizetype productRow, int quantity = 1)
    {
        CatalogReaderSqlite reader(state::catalogDatabase(dir.path()));
        const auto page = reader.products({});
        if (!page || page->size() <= productRow) qFatal("no catalog to order from");
        const auto product = reader.product(page->at(productRow).id).value();
        const ProductVariant &variant = product.variants.first();
        LineItem line;
        line.product = product.id;
        line.variant = variant.id;
        line.sku = variant.sku;
        line.productTitle = product.title;
        line.variantTitle = variant.title;
        line.unitPrice = variant.price;
        line.quantity = quantity;
        OrderDraft draft;
        draft.lines.append(line);
        const auto options = reader.shippingOptions().valueOr({});
        for (const ShippingOption &option : options)
            if (option.code == u"pickup") draft.shippingPrice = option.price;
        const OrderId id = OrderId::make(clock.utcNow());
        if (!journal->place(id, draft)) qFatal("order was not placed");
        return id;
    }
    /// Orders in the store whose e-mail is the order's.
    int inStore(const OrderId &id)
    {
        QFile file(state::storeConnection(dir.path()));
        if (!file.open(QIODevice::ReadOnly)) return -1;
        const QJsonObject connection = QJsonDocument::fromJson(file.readAll()).object();
        QNetworkRequest request(
            QUrl(connection.value(u"url").toString() + u"/admin/orders?limit=10&q="_qs + id.toString()));
        request.setRawHeader("Authorization",
                             "Basic " +
                                 QByteArray(connection.value(u"secret_key").toString().toUtf8() + ':').toBase64());
        QNetworkReply *reply = network.get(request);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000)) return -1;
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object().value(u"count").toInt(-1);
    }

    QTemporaryDir dir;
    SystemClock clock;
    std::optional<ContactVault> vault;
    std::unique_ptr<OrderJournalSqlite> journal;
    QNetworkAccessManager network;
    QProcess store;
    QProcess agent;

private:
    void run(QProcess &process, const QString &program, const QStringList &arguments)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardOutputFile(dir.filePath(u"log"_qs), QIODevice::Append);
        process.start(program, QStringList{u"--state"_qs, dir.path()} + arguments);
        QVERIFY(process.waitForStarted());
    }
};

} // namespace

class AgentTest : public QObject
{
    Q_OBJECT

private slots:
    void onceWithoutAStoreIsIncomplete()
    {
        Kiosk kiosk;
        QCOMPARE(kiosk.once(), 3);
    }

    void pullsAndDeliversOnce()
    {
        Kiosk kiosk;
        kiosk.startStore();
        QCOMPARE(kiosk.once(), 0);
        const OrderId id = kiosk.place(0, 2);
        QCOMPARE(kiosk.accounts().value(u"pending").toInt(), 1);
        QCOMPARE(kiosk.once(), 0);
        QCOMPARE(kiosk.once(), 0);
        QCOMPARE(kiosk.inStore(id), 1);
        const QJsonObject accounts = kiosk.accounts();
        QCOMPARE(accounts.value(u"acknowledged").toInt(), 1);
        QVERIFY(accounts.value(u"balance").toBool());
    }

    void textsOfTheLanguagesArrive()
    {
        Kiosk kiosk;
        kiosk.startStore();
        QCOMPARE(kiosk.once(), 0);
        CatalogReaderSqlite reader(state::catalogDatabase(kiosk.dir.path()));
        const auto page = reader.products({});
        QVERIFY(page.ok());
        QCOMPARE(page->size(), 2);
        const auto product = reader.product(page->at(0).id);
        QCOMPARE(product->title.in(Language::ZhCn), u"葡萄干"_qs);
        QCOMPARE(product->title.in(Language::UgCn), u"ئۈزۈم"_qs);
        QCOMPARE(product->title.in(Language::Kk), u"葡萄干"_qs);
        QCOMPARE(product->variants.first().price.fen(), 1'990);
        QCOMPARE(product->variants.first().stock.quantity, 60);
    }

    void soldOutIsQuarantinedAndReleasedOverTheLink()
    {
        Kiosk kiosk;
        kiosk.startStore();
        QCOMPARE(kiosk.once(), 0);
        const OrderId first = kiosk.place(1);
        const OrderId second = kiosk.place(1);
        QCOMPARE(kiosk.once(), 0);
        QCOMPARE(kiosk.accounts().value(u"acknowledged").toInt(), 1);
        QCOMPARE(kiosk.accounts().value(u"quarantined").toInt(), 1);
        QCOMPARE(kiosk.inStore(first) + kiosk.inStore(second), 1);
        const OrderId stuck = kiosk.inStore(first) == 1 ? second : first;

        kiosk.startAgent();
        const QString socket = state::agentSocket(kiosk.dir.path());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), 20'000);
        QRemoteObjectNode node;
        QVERIFY(node.connectToNode(QUrl(u"local:"_qs + socket)));
        const std::unique_ptr<AgentLinkReplica> link(node.acquire<AgentLinkReplica>());
        QVERIFY(link->waitForSource(20'000));
        QTRY_COMPARE_WITH_TIMEOUT(link->quarantined(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(link->storeReachable(), 20'000);
        QVERIFY(link->catalogVersion() > 0);
        QStringList changed;
        QStringList faults;
        connect(link.get(), &AgentLinkReplica::lastFaultChanged, this,
                [&faults](const QString &fault) { faults.append(fault); });
        connect(link.get(), &AgentLinkReplica::orderChanged, this,
                [&changed](const QString &id) { changed.append(id); });
        auto refused = link->retry(u"no order"_qs);
        QTRY_VERIFY_WITH_TIMEOUT(refused.isFinished(), 20'000);
        QVERIFY(!refused.returnValue());
        auto taken = link->retry(stuck.toString());
        QTRY_VERIFY_WITH_TIMEOUT(taken.isFinished(), 20'000);
        QVERIFY(taken.returnValue());
        QTRY_VERIFY_WITH_TIMEOUT(changed.count(stuck.toString()) >= 2, 20'000); // released, and sold out again
        QTRY_VERIFY_WITH_TIMEOUT(faults.contains(u"stock.gone"_qs), 20'000);    // the next answer clears it
    }

    void startsBeforeTheStoreAndStopsInOrder()
    {
        Kiosk kiosk;
        kiosk.startAgent();
        const QString socket = state::agentSocket(kiosk.dir.path());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), 20'000);
        QCOMPARE(QFileInfo(socket).permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(kiosk.once(), 1); // one agent a folder
        QRemoteObjectNode node;
        QVERIFY(node.connectToNode(QUrl(u"local:"_qs + socket)));
        const std::unique_ptr<AgentLinkReplica> link(node.acquire<AgentLinkReplica>());
        QVERIFY(link->waitForSource(20'000));
        QVERIFY(!link->storeReachable());
        kiosk.startStore();
        QTRY_VERIFY_WITH_TIMEOUT(link->catalogVersion() > 0 && !link->pulling() && link->storeReachable(), 30'000);
        CatalogReaderSqlite reader(state::catalogDatabase(kiosk.dir.path()));
        QTRY_VERIFY_WITH_TIMEOUT(reader.products({}).ok(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!reader.shippingOptions().valueOr({}).isEmpty(), 30'000);
        const OrderId id = kiosk.place(0);
        link->orderPlaced();
        QTRY_COMPARE_WITH_TIMEOUT(link->acknowledged(), 1, 30'000);
        QCOMPARE(kiosk.inStore(id), 1);
        kiosk.agent.terminate();
        QVERIFY(kiosk.agent.waitForFinished(10'000));
        QCOMPARE(kiosk.agent.exitStatus(), QProcess::NormalExit);
        QCOMPARE(kiosk.agent.exitCode(), 0);
        QVERIFY(!QFile::exists(socket));
    }

    /// The store's machine dies and comes back with the backup of an hour ago.
    void aRestoredStoreGetsItsOrdersAgain()
    {
        Kiosk kiosk;
        kiosk.startStore();
        QCOMPARE(kiosk.once(), 0);
        const OrderId kept = kiosk.place(0);
        QCOMPARE(kiosk.once(), 0);
        kiosk.stopStore();
        const QString database = state::storeDatabase(kiosk.dir.path());
        const QString backup = kiosk.dir.filePath(u"backup.db"_qs);
        QVERIFY(QFile::copy(database, backup));
        kiosk.startStore();
        const OrderId lost = kiosk.place(0);
        const OrderId lostToo = kiosk.place(0);
        QCOMPARE(kiosk.once(), 0);
        QCOMPARE(kiosk.accounts().value(u"acknowledged").toInt(), 3);
        kiosk.stopStore();
        for (const char *end : {"", "-wal", "-shm"})
            QFile::remove(database + QLatin1String(end));
        QVERIFY(QFile::copy(backup, database));
        kiosk.startStore();
        QCOMPARE(kiosk.inStore(lost), 0);
        QCOMPARE(kiosk.once(), 0);
        QCOMPARE(kiosk.once(), 0);
        for (const OrderId &id : {kept, lost, lostToo})
            QCOMPARE(kiosk.inStore(id), 1);
        QCOMPARE(kiosk.accounts().value(u"acknowledged").toInt(), 3);
        QVERIFY(kiosk.accounts().value(u"balance").toBool());
    }

    void bytesAreCountedByDayAndClass()
    {
        Kiosk kiosk;
        kiosk.startStore();
        QCOMPARE(kiosk.once(), 0);
        kiosk.place(0);
        QCOMPARE(kiosk.once(), 0);
        QProcess process;
        process.start(QStringLiteral(AGENT_PROGRAM), {u"--state"_qs, kiosk.dir.path(), u"--catalog-status"_qs});
        QVERIFY(process.waitForFinished(20'000));
        const QJsonObject days =
            QJsonDocument::fromJson(process.readAllStandardOutput()).object().value(u"bytes_by_day").toObject();
        QVERIFY(!days.isEmpty());
        QMap<QString, std::pair<qint64, qint64>> sums;
        for (const QJsonValue &day : days) {
            const QJsonObject classes = day.toObject();
            for (auto it = classes.begin(); it != classes.end(); ++it) {
                sums[it.key()].first += it->toArray().at(0).toInteger();
                sums[it.key()].second += it->toArray().at(1).toInteger();
            }
        }
        for (const char *name : {"orders", "acknowledgements", "prices_and_stock", "catalog", "texts"})
            QVERIFY2(sums.value(QLatin1String(name)).second > 0, name);
        QVERIFY(sums.value(u"orders"_qs).first > 0);
        QCOMPARE(sums.value(u"images"_qs).second, 0); // there are none
    }

    void killedAgentsMakeNoSecondOrder()
    {
        Kiosk kiosk;
        kiosk.startStore();
        QCOMPARE(kiosk.once(), 0);
        QList<OrderId> ids;
        for (int i = 0; i < 6; ++i)
            ids.append(kiosk.place(0));
        for (int life = 0; life < 8; ++life) {
            kiosk.startAgent();
            const qint64 bornAt = toMillis(kiosk.clock.utcNow());
            (void)QTest::qWaitFor([&] { return toMillis(kiosk.clock.utcNow()) - bornAt > 40 + life * 25; }, 5'000);
            kiosk.agent.kill();
            QVERIFY(kiosk.agent.waitForFinished());
        }
        kiosk.startAgent();
        QTRY_COMPARE_WITH_TIMEOUT(kiosk.accounts().value(u"acknowledged").toInt(), 6, 60'000);
        for (const OrderId &id : ids)
            QCOMPARE(kiosk.inStore(id), 1);
    }

    /// A journal that is damaged while the kiosk has it open: the agent works on without it, sets it aside as soon as
    /// the kiosk lets go, and delivers what comes after.
    void aDamagedJournalIsSetAsideWhenItIsFree()
    {
        Kiosk kiosk;
        kiosk.startStore();
        QCOMPARE(kiosk.once(), 0);
        const OrderId id = kiosk.place(0);
        const QString path = state::journalDatabase(kiosk.dir.path());
        QFile log(path + u"-wal");
        QVERIFY(log.open(QIODevice::ReadWrite));
        QByteArray bytes = log.readAll();
        bytes.replace("\"R-250\"", "\"R-251\""); // in the document, whose hash says otherwise
        log.seek(0);
        QCOMPARE(log.write(bytes), bytes.size());
        log.close();

        kiosk.startAgent();
        const auto said = [&kiosk](const char *words) {
            QFile file(kiosk.dir.filePath(u"log"_qs));
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(words);
        };
        QTRY_VERIFY_WITH_TIMEOUT(said("no delivery until the kiosk lets go"), 30'000);
        QCOMPARE(kiosk.agent.state(), QProcess::Running);
        kiosk.journal.reset();
        QTRY_VERIFY_WITH_TIMEOUT(said("damaged journal set aside"), 30'000);
        const QStringList exports = QDir(kiosk.dir.path()).entryList({u"journal.db.damaged-*.orders.jsonl"_qs});
        QCOMPARE(exports.size(), 1);
        QFile exported(kiosk.dir.filePath(exports.first()));
        QVERIFY(exported.open(QIODevice::ReadOnly) && exported.readAll().contains(id.toString().toUtf8()));

        kiosk.journal =
            std::move(OrderJournalSqlite::open({path, u"K07"_qs, 1, {}}, *kiosk.vault, kiosk.clock)).value();
        const OrderId next = kiosk.place(0);
        QTRY_COMPARE_WITH_TIMEOUT(kiosk.inStore(next), 1, 30'000);
    }
};

QTEST_GUILESS_MAIN(AgentTest)
#include "tst_agent.moc"
