// SPDX-License-Identifier: Apache-2.0
#include "faults/http/pull_rig.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSslConfiguration>
#include <QTest>

using namespace caravan;
using namespace caravan::faults;
using namespace std::chrono_literals;

namespace {

/// With CARAVAN_FULL the whole matrix, else a sample of it that changes nothing of what is asked of each case.
bool isFull() { return qEnvironmentVariableIsSet("CARAVAN_FULL"); }

qint64 kibOf(const char *field)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf(field);
    return at < 0 ? 0 : text.mid(at + qstrlen(field), 24).simplified().split(' ').first().toLongLong();
}

/// The greatest memory from now on.
void beginPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly)) file.write("5");
}

struct Tally
{
    int cases = 0;
    int failed = 0;
    int staff = 0;
    Milliseconds worst{0};
    QSet<QString> reasons;
};

} // namespace

/// Line 4 of the plan: every fault at every step, once, five times and for an hour.
class HttpFaultsTest : public QObject
{
    Q_OBJECT

    std::optional<Certificates> m_certificates;
    std::unique_ptr<StoreHome> m_home;
    std::unique_ptr<StoreHome> m_secureHome;
    std::unique_ptr<DeliveryRig> m_delivery;
    std::unique_ptr<DeliveryRig> m_secureDelivery;
    std::unique_ptr<PullRig> m_pull;
    std::unique_ptr<PullRig> m_securePull;
    QMap<QByteArray, Tally> m_table;
    qint64 m_mostMemory = 0;
    int m_drawn = 0;

    /// Every third case of the sample's cheap ones; none that costs an hour of real time-outs.
    bool isWanted(const Fault &fault, int times, int every)
    {
        if (fault.isOnce() && times != 1) return false;
        if (fault.slow && times < 0 && !isFull()) return false;
        return isFull() || m_drawn++ % (times < 0 ? 4 * every : every) == 0;
    }

    template <class Case> void note(const QByteArray &area, const Fault &fault, const char *step, int times, Case run)
    {
        const qint64 before = kibOf("VmRSS:");
        beginPeak();
        const CaseResult result = run();
        const qint64 grown = kibOf("VmHWM:") - before;
        m_mostMemory = std::max(m_mostMemory, grown);
        Tally &tally = m_table[area + ": " + fault.name];
        ++tally.cases;
        tally.staff += result.staffDecided;
        tally.worst = std::max(tally.worst, result.recovery);
        tally.reasons += result.reasons;
        QString problem = result.problem;
        if (problem.isEmpty() && grown > 128 * 1024) problem = QStringLiteral("%1 MiB of memory").arg(grown / 1024);
        if (problem.isEmpty()) return;
        ++tally.failed;
        m_problems.append(QStringLiteral("%1, %2 at %3, %4: %5 (%6)")
                              .arg(QLatin1String(area), QLatin1String(fault.name), QLatin1String(step),
                                   times < 0 ? QStringLiteral("an hour") : QString::number(times), problem,
                                   QStringList(result.reasons.values()).join(u' ')));
        qWarning().noquote() << m_problems.last();
    }
    QStringList m_problems;

private slots:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("caravan.*=false\nqt.network.*=false"));
        m_certificates = Certificates::make();
        QVERIFY2(m_certificates, "the openssl program is needed");
        QSslConfiguration trusted = QSslConfiguration::defaultConfiguration();
        trusted.addCaCertificate(m_certificates->authority);
        QSslConfiguration::setDefaultConfiguration(trusted);
        m_home = std::make_unique<StoreHome>();
        m_secureHome = std::make_unique<StoreHome>();
        m_pull = std::make_unique<PullRig>(*m_home, nullptr);
        m_securePull = std::make_unique<PullRig>(*m_secureHome, &*m_certificates);
        m_delivery = std::make_unique<DeliveryRig>(*m_home, nullptr);
        m_secureDelivery = std::make_unique<DeliveryRig>(*m_secureHome, &*m_certificates);
    }

    void delivery()
    {
        m_problems.clear();
        for (const Fault &fault : allFaults())
            for (int step = 1; step <= DeliveryRig::steps; ++step)
                for (const int times : {1, 5, -1}) {
                    // Silence for an hour costs a minute: at the steps that differ.
                    if (fault.slow && times < 0 && step != 1 && step < 6) continue;
                    if (!isWanted(fault, times, 9)) continue;
                    DeliveryRig &rig = fault.secure ? *m_secureDelivery : *m_delivery;
                    note("orders", fault, DeliveryRig::stepName(step), times,
                         [&] { return rig.run(fault, step, times); });
                }
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.join(u'\n')));
    }

    void nameNotFound()
    {
        m_problems.clear();
        Fault fault;
        fault.name = "name not found";
        for (int step = 1; step <= DeliveryRig::steps; ++step)
            for (const Milliseconds span : {Milliseconds(1s), Milliseconds(60s), Milliseconds(1h)}) {
                if (!isFull() && (span == 1h || (step + span.count() / 1'000) % 3 != 0)) continue;
                note("orders", fault, DeliveryRig::stepName(step), span == 1h ? -1 : int(span / 1s),
                     [&] { return m_delivery->runNameNotFound(step, span); });
            }
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.join(u'\n')));
    }

    void pull()
    {
        m_problems.clear();
        for (const Fault &fault : allFaults()) {
            if (fault.isOnce()) continue; // says nothing of a catalog
            PullRig &rig = fault.secure ? *m_securePull : *m_pull;
            for (int step = 1; step <= rig.steps().size(); ++step)
                for (const int times : {1, 5, -1}) {
                    if (fault.slow && times < 0 && step != 1 && step != 3) continue;
                    if (!isWanted(fault, times, 31)) continue;
                    note("pull", fault, rig.steps().at(step - 1).constData(), times,
                         [&] { return rig.run(fault, step, times); });
                }
        }
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.join(u'\n')));
    }

    void changes()
    {
        m_problems.clear();
        for (const Fault &fault : allFaults()) {
            if (fault.isOnce()) continue;
            PullRig &rig = fault.secure ? *m_securePull : *m_pull;
            for (int step = 1; step <= rig.changeSteps().size(); step += isFull() ? 1 : 3)
                for (const int times : {1, 5, -1}) {
                    if (fault.slow && times < 0 && step != 1) continue;
                    if (!isWanted(fault, times, 23)) continue;
                    note("changes", fault, rig.changeSteps().at(step - 1).constData(), times,
                         [&] { return rig.runChange(fault, step, times); });
                }
        }
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.join(u'\n')));
    }

    void cleanupTestCase()
    {
        int cases = 0;
        int failed = 0;
        qInfo("| fault | cases | failed | for staff | slowest recovery | reasons shown |");
        qInfo("|---|---:|---:|---:|---:|---|");
        for (auto row = m_table.begin(); row != m_table.end(); ++row) {
            QStringList reasons(row->reasons.begin(), row->reasons.end());
            reasons.sort();
            qInfo("| %s | %d | %d | %d | %.1f s | %s |", row.key().constData(), row->cases, row->failed, row->staff,
                  double(row->worst.count()) / 1'000, qPrintable(reasons.join(QStringLiteral(", "))));
            cases += row->cases;
            failed += row->failed;
        }
        qInfo("%d cases, %d failed; at most %lld MiB more memory in one", cases, failed, m_mostMemory / 1024);
    }
};

QTEST_GUILESS_MAIN(HttpFaultsTest)
#include "tst_http_faults.moc"
