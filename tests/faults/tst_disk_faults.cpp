// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_fixture.h"
#include "faults/promises.h"
#include "support/test_size.h"

#include <QLoggingCategory>
#include <QTest>

#include <sqlite3.h>

#include <cerrno>
#include <sys/mount.h>

using namespace caravan;
using namespace caravan::test;

namespace {

/// A shopper, an agent and a disk that fails somewhere between them. Whoever is refused asks again with the same id.
class Shift
{
public:
    explicit Shift(FaultFixture &world)
        : m_world(world)
    {
    }

    /// Two orders and the delivery of one. Each call may be refused; nothing that is refused counts as promised.
    void work()
    {
        openBoth();
        for (int i = 0; i < 2; ++i) {
            const OrderId id = m_world.newId();
            m_asked.append(id);
            place(id, i == 0);
        }
        QList<DeliveryEvent> events = stepsToComplete();
        for (const DeliveryEvent &event : events)
            deliver(m_asked.first(), event);
    }
    /// After the disk is well again: the same orders are asked for again, by the programs that are still running.
    void finish()
    {
        openBoth();
        for (const OrderId &id : std::as_const(m_asked))
            place(id, id == m_asked.first());
        const OrderId last = m_world.newId();
        m_asked.append(last);
        place(last, true);
    }
    void close()
    {
        m_journal.reset();
        m_outbox.reset();
    }

    [[nodiscard]] const Promises &promises() const { return m_promises; }
    [[nodiscard]] const QList<JournalError> &refusals() const { return m_refusals; }
    [[nodiscard]] qsizetype asked() const { return m_asked.size(); }

private:
    void openBoth()
    {
        if (!m_journal) {
            auto opened = m_world.journal();
            if (opened.ok())
                m_journal = std::move(opened).value();
            else
                m_refusals.append(opened.error());
        }
        if (!m_outbox) {
            auto opened = m_world.outbox();
            if (opened.ok()) m_outbox = std::move(opened).value();
        }
    }
    void place(const OrderId &id, bool withContact)
    {
        openBoth();
        if (!m_journal) return;
        const auto placed = m_journal->place(id, draft(withContact));
        if (placed.ok())
            m_promises.orders.insert(id, *placed);
        else
            m_refusals.append(placed.error());
    }
    void deliver(const OrderId &id, const DeliveryEvent &event)
    {
        if (m_outbox && m_promises.orders.contains(id) && m_outbox->append(id, event).ok())
            m_promises.events[id].append(event.kind);
    }

    FaultFixture &m_world;
    std::unique_ptr<OrderJournalSqlite> m_journal;
    std::unique_ptr<OrderOutboxSqlite> m_outbox;
    Promises m_promises;
    QList<OrderId> m_asked;
    QList<JournalError> m_refusals;
};

bool writes(DiskCall call)
{
    return call == DiskCall::Write || call == DiskCall::Truncate || call == DiskCall::Open ||
           call == DiskCall::SharedMemory;
}
bool syncs(DiskCall call) { return call == DiskCall::Sync; }
bool reads(DiskCall call) { return call == DiskCall::Read || call == DiskCall::Size || call == DiskCall::Access; }
bool anything(DiskCall) { return true; }

} // namespace

/// The disk refuses: full, read-only, or it does not answer, at every single call (I1).
class TestDiskFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }

    void atEveryCall_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("system");
        QTest::addColumn<int>("calls");
        QTest::addColumn<bool>("lasting");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, int code, int system, int calls, JournalError expected) {
            QTest::addRow("%s once", name) << code << system << calls << false << static_cast<int>(expected);
            QTest::addRow("%s until healed", name) << code << system << calls << true << static_cast<int>(expected);
        };
        row("full", SQLITE_FULL, ENOSPC, 0, JournalError::Full);
        row("write error", SQLITE_IOERR_WRITE, EIO, 0, JournalError::Failed);
        row("read-only", SQLITE_IOERR_WRITE, EROFS, 0, JournalError::ReadOnly);
        row("sync error", SQLITE_IOERR_FSYNC, EIO, 1, JournalError::Failed);
        row("read error", SQLITE_IOERR_READ, EIO, 2, JournalError::Failed);
        row("any error", SQLITE_IOERR, EIO, 3, JournalError::Failed);
    }
    void atEveryCall()
    {
        QFETCH(int, code);
        QFETCH(int, system);
        QFETCH(int, calls);
        QFETCH(bool, lasting);
        QFETCH(int, expected);
        using Wanted = bool (*)(DiskCall);
        const Wanted wanted = std::array<Wanted, 4>{writes, syncs, reads, anything}.at(static_cast<size_t>(calls));
        const int stride = calls == 1 ? 1 : sized(3, 1, 1);
        int struck = 0;
        int refused = 0;
        bool named = false;
        for (qint64 n = 1; n < 5'000; n += stride) {
            FaultFixture world;
            Shift shift(world);
            world.disk.failAt(n, code, system, lasting, wanted);
            shift.work();
            const bool hit = world.disk.struck();
            world.disk.heal();
            const QString at = QStringLiteral("call %1").arg(n);
            refused += static_cast<int>(shift.refusals().size());
            named = named || shift.refusals().contains(static_cast<JournalError>(expected));
            shift.finish();
            QVERIFY2(shift.promises().orders.size() == shift.asked(),
                     qPrintable(at + u": no order is taken after the disk is well"));

            // A power cut now: what a failed sync made the system forget must not have been promised.
            QTemporaryDir after(quickTemplate());
            QRandomGenerator random(static_cast<quint32>(n));
            world.disk.state().writeAfterCut(after.path(), Survival::Nothing, random);
            const Kept cut = compare(after.filePath(u"journal.db"_qs), shift.promises());
            QVERIFY2(cut.whole && cut.sound, qPrintable(at + u", then a cut: " + cut.fault));

            shift.close();
            const Kept kept = compare(world.path(), shift.promises());
            QVERIFY2(kept.whole && kept.sound, qPrintable(at + u": " + kept.fault));
            QVERIFY2(kept.orders == shift.asked(),
                     qPrintable(at + u": an order is there twice, or one that nobody asked for"));
            if (!hit) break;
            ++struck;
        }
        qInfo() << struck << "calls failed," << refused << "orders refused";
        QVERIFY(struck > 3);
        QVERIFY2(refused == 0 || named, "the reason is not the one that the disk gave");
        QVERIFY(refused > 0 || !lasting);
    }

    /// A real file system that is full, and then read-only.
    void aRealFullDisk()
    {
        QTemporaryDir folder;
        const QByteArray at = QFile::encodeName(folder.path());
        if (::mount("caravan-test", at.constData(), "tmpfs", MS_NOSUID | MS_NODEV, "size=1m") != 0)
            QSKIP("this process may not mount a file system");
        const auto unmount = qScopeGuard([&at] { ::umount2(at.constData(), MNT_DETACH); });
        QTemporaryDir keys;
        const auto vault = ContactVault::open(keys.filePath(u"contact.key"_qs));
        const FakeClock clock;
        const QString path = folder.filePath(u"journal.db"_qs);
        Promises promises;
        {
            const auto journal = OrderJournalSqlite::open({path, u"K07"_qs, 1, {}}, *vault, clock);
            QVERIFY(journal.ok());
            const auto sell = [&] {
                const OrderId id = OrderId::make(clock.utc);
                const auto placed = (*journal)->place(id, draft());
                if (placed.ok()) promises.orders.insert(id, *placed);
                return placed;
            };
            QVERIFY(sell().ok());
            QFile ballast(folder.filePath(u"ballast"_qs));
            QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            while (ballast.write(QByteArray(4096, 'x')) == 4096)
                continue;
            Result<PlacedOrder, JournalError> placed = sell();
            for (int i = 0; i < 100 && placed.ok(); ++i) // what the log had reserved
                placed = sell();
            QVERIFY(!placed.ok());
            QCOMPARE(placed.error(), JournalError::Full);
            QCOMPARE(sell().error(), JournalError::Full);
            QVERIFY(ballast.resize(0));
            QVERIFY(sell().ok()); // without a restart
        }
        QVERIFY(compare(path, promises).whole);
        QCOMPARE(::mount(nullptr, at.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
        const auto journal = OrderJournalSqlite::open({path, u"K07"_qs, 1, {}}, *vault, clock);
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error(), JournalError::ReadOnly);
    }
};

QTEST_GUILESS_MAIN(TestDiskFaults)
#include "tst_disk_faults.moc"
