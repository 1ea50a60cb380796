// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulation/event_loop.h"
#include "simulation/simulated_journal.h"
#include "sync/outbox/dispatcher.h"
#include "unit/sync/fake_order_store.h"

#include <memory>

namespace caravan::simulation {

/// What a mutant breaks, so that the suite proves that it would see it.
enum class Mutant {
    None,
    NoReplayFloor,    ///< complete is sent again at once: two under way make two orders
    ForgetsCarts,     ///< a cart's id is not in the journal before it is used
    ForgetsCompletes, ///< complete goes out before that is written down
};

/// One terminal and one store in virtual time, walked at random for so many events, with every fault that a line, a
/// store, a disk, a clock and a power switch can bring; then all of them are well again and everything must arrive.
/// After each event the invariants are looked at. The seed is the whole run.
class RandomWalk
{
public:
    explicit RandomWalk(quint32 seed, Mutant mutant = Mutant::None);
    ~RandomWalk();

    /// Empty where every invariant held; else which one did not, and when.
    QString run(int steps);
    [[nodiscard]] qint64 events() const { return m_events; }
    [[nodiscard]] int placed() const { return static_cast<int>(m_journal.placed().size()); }
    [[nodiscard]] int restarts() const { return m_restarts; }

private:
    void boot();
    void mischief();
    void changeTheWeather();
    void heal();
    bool releaseAll(); ///< of the quarantined ones; whether there were any
    QString drain();
    QString look();
    QString atTheEnd();

    quint32 m_seed;
    QRandomGenerator m_random;
    EventLoop m_time;
    SimulatedQueue m_queue{m_time};
    SimulatedJournal m_journal;
    std::unique_ptr<OrderOutbox> m_seen; ///< the journal as a mutant shows it to the dispatcher
    FakeOrderStore m_store;
    Dispatcher::Settings m_settings;
    std::unique_ptr<Dispatcher> m_dispatcher;
    qint64 m_events = 0;
    int m_restarts = 0;
    qsizetype m_ordersSeen = 0;
    QHash<OrderId, int> m_made; ///< orders in the store of each ticket
};

} // namespace caravan::simulation
