// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/store_ledger.h"
#include "functional/harness/terminal.h"
#include "support/test_size.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace caravan::functional;
using caravan::test::firstSeed;
using caravan::test::sized;

namespace {

/// Enough of everything for as many orders as the longest form places.
QByteArray catalog()
{
    QByteArray lines = R"({"type":"category","handle":"kind","rank":0,"name":{"zh-CN":"种类"}})"
                       "\n";
    for (int i = 0; i < 8; ++i)
        lines +=
            QStringLiteral(R"({"type":"product","handle":"p%1","categories":["kind"],"popularity":5,)"
                           R"("title":{"zh-CN":"葡萄干 %1"},"description":{"zh-CN":"甜"},)"
                           R"("variants":[{"sku":"P-%1","title":{"zh-CN":"250 克"},"price_fen":%2,"stock":900000}]})")
                .arg(i)
                .arg(1'000 + i)
                .toUtf8() +
            '\n';
    return lines;
}

struct Listed
{
    QString state;
    QString reason;
};

} // namespace

/// kill -9 of the programs that take orders and deliver them, at any moment. The oracle stands outside: the tickets
/// that were printed, against the ledger of the store (I1, I3, I4).
class TestKill : public QObject
{
    Q_OBJECT

    static constexpr int ordersOfARun = 24;

    std::unique_ptr<Terminal> m_terminal;
    QRandomGenerator m_random{firstSeed(1)};
    int m_start = 0; ///< milliseconds until the first order of a run that nobody kills
    int m_whole = 0; ///< and until its end

    [[nodiscard]] QString program() const { return m_terminal->binary(QStringLiteral("caravan-orders")); }
    [[nodiscard]] QString tickets() const { return m_terminal->stateDir() + QStringLiteral("/tickets"); }
    [[nodiscard]] QStringList command(const QStringList &words) const
    {
        return words + QStringList{QStringLiteral("--state"), m_terminal->stateDir()};
    }
    QByteArray ask(const QStringList &words) const { return Program::output(program(), command(words)); }

    /// True where it was killed, false where it had ended by itself.
    bool capture(int millis, int count = ordersOfARun)
    {
        QProcess process;
        process.setStandardOutputFile(tickets(), QIODevice::Append);
        process.setStandardErrorFile(m_terminal->stateDir() + QStringLiteral("/orders.log"), QIODevice::Append);
        process.start(program(), command({QStringLiteral("place"), QStringLiteral("--count"), QString::number(count)}));
        process.waitForStarted();
        if (process.waitForFinished(millis)) return false;
        process.kill();
        process.waitForFinished();
        return true;
    }
    int timed(int count)
    {
        QElapsedTimer timer;
        timer.start();
        if (capture(60'000, count)) qFatal("a run does not end");
        return static_cast<int>(timer.elapsed());
    }
    /// Mostly while orders are placed, now and then before the first one.
    int moment()
    {
        if (m_random.bounded(4) == 0) return m_random.bounded(m_start + 1);
        return m_random.bounded(m_start * 2 / 3, m_whole + m_whole / 8 + 1);
    }
    QStringList printed() const
    {
        static const QRegularExpression line(QStringLiteral("^(\\S+) ([0-9a-f-]{36})$"));
        QFile file(tickets());
        QStringList ids;
        if (!file.open(QIODevice::ReadOnly)) return ids;
        // The kill may come within a line: then nobody was given that ticket.
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &text : lines)
            if (const auto match = line.match(QString::fromUtf8(text)); match.hasMatch()) ids.append(match.captured(2));
        return ids;
    }
    QHash<QString, Listed> listed() const
    {
        QHash<QString, Listed> orders;
        const QList<QByteArray> lines = ask({QStringLiteral("list"), QStringLiteral("--json")}).split('\n');
        for (const QByteArray &text : lines) {
            const QJsonObject order = QJsonDocument::fromJson(text).object();
            if (order.isEmpty()) continue;
            orders.insert(order.value(u"id").toString(),
                          {order.value(u"state").toString(), order.value(u"reason").toString()});
        }
        return orders;
    }
    bool waitUntilDelivered(qint64 timeout) const
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < timeout) {
            const QByteArray text = ask({QStringLiteral("accounts"), QStringLiteral("--json")});
            const QJsonObject accounts = QJsonDocument::fromJson(text).object();
            if (accounts.value(u"pending").toInt(-1) == 0) return true;
            QTest::qWait(500);
        }
        return false;
    }

private slots:
    void initTestCase()
    {
        m_terminal = std::make_unique<Terminal>(QStringLiteral(CARAVAN_BINARIES), QString());
        QVERIFY(m_terminal->configure());
        QFile file(m_terminal->stateDir() + QStringLiteral("/catalog.jsonl"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(catalog()) > 0);
        file.close();
        m_terminal->startStore({QStringLiteral("--import"), file.fileName()});
        m_terminal->startAgent();
        QVERIFY(m_terminal->waitForCatalog() == 8);
        m_start = timed(1);
        m_whole = std::max(timed(ordersOfARun), m_start + 1);
        QCOMPARE(printed().size(), ordersOfARun + 1);
    }
    void cleanupTestCase() { m_terminal.reset(); }

    void noOrderIsLostAndNoneDoubled()
    {
        const int wanted = sized(12, 1'000, 10'000);
        int capturesKilled = 0;
        int agentsKilled = 0;
        int storesKilled = 0;
        while (capturesKilled + agentsKilled < wanted) {
            capturesKilled += capture(moment());
            if (m_random.bounded(3) == 0) {
                m_terminal->agent.kill();
                m_terminal->startAgent();
                ++agentsKilled;
            }
            if (m_random.bounded(60) == 0) {
                m_terminal->store.kill();
                m_terminal->startStore();
                ++storesKilled;
            }
        }
        QVERIFY(waitUntilDelivered(sized(60'000, 1'800'000, 7'200'000)));

        const auto ledger = StoreLedger::read(m_terminal->stateDir());
        QVERIFY(ledger);
        const QHash<QString, Listed> journal = listed();
        const QStringList shown = printed();
        int lost = 0;
        int doubled = 0;
        for (const QString &id : shown) {
            lost += ledger->ofTicket.value(id) < 1 || !journal.contains(id);
            doubled += ledger->ofTicket.value(id) > 1;
        }
        for (auto order = journal.begin(); order != journal.end(); ++order)
            QVERIFY2(order->state == u"acknowledged" && ledger->ofTicket.value(order.key()) == 1,
                     qPrintable(order.key() + u' ' + order->state + u' ' + order->reason));
        qInfo() << capturesKilled << "captures," << agentsKilled << "agents and" << storesKilled << "stores killed;"
                << shown.size() << "tickets shown," << journal.size() << "orders in the journal," << ledger->orders
                << "in the store:" << lost << "lost," << doubled << "doubled";
        QCOMPARE(lost, 0);
        QCOMPARE(doubled, 0);
        QCOMPARE(ledger->doubled, 0);
        QCOMPARE(ledger->orders, journal.size());
        QCOMPARE(QSet<QString>(shown.begin(), shown.end()).size(), shown.size());
        QVERIFY(!ask({QStringLiteral("verify")}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
