// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

#include <functional>
#include <memory>

namespace caravan {

/// The journal of the kiosk, which may be unusable for a while: a full disk at the start, or a damaged file that the
/// agent sets aside. Until it can be opened every order is refused with the reason, and the next call tries again; no
/// restart is needed. Lets go of a file that shows itself damaged, so that the agent can have it. Database Worker only.
class ReopeningJournal final : public OrderJournal
{
public:
    using Opened = Result<std::unique_ptr<OrderJournal>, JournalError>;
    /// Tries to open at once. `clock` outlives it.
    ReopeningJournal(std::function<Opened()> open, const Clock &clock);

    /// Closes the file and leaves it alone for some seconds, in which the agent can set it aside.
    void letGo();

    Result<PlacedOrder, JournalError> place(const OrderId &id, const OrderDraft &draft) override;
    Result<OrderAccounts, JournalError> accounts() override;
    Result<QList<OrderOverview>, JournalError> recent(int limit) override;

private:
    template <class Call> auto with(Call &&call) -> decltype(call(std::declval<OrderJournal &>()));
    std::optional<JournalError> open();

    std::function<Opened()> m_open;
    const Clock &m_clock;
    std::unique_ptr<OrderJournal> m_journal;
    SteadyTime m_closedUntil{};
};

} // namespace caravan
