// SPDX-License-Identifier: Apache-2.0
#include "kiosk/reopening_journal.h"
#include "support/fake_clock.h"
#include "support/fake_order_journal.h"

#include <QLoggingCategory>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

/// A journal that cannot be used for a while is used again without a restart of the kiosk.
class TestReopeningJournal : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::optional<JournalError> m_closed;
    FakeOrderJournal *m_file = nullptr;
    int m_opened = 0;

    ReopeningJournal::Opened open()
    {
        if (m_closed) return Failure{*m_closed};
        ++m_opened;
        auto file = std::make_unique<FakeOrderJournal>();
        m_file = file.get();
        return std::unique_ptr<OrderJournal>(std::move(file));
    }
    std::unique_ptr<ReopeningJournal> make()
    {
        m_opened = 0;
        return std::make_unique<ReopeningJournal>([this] { return open(); }, m_clock);
    }

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }
    void init() { m_closed.reset(); }

    void opensWhenTheDiskIsWellAgain()
    {
        m_closed = JournalError::Full;
        const auto journal = make();
        QCOMPARE(journal->accounts().error(), JournalError::Full);
        m_closed.reset();
        QVERIFY(journal->accounts().ok());
        QVERIFY(journal->recent(5).ok());
        QCOMPARE(m_opened, 1);
    }

    void letsGoOfADamagedFile()
    {
        const auto journal = make();
        m_file->setFailure(JournalError::Damaged);
        QCOMPARE(journal->recent(5).error(), JournalError::Damaged);
        // Left alone, so that the agent can have it.
        QCOMPARE(journal->accounts().error(), JournalError::Damaged);
        QCOMPARE(m_opened, 1);
        m_clock.advance(11s);
        QVERIFY(journal->accounts().ok());
        QCOMPARE(m_opened, 2);
    }

    void keepsTheFileThroughOtherRefusals()
    {
        const auto journal = make();
        m_file->setFailure(JournalError::Full);
        QCOMPARE(journal->accounts().error(), JournalError::Full);
        m_file->setFailure(std::nullopt);
        QVERIFY(journal->accounts().ok());
        QCOMPARE(m_opened, 1);
    }

    void letsGoWhenAsked()
    {
        const auto journal = make();
        journal->letGo();
        QVERIFY(!journal->accounts().ok());
        m_clock.advance(11s);
        QVERIFY(journal->accounts().ok());
    }
};

QTEST_GUILESS_MAIN(TestReopeningJournal)
#include "tst_reopening_journal.moc"
