// SPDX-License-Identifier: Apache-2.0
#include "simulation/random_walk.h"

namespace caravan::simulation {

namespace {

constexpr Milliseconds tenYears{315'360'000'000};
constexpr int mostOrders = 60;

/// Shows the dispatcher a journal that says yes to an event and does not keep it.
class ForgetfulJournal final : public OrderOutbox
{
public:
    ForgetfulJournal(SimulatedJournal &journal, DeliveryEventKind forgotten)
        : m_journal(journal)
        , m_forgotten(forgotten)
    {
    }
    Result<QList<OrderId>, JournalError> pending() override { return m_journal.pending(); }
    Result<DeliveryRecord, JournalError> record(const OrderId &id) override { return m_journal.record(id); }
    Result<OrderSnapshot, JournalError> snapshot(const OrderId &id) override { return m_journal.snapshot(id); }
    Result<std::optional<Contact>, JournalError> contact(const OrderId &id) override { return m_journal.contact(id); }
    Result<QList<AcknowledgedOrder>, JournalError> acknowledged(const AcknowledgedQuery &query) override
    {
        return m_journal.acknowledged(query);
    }
    Result<DeliveryRecord, JournalError> append(const OrderId &id, const DeliveryEvent &event) override
    {
        if (event.kind == m_forgotten) {
            DeliveryRecord record = m_records.value(id, m_journal.recordOf(id));
            record.apply(event);
            m_records.insert(id, record);
            return record;
        }
        auto record = m_journal.append(id, event);
        if (!record) return record;
        return *record;
    }
    Result<OrderAccounts, JournalError> accounts() override { return m_journal.accounts(); }

private:
    SimulatedJournal &m_journal;
    DeliveryEventKind m_forgotten;
    QHash<OrderId, DeliveryRecord> m_records;
};

} // namespace

RandomWalk::RandomWalk(quint32 seed, Mutant mutant)
    : m_seed(seed)
    , m_random(seed)
    , m_journal(seed + 1)
    , m_store(m_time, seed + 2)
{
    if (mutant == Mutant::NoReplayFloor) m_settings.retry = {Milliseconds(10), Milliseconds(300'000), Milliseconds(0)};
    if (mutant == Mutant::ForgetsCarts)
        m_seen = std::make_unique<ForgetfulJournal>(m_journal, DeliveryEventKind::CartCreated);
    if (mutant == Mutant::ForgetsCompletes)
        m_seen = std::make_unique<ForgetfulJournal>(m_journal, DeliveryEventKind::CompleteSent);
}

RandomWalk::~RandomWalk() = default;

void RandomWalk::boot()
{
    m_dispatcher.reset(); // requests in flight and all
    m_journal.restart();
    OrderOutbox &journal = m_seen ? *m_seen : static_cast<OrderOutbox &>(m_journal);
    m_dispatcher = std::make_unique<Dispatcher>(DeliveryPorts{m_store, journal, m_queue, m_time, m_time}, m_settings,
                                                QRandomGenerator(m_random.generate()));
    m_dispatcher->start();
    ++m_restarts;
}

/// Another kind of day, for the line, the store and the disk.
void RandomWalk::changeTheWeather()
{
    const auto share = [this](double most) { return m_random.bounded(2) ? m_random.generateDouble() * most : 0.0; };
    m_store.faults = {share(0.2), share(0.2), share(0.3), share(0.1), share(0.2), share(0.2)};
    m_store.away = m_random.bounded(4) == 0;
    m_journal.refusing = share(0.2);
    m_journal.uncertain = share(0.1);
    m_journal.unreadable = share(0.1);
    m_store.onCreateCart.reset();
    m_store.onComplete.reset();
    switch (m_random.bounded(12)) {
    case 0:
        m_store.onCreateCart =
            StoreFault{StoreFaultKind::OutOfStock, 400, QStringLiteral("insufficient_inventory"), {}};
        break;
    case 1:
        m_store.onComplete = StoreFault{StoreFaultKind::Conflict, 409, QStringLiteral("conflict"), {}};
        break;
    case 2:
        m_store.onComplete = StoreFault{StoreFaultKind::NotFound, 404, QStringLiteral("not_found"), {}};
        break;
    case 3:
        m_store.onCreateCart = StoreFault{StoreFaultKind::Unauthorized, 401, QStringLiteral("not_allowed"), {}};
        break;
    case 4:
        m_store.onCreateCart = StoreFault{StoreFaultKind::Overloaded, 429, QStringLiteral("overloaded"),
                                          Milliseconds(m_random.bounded(3'600'000))};
        break;
    default:
        break;
    }
}

/// What the world does between two events.
void RandomWalk::mischief()
{
    if (placed() < mostOrders && m_random.bounded(14) == 0) {
        m_journal.place(Money::fromFen(100 + placed()));
        if (m_random.bounded(3)) m_dispatcher->orderPlaced();
    }
    switch (m_random.bounded(400)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
        return boot();
    case 6:
    case 7:
    case 8:
        return m_time.jumpWallClock(m_random.bounded(2) ? tenYears : -tenYears);
    case 9:
    case 10:
        return m_dispatcher->syncNow();
    case 11:
    case 12:
    case 13:
    case 14:
        return changeTheWeather();
    case 15: {
        // Days in which nothing comes and nobody looks.
        const Milliseconds until = m_time.now() + Milliseconds(m_random.bounded(3 * 86'400'000));
        m_time.after(until - m_time.now(), [] {});
        return;
    }
    case 16:
    case 17:
        if (!m_journal.placed().isEmpty()) m_dispatcher->release(m_journal.placed().at(m_random.bounded(placed())));
        return;
    default:
        return;
    }
}

QString RandomWalk::look()
{
    if (!m_journal.violation().isEmpty()) return u"I4: "_qs + m_journal.violation();
    const OrderAccounts accounts = m_journal.accounts().value();
    if (!accounts.balance()) return u"I10: the accounts do not balance"_qs;
    for (; m_ordersSeen < m_store.orders.size(); ++m_ordersSeen)
        if (++m_made[m_store.orders.at(m_ordersSeen).order] > 1) return u"I4: two orders of one ticket"_qs;
    const OrderId touched = m_journal.lastTouched();
    if (touched.isNull()) return {};
    const DeliveryRecord &record = m_journal.recordOf(touched);
    if (record.state != DeliveryState::Acknowledged) return {};
    return m_made.contains(touched) ? QString() : u"I5: acknowledged, and the store does not have it"_qs;
}

void RandomWalk::heal()
{
    m_store.faults = {};
    m_store.away = false;
    m_store.onCreateCart.reset();
    m_store.onComplete.reset();
    m_journal.refusing = m_journal.uncertain = m_journal.unreadable = 0;
    if (m_random.bounded(2)) boot();
    (void)releaseAll();
}

bool RandomWalk::releaseAll()
{
    bool any = false;
    for (const OrderId &id : m_journal.placed())
        if (m_journal.recordOf(id).state == DeliveryState::Quarantined) any = m_journal.release(id) || any;
    return any;
}

/// All is well again: within the longest pause (an hour that a store asked for) and the time of the work everything
/// has arrived, in the order in which it may.
QString RandomWalk::drain()
{
    heal();
    const Milliseconds end = m_time.now() + Milliseconds(3'600'000) + Milliseconds(600'000);
    while (true) {
        // An answer from before may still bring one to staff, who release it again.
        if (m_journal.accounts()->pending == 0 && !releaseAll()) break;
        if (m_time.now() > end) return u"I6: an order is still waiting long after all is well"_qs;
        if (!m_time.step()) return u"I6: nothing is going to happen any more"_qs;
        ++m_events;
        if (const QString fault = look(); !fault.isEmpty()) return fault;
    }
    // Whatever still runs in the store.
    const Milliseconds late = m_time.now() + Milliseconds(60'000);
    while (m_time.now() < late && m_time.step())
        if (const QString fault = look(); !fault.isEmpty()) return fault;
    return atTheEnd();
}

QString RandomWalk::atTheEnd()
{
    if (m_journal.recount() != m_journal.accounts().value()) return u"I10: counted anew the accounts differ"_qs;
    for (const OrderId &id : m_journal.placed()) {
        const DeliveryRecord &record = m_journal.recordOf(id);
        // A cart that the store says is gone after complete was sent stays with staff: it may be an order.
        if (record.state != DeliveryState::Acknowledged)
            return u"I6: "_qs + deliveryStateName(record.state) + u' ' + record.reason;
        if (m_made.value(id) != 1) return QStringLiteral("I4: %1 orders of one ticket").arg(m_made.value(id));
    }
    return {};
}

QString RandomWalk::run(int steps)
{
    boot();
    changeTheWeather();
    const auto said = [this](const QString &fault) {
        return QStringLiteral("seed %1, event %2: %3").arg(m_seed).arg(m_events).arg(fault);
    };
    for (int step = 0; step < steps; ++step) {
        mischief();
        m_time.step();
        ++m_events;
        if (const QString fault = look(); !fault.isEmpty()) return said(fault);
    }
    const QString fault = drain();
    return fault.isEmpty() ? QString() : said(fault);
}

} // namespace caravan::simulation
