// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/delivery_ports.h"

#include <QObject>

namespace caravan {

class Dispatcher;

/// Looks whether the store still has what it acknowledged (I9). A plain Medusa names no epoch, so the orders themselves
/// are the witness: every few minutes the newest ones and the next few of a walk over all of the last days are looked
/// up by their remote id. A restored backup lacks the last orders before the restoration, a wiped store all of them.
///
/// One 404 proves nothing. An order counts as lost only when it was missed several times with pauses between, its cart
/// is not an order either, and the store proved in the same round that it finds what it was given: a scratch cart made
/// and read back. Then the order is pending again, under its old OrderId: with its old cart where that is still there
/// (completing one cart twice makes one order), else with a new one. After the first lost order the walk goes on at
/// once over all the others. An order that another store acknowledged is never looked up: it would be doubled.
///
/// Lives on the agent's thread; may be destroyed at any time: nothing is written before it is proven. One request at a
/// time, none while orders are being delivered (hold()).
class StoreAudit final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString store;                                       ///< fingerprint, as written with the acknowledgements
        Milliseconds interval{300'000};                      ///< between two rounds
        Milliseconds pause{10'000};                          ///< between two looks at an order that was missed
        int looks = 3;                                       ///< misses in a row before an order counts as lost
        int newest = 3;                                      ///< orders of a round
        int batch = 10;                                      ///< of the walk in a round
        int batchWhenRestored = 200;                         ///< and after an order was lost
        Milliseconds keep = Milliseconds(30LL * 86'400'000); ///< how long an acknowledged order is looked after
    };

    StoreAudit(DeliveryPorts ports, Settings settings, QObject *parent = nullptr);
    ~StoreAudit() override;

    /// Works hand in hand with the delivery to the same store: waits while orders are under way, looks when it misses a
    /// cart or the store was away, and gives it what was lost.
    void attendTo(Dispatcher &dispatcher);
    void start();
    /// Something looks like a restored store, or it was away: begin a round now.
    void checkSoon();
    /// Orders are under way: wait before the next request.
    void hold(bool hold);
    /// No round is under way, and none follows at once.
    [[nodiscard]] bool isIdle() const { return !isBusy() && !m_restored; }

signals:
    /// The store has lost at least one order that it had acknowledged.
    void restored();
    void resent(const caravan::OrderId &id);
    /// A round that missed nothing, or has dealt with all that it missed.
    void roundDone();

private:
    struct Missed
    {
        AcknowledgedOrder order;
        int looks = 1;
    };

    [[nodiscard]] bool isBusy() const { return !m_orders.isEmpty() || !m_missed.isEmpty() || m_loading; }
    void armAt(Milliseconds delay, void (StoreAudit::*next)());
    void beginRound();
    void lookNext();
    void looked(const Result<RemoteOrder, StoreFault> &reply);
    void endLooks();

    void proveStore();
    void readScratch(const CartId &cart, const OrderId &id);
    void lookAgain();
    void lookedAgain(const Result<RemoteOrder, StoreFault> &reply);
    void judgeCart(const Result<RemoteCart, StoreFault> &reply);
    void resend(QString cart);
    void endRound();
    /// Nothing is known; another round asks again.
    void giveUp();
    /// Waits while orders are under way.
    void pass(std::function<void()> request);
    template <class T> StoreReply<T> replyTo(void (StoreAudit::*handler)(const Result<T, StoreFault> &));

    DeliveryPorts m_ports;
    Settings m_settings;
    QList<AcknowledgedOrder> m_orders; ///< still to be looked up in this round
    QList<Missed> m_missed;            ///< of this round
    qsizetype m_at = 0;                ///< in m_missed, while looking again
    qint64 m_walk = 0;                 ///< position that the walk has reached; 0: it begins at the newest
    bool m_restored = false;           ///< in this walk
    bool m_loading = false;
    bool m_held = false;
    std::function<void()> m_waiting;
    Scheduler::TimerId m_timer = 0;
};

} // namespace caravan
