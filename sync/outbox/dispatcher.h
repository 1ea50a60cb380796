// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/delivery_core.h"
#include "sync/outbox/delivery_ports.h"
#include "sync/outbox/retry_policy.h"
#include "sync/outbox/store_circuit.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace caravan {

/// Brings every pending order of the journal to the store: decides when, DeliveryCore decides what (I4–I6).
/// One request in flight per order, a few orders at once, oldest and newest in turn, so that neither a backlog delays
/// the shopper at the counter nor the counter the backlog. While the store is away one order at a time is tried.
/// Lives on the agent's thread; may be destroyed at any time, requests in flight included: what they did is looked up
/// by the next one. The journal is asked every few seconds, so that a lost wake-up costs seconds, not an order.
class Dispatcher final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        RetryPolicy retry;
        QString store; ///< fingerprint of the store, written down with each acknowledgement (I9)
        int parallelOrders = 4;
        Milliseconds pollInterval{5'000};
    };

    Dispatcher(DeliveryPorts ports, Settings settings, QRandomGenerator random, QObject *parent = nullptr);
    ~Dispatcher() override;

    void start();
    /// Wakes it: the journal may have a new order.
    void orderPlaced() { poll(); }
    /// Staff: now, back-off or not. The pause before a replay of complete stays.
    void syncNow();
    /// The store was shown to have lost orders: what was under way is judged by that.
    void noteRestored();
    /// The audit made an order pending again: deliver it.
    void noteResent(const caravan::OrderId &id);
    /// Staff: tries a quarantined order again. The journal refuses it for an order in another state.
    void release(const OrderId &id);

    /// Orders are under way now.
    [[nodiscard]] bool isBusy() const { return m_inFlight > 0; }
    /// Nothing is under way and nothing is left that could be tried now; before the first look into the journal false.
    [[nodiscard]] bool isIdle() const;

signals:
    void orderChanged(const caravan::OrderId &id);
    /// A cart is not there after complete was sent: whether the store was restored should be found out now.
    void cartMissed();
    /// The store is there again after it was away.
    void storeReturned();
    void busyChanged(bool busy);
    /// The store answered something of its own.
    void storeAnswered();
    void faulted(const QString &reason, bool storeWide);
    /// As isIdle().
    void idled();

private:
    struct Entry
    {
        DeliveryProgress progress;
        std::optional<DeliveryRecord> record;
        std::optional<OrderSnapshot> snapshot;
        bool inFlight = false;
        bool fresh = false;     ///< came while the store was away, and was not tried yet
        bool storeWide = false; ///< the last fault was not its own
        int failures = 0;
        int steps = 0; ///< of this attempt
        SteadyTime dueAt{};
        SteadyTime replayAt{}; ///< not before, whoever asks
    };
    struct Loaded
    {
        Result<DeliveryRecord, JournalError> record;
        Result<OrderSnapshot, JournalError> snapshot;
    };
    using Appended = Result<DeliveryRecord, JournalError>;

    void poll();
    void adopt(const QList<OrderId> &pending);
    void pump();
    [[nodiscard]] SteadyTime nextDue() const;
    void arm();
    [[nodiscard]] std::optional<OrderId> pick();
    /// Nobody can be due now: the store is away and its next probe lies ahead, or it asked for silence.
    [[nodiscard]] bool isQuiet(SteadyTime now) const;
    [[nodiscard]] bool isDue(const Entry &entry, SteadyTime now) const;
    void setInFlight(Entry &entry, bool inFlight);

    void begin(const OrderId &id);
    void loaded(const OrderId &id, const Loaded &answer);
    void advance(const OrderId &id);
    void append(const OrderId &id, const QList<DeliveryEvent> &events, std::function<void()> then);
    void send(const OrderId &id, DeliveryStep step);
    void sendCart(const OrderId &id);
    void judge(const OrderId &id, const DeliveryOutcome &outcome);
    void noteAnswer(const StoreFault *fault);
    void backOff(const OrderId &id, const StoreFault &fault, const QString &reason);
    void journalFailed(const OrderId &id, JournalError error);
    void finish(const OrderId &id);
    template <class T, class Handler> StoreReply<T> replyTo(const OrderId &id, Handler handler);

    DeliveryPorts m_ports;
    Settings m_settings;
    DeliveryCore m_core;
    QRandomGenerator m_random;
    StoreCircuit m_circuit;
    QHash<OrderId, Entry> m_entries;
    QList<OrderId> m_order; ///< of m_entries, oldest first
    int m_inFlight = 0;
    bool m_takeNewest = true;
    bool m_polling = false;
    bool m_pollAgain = false;
    bool m_polled = false;
    bool m_restored = false;
    bool m_anyFresh = false; ///< some entry may be
    SteadyTime m_startedAt{};
    Scheduler::TimerId m_wake = 0;
    Scheduler::TimerId m_pollTimer = 0;
};

} // namespace caravan
