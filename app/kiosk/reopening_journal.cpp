// SPDX-License-Identifier: Apache-2.0
#include "kiosk/reopening_journal.h"

#include "core/logging.h"

namespace caravan {

namespace {
constexpr Milliseconds leftAlone{10'000};
}

ReopeningJournal::ReopeningJournal(std::function<Opened()> open, const Clock &clock)
    : m_open(std::move(open))
    , m_clock(clock)
    , m_closedUntil(clock.steadyNow())
{
    (void)this->open();
}

std::optional<JournalError> ReopeningJournal::open()
{
    if (m_journal) return std::nullopt;
    if (m_clock.steadyNow() < m_closedUntil) return JournalError::Damaged;
    auto opened = m_open();
    if (opened) {
        m_journal = std::move(opened).value();
        return std::nullopt;
    }
    qCCritical(lcOrders) << "the journal cannot be used, error" << static_cast<int>(opened.error());
    return opened.error();
}

void ReopeningJournal::letGo()
{
    if (m_journal) qCWarning(lcOrders) << "letting go of the journal";
    m_journal.reset();
    m_closedUntil = m_clock.steadyNow() + leftAlone;
}

template <class Call> auto ReopeningJournal::with(Call &&call) -> decltype(call(std::declval<OrderJournal &>()))
{
    if (const auto closed = open()) return Failure{*closed};
    auto answer = call(*m_journal);
    if (!answer && answer.error() == JournalError::Damaged) letGo();
    return answer;
}

Result<PlacedOrder, JournalError> ReopeningJournal::place(const OrderId &id, const OrderDraft &draft)
{
    return with([&](OrderJournal &journal) { return journal.place(id, draft); });
}

Result<OrderAccounts, JournalError> ReopeningJournal::accounts()
{
    return with([](OrderJournal &journal) { return journal.accounts(); });
}

Result<QList<OrderOverview>, JournalError> ReopeningJournal::recent(int limit)
{
    return with([limit](OrderJournal &journal) { return journal.recent(limit); });
}

} // namespace caravan
