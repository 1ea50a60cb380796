// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_fixture.h"
#include "faults/promises.h"
#include "support/test_size.h"

#include <QLoggingCategory>
#include <QTest>

using namespace caravan;
using namespace caravan::test;

namespace {

/// One moment of the run: the disk as it was, and what had been promised by then.
struct Moment
{
    DiskState disk;
    QByteArray mark; ///< written without a sync: on the disk or not
    Promises promised;
    qint64 call = 0;
};

/// Sells and delivers on the fault disk and keeps the moments that are wanted.
class Run
{
public:
    Run(Synchronous synchronous, std::function<bool(qint64 call, DiskCall)> wanted)
        : m_wanted(std::move(wanted))
    {
        m_world.synchronous = synchronous;
        m_world.disk.watch = [this](DiskCall call) {
            ++m_calls;
            if (m_wanted(m_calls, call)) keep();
        };
    }
    [[nodiscard]] qint64 calls() const { return m_calls; }

    /// A day in a shop: a new file, two restarts, a log that is folded in while orders come. `check` gets each moment
    /// soon after it.
    void day(const std::function<void(const Moment &)> &check)
    {
        m_check = check;
        session(4, 2);
        session(6, 3);
        session(24, 24);
    }

private:
    /// Ends with the files closed, the log folded in and deleted.
    void session(int orders, int delivered)
    {
        sell(orders, delivered);
        settle();
    }
    void sell(int orders, int delivered)
    {
        const auto journal = m_world.journal();
        const auto outbox = m_world.outbox();
        QVERIFY(journal.ok() && outbox.ok());
        for (int i = 0; i < orders; ++i) {
            const OrderId id = m_world.newId();
            const auto placed = (*journal)->place(id, draft(i % 2 == 0));
            QVERIFY(placed.ok());
            m_promised.orders.insert(id, *placed);
            settle();
            if (i >= delivered) continue;
            QList<DeliveryEvent> events = stepsToComplete();
            events.append(acknowledged(QStringLiteral("order_%1").arg(++m_remote)));
            for (const DeliveryEvent &event : std::as_const(events)) {
                QVERIFY((*outbox)->append(id, event).ok());
                m_promised.events[id].append(event.kind);
                settle();
            }
        }
    }
    void keep()
    {
        QFile mark(m_world.path() + u".mark");
        const QByteArray marked = mark.open(QIODevice::ReadOnly) ? mark.readAll() : QByteArray();
        m_moments.push_back({m_world.disk.state(), marked, m_promised, m_calls});
    }
    void settle()
    {
        for (const Moment &moment : std::exchange(m_moments, {}))
            m_check(moment);
    }

    FaultFixture m_world;
    std::function<bool(qint64, DiskCall)> m_wanted;
    std::function<void(const Moment &)> m_check;
    Promises m_promised;
    std::vector<Moment> m_moments;
    qint64 m_calls = 0;
    int m_remote = 0;
};

struct Verdicts
{
    int cuts = 0;
    int lost = 0;    ///< a promised order or event is not there, or not as it was
    int corrupt = 0; ///< the journal is not what was written, or half an order is in it
    QString first;   ///< of what went wrong
    void note(int &counter, const QString &what)
    {
        ++counter;
        if (first.isEmpty()) first = what;
    }
};

/// The folder after a cut, as a program finds it when the power is back.
class AfterCut
{
public:
    AfterCut(const Moment &moment, Survival survival, QRandomGenerator &random)
    {
        moment.disk.writeAfterCut(m_folder.path(), survival, random);
        if (moment.mark.isEmpty() || random.bounded(2) == 0) return;
        QFile mark(path() + u".mark");
        if (!mark.open(QIODevice::WriteOnly) || mark.write(moment.mark) < 0) qFatal("no mark");
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(u"journal.db"_qs); }

    void judge(const Moment &moment, const QString &name, Verdicts &verdicts) const
    {
        const Kept kept = compare(path(), moment.promised);
        if (!kept.sound) return verdicts.note(verdicts.corrupt, name + u": "_qs + kept.fault);
        if (!kept.whole) return verdicts.note(verdicts.lost, name + u": "_qs + kept.fault);
        if (kept.orders > moment.promised.orders.size() + 1)
            verdicts.note(verdicts.corrupt, name + u": more orders than were asked for"_qs);
    }

    /// The next shopper is served, under a number that nobody has.
    [[nodiscard]] bool sells(const Moment &moment, const ContactVault &vault, const Clock &clock) const
    {
        const auto journal = OrderJournalSqlite::open({path(), u"K07"_qs, 1, {}}, vault, clock);
        if (!journal.ok()) return false;
        const auto placed = (*journal)->place(OrderId::make(clock.utcNow()), draft());
        return placed.ok() && std::none_of(moment.promised.orders.begin(), moment.promised.orders.end(),
                                           [&](const PlacedOrder &order) { return order.number == placed->number; });
    }

private:
    QTemporaryDir m_folder{quickTemplate()};
};

} // namespace

/// The power goes at any moment, and the disk keeps any part of what was not synced (I1, I2, I4).
class TestPowerCut : public QObject
{
    Q_OBJECT

    QTemporaryDir m_keys{quickTemplate()};
    FakeClock m_clock;

    /// Cuts at each moment in `each` ways; the verdicts of all.
    Verdicts cutAll(Synchronous synchronous, quint32 seed, int each,
                    const std::function<bool(qint64, DiskCall)> &wanted)
    {
        Verdicts verdicts;
        QRandomGenerator random(seed);
        const auto vault = ContactVault::open(m_keys.filePath(u"contact.key"_qs));
        Run run(synchronous, wanted);
        run.day([&](const Moment &moment) {
            for (int i = 0; i < each; ++i) {
                const auto survival = static_cast<Survival>(random.bounded(survivalKinds));
                const QString name = QStringLiteral("seed %1, call %2, cut %3, survival %4")
                                         .arg(seed)
                                         .arg(moment.call)
                                         .arg(i)
                                         .arg(static_cast<int>(survival));
                const AfterCut after(moment, survival, random);
                ++verdicts.cuts;
                const int before = verdicts.lost + verdicts.corrupt;
                after.judge(moment, name, verdicts);
                if (verdicts.lost + verdicts.corrupt == before && i == 0 && !after.sells(moment, *vault, m_clock))
                    verdicts.note(verdicts.corrupt, name + u": sells no more"_qs);
            }
        });
        return verdicts;
    }

    static qint64 callsOfADay(Synchronous synchronous)
    {
        Run run(synchronous, [](qint64, DiskCall) { return false; });
        run.day([](const Moment &) {});
        return run.calls();
    }

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }

    /// Just before each sync, and just after it.
    void atEverySync()
    {
        qint64 syncs = 0;
        const auto verdicts = cutAll(JournalTuning().synchronous, firstSeed(1), sized(1, 4, 12),
                                     [&syncs](qint64, DiskCall call) { return call == DiskCall::Sync && ++syncs > 0; });
        qInfo().noquote() << verdicts.cuts << "cuts at" << syncs << "moments before and after syncs:" << verdicts.lost
                          << "lost" << verdicts.corrupt << "corrupt";
        QVERIFY(syncs > 100);
        QVERIFY2(verdicts.lost == 0 && verdicts.corrupt == 0, qPrintable(verdicts.first));
    }

    void anywhere_data()
    {
        QTest::addColumn<int>("synchronous");
        QTest::addColumn<bool>("mustLose");
        QTest::newRow("as shipped") << static_cast<int>(JournalTuning().synchronous) << false;
        // The mutants: the disk of this test must be able to show what they lose.
        QTest::newRow("normal loses") << static_cast<int>(Synchronous::Normal) << true;
        QTest::newRow("off loses") << static_cast<int>(Synchronous::Off) << true;
    }
    void anywhere()
    {
        QFETCH(int, synchronous);
        QFETCH(bool, mustLose);
        const auto level = static_cast<Synchronous>(synchronous);
        const int wanted = mustLose ? 60 : sized(400, 10'000, 100'000);
        const qint64 calls = callsOfADay(level);
        Verdicts verdicts;
        for (quint32 seed = firstSeed(1); verdicts.cuts < wanted; ++seed) {
            QRandomGenerator random(seed);
            const double share = std::min(100.0, wanted / 4.0) / static_cast<double>(calls);
            const Verdicts more =
                cutAll(level, seed, 4, [&](qint64, DiskCall) { return random.generateDouble() < share; });
            verdicts.cuts += more.cuts;
            verdicts.lost += more.lost;
            verdicts.corrupt += more.corrupt;
            if (verdicts.first.isEmpty()) verdicts.first = more.first;
            if (oneSeedOnly()) break;
        }
        qInfo().noquote() << verdicts.cuts << "cuts in" << calls << "calls:" << verdicts.lost << "lost"
                          << verdicts.corrupt << "corrupt";
        if (mustLose)
            QVERIFY2(verdicts.lost > 0, "the disk of the tests does not show what is lost without syncs");
        else
            QVERIFY2(verdicts.lost == 0 && verdicts.corrupt == 0, qPrintable(verdicts.first));
    }
};

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_power_cut.moc"
