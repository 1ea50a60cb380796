// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/dispatcher.h"

#include "core/logging.h"

#include <algorithm>

namespace caravan {

namespace {

/// More steps than any order needs: a store that leads in circles must not keep one of the places for ever.
constexpr int maximumSteps = 24;

QString journalReason(JournalError error)
{
    switch (error) {
    case JournalError::Full:
        return u"journal.full"_qs;
    case JournalError::ReadOnly:
        return u"journal.read_only"_qs;
    case JournalError::Busy:
        return u"journal.busy"_qs;
    case JournalError::Damaged:
        return u"journal.damaged"_qs;
    case JournalError::NewerSchema:
        return u"journal.newer"_qs;
    case JournalError::InvalidDraft:
    case JournalError::NotFound:
    case JournalError::Failed:
        return u"journal.failed"_qs;
    }
    return u"journal.failed"_qs;
}

} // namespace

Dispatcher::Dispatcher(DeliveryPorts ports, Settings settings, QRandomGenerator random, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_settings(settings)
    , m_random(random)
{
}

Dispatcher::~Dispatcher()
{
    m_ports.scheduler.cancel(m_wake);
    m_ports.scheduler.cancel(m_pollTimer);
}

void Dispatcher::start()
{
    m_startedAt = m_ports.clock.steadyNow();
    poll();
}

bool Dispatcher::isIdle() const
{
    if (!m_polled || m_polling || m_inFlight > 0) return false;
    const SteadyTime now = m_ports.clock.steadyNow();
    if (isQuiet(now)) return true;
    return std::none_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return isDue(entry, now); });
}

void Dispatcher::syncNow()
{
    const SteadyTime now = m_ports.clock.steadyNow();
    for (Entry &entry : m_entries)
        entry.dueAt = now;
    m_circuit.probeNotBefore(now);
    m_circuit.endHold();
    poll();
}

void Dispatcher::noteResent(const OrderId &id)
{
    emit orderChanged(id);
    poll();
}

void Dispatcher::noteRestored()
{
    m_restored = true;
    poll();
}

void Dispatcher::release(const OrderId &id)
{
    ask(
        m_ports.queue, this,
        [&outbox = m_ports.outbox, id] {
            return outbox.append(id, {DeliveryEventKind::Released, {}, {}, {}});
        },
        [this, id](const Appended &record) {
            if (!record) emit faulted(journalReason(record.error()), false);
            if (record) emit orderChanged(id);
            poll();
        });
}

// ---- which order, when

void Dispatcher::poll()
{
    if (std::exchange(m_polling, true)) {
        m_pollAgain = true;
        return;
    }
    m_ports.scheduler.cancel(m_pollTimer);
    ask(
        m_ports.queue, this, [&outbox = m_ports.outbox] { return outbox.pending(); },
        [this](const Result<QList<OrderId>, JournalError> &pending) {
            m_polling = false;
            m_polled = true;
            m_pollTimer = m_ports.scheduler.after(m_settings.pollInterval, [this] { poll(); });
            if (pending)
                adopt(*pending);
            else
                emit faulted(journalReason(pending.error()), false);
            if (std::exchange(m_pollAgain, false)) poll();
            pump();
        });
}

void Dispatcher::adopt(const QList<OrderId> &pending)
{
    QHash<OrderId, Entry> entries;
    const SteadyTime now = m_ports.clock.steadyNow();
    for (const OrderId &id : pending) {
        const auto known = m_entries.find(id);
        if (known != m_entries.end()) {
            entries.insert(id, std::move(*known));
            continue;
        }
        Entry entry;
        entry.dueAt = now;
        entry.fresh = m_circuit.isOpen();
        m_anyFresh = m_anyFresh || entry.fresh;
        // A run before this one may have sent complete a moment ago.
        entry.replayAt = m_startedAt + m_settings.retry.replayFloor;
        entries.insert(id, entry);
    }
    QList<OrderId> order = pending;
    for (const OrderId &id : std::as_const(m_order)) {
        const auto known = m_entries.find(id);
        if (known == m_entries.end() || !known->inFlight || entries.contains(id)) continue;
        entries.insert(id, std::move(*known));
        order.append(id);
    }
    m_entries = std::move(entries);
    m_order = std::move(order);
}

bool Dispatcher::isQuiet(SteadyTime now) const
{
    return now < m_circuit.heldUntil() || (m_circuit.isOpen() && !m_anyFresh && now < m_circuit.probeAt());
}

bool Dispatcher::isDue(const Entry &entry, SteadyTime now) const
{
    if (entry.inFlight || now < m_circuit.heldUntil()) return false;
    if (entry.record && entry.record->completeSent && now < entry.replayAt) return false;
    if (!m_circuit.isOpen()) return entry.dueAt <= now;
    // Away: a new order is worth a try at once, of the others one at a time may probe.
    if (entry.fresh) return true;
    return m_circuit.probeAt() <= now && (entry.storeWide || entry.dueAt <= now);
}

std::optional<OrderId> Dispatcher::pick()
{
    const SteadyTime now = m_ports.clock.steadyNow();
    if (isQuiet(now)) return std::nullopt;
    const auto due = [&](const OrderId &id) { return isDue(m_entries.find(id).value(), now); };
    std::optional<OrderId> found;
    if (m_takeNewest) {
        const auto at = std::find_if(m_order.rbegin(), m_order.rend(), due);
        if (at != m_order.rend()) found = *at;
    } else {
        const auto at = std::find_if(m_order.begin(), m_order.end(), due);
        if (at != m_order.end()) found = *at;
    }
    if (found) m_takeNewest = !m_takeNewest;
    // Of all the entries none was due, so none of them is fresh either.
    if (!found) m_anyFresh = false;
    return found;
}

void Dispatcher::pump()
{
    while (m_inFlight < (m_circuit.isOpen() ? 1 : m_settings.parallelOrders)) {
        const auto id = pick();
        if (!id) break;
        begin(*id);
    }
    arm();
    if (isIdle()) emit idled();
}

SteadyTime Dispatcher::nextDue() const
{
    const SteadyTime held = m_circuit.heldUntil();
    // A backlog of weeks is not gone through while nobody can be due.
    if (isQuiet(m_ports.clock.steadyNow())) return std::max(held, m_circuit.isOpen() ? m_circuit.probeAt() : held);
    SteadyTime next = SteadyTime::max();
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.inFlight) continue;
        SteadyTime at = entry.dueAt;
        if (m_circuit.isOpen()) at = entry.storeWide ? m_circuit.probeAt() : std::max(entry.dueAt, m_circuit.probeAt());
        if (entry.record && entry.record->completeSent) at = std::max(at, entry.replayAt);
        next = std::min(next, std::max(at, held));
    }
    return next;
}

void Dispatcher::arm()
{
    m_ports.scheduler.cancel(std::exchange(m_wake, 0));
    if (m_entries.isEmpty() || m_inFlight >= (m_circuit.isOpen() ? 1 : m_settings.parallelOrders)) return;
    const SteadyTime wakeAt = nextDue();
    if (wakeAt == SteadyTime::max()) return;
    const Milliseconds delay = std::max(wakeAt - m_ports.clock.steadyNow(), Milliseconds(1));
    m_wake = m_ports.scheduler.after(delay, [this] {
        m_wake = 0;
        pump();
    });
}

void Dispatcher::setInFlight(Entry &entry, bool inFlight)
{
    entry.inFlight = inFlight;
    const int before = m_inFlight;
    m_inFlight += inFlight ? 1 : -1;
    if ((before == 0) != (m_inFlight == 0)) emit busyChanged(m_inFlight > 0);
}

// ---- one order

void Dispatcher::begin(const OrderId &id)
{
    Entry &entry = m_entries[id];
    entry.fresh = false;
    entry.steps = 0;
    setInFlight(entry, true);
    ask(
        m_ports.queue, this,
        [&outbox = m_ports.outbox, id] {
            return Loaded{outbox.record(id), outbox.snapshot(id)};
        },
        [this, id](const Loaded &answer) { loaded(id, answer); });
}

void Dispatcher::loaded(const OrderId &id, const Loaded &answer)
{
    Entry &entry = m_entries[id];
    if (!answer.record) return journalFailed(id, answer.record.error());
    entry.record = *answer.record;
    if (!answer.snapshot) {
        if (answer.snapshot.error() != JournalError::Damaged) return journalFailed(id, answer.snapshot.error());
        // Nobody can send what nobody can read; staff see it with its reason, the journal keeps it.
        const DeliveryEvent event{DeliveryEventKind::Quarantined, {}, u"document.damaged"_qs, {}};
        return append(id, {event}, [this, id] { finish(id); });
    }
    entry.snapshot = *answer.snapshot;
    const SteadyTime now = m_ports.clock.steadyNow();
    if (entry.record->completeSent && now < entry.replayAt) {
        entry.dueAt = entry.replayAt;
        setInFlight(entry, false);
        return pump();
    }
    advance(id);
}

void Dispatcher::advance(const OrderId &id)
{
    Entry &entry = m_entries[id];
    entry.progress.storeRestored = m_restored;
    const DeliveryStep step = m_core.next(*entry.record, entry.progress);
    if (step == DeliveryStep::Nothing) return finish(id);
    if (++entry.steps > maximumSteps)
        return backOff(id, StoreFault{StoreFaultKind::Conflict, 0, u"circle"_qs, {}}, u"store.circle"_qs);
    append(id, m_core.before(step, *entry.record), [this, id, step] { send(id, step); });
}

void Dispatcher::append(const OrderId &id, const QList<DeliveryEvent> &events, std::function<void()> then)
{
    if (events.isEmpty()) return then();
    ask(
        m_ports.queue, this,
        [&outbox = m_ports.outbox, id, events]() -> Appended {
            Appended record = Failure{JournalError::Failed};
            for (const DeliveryEvent &event : events) {
                record = outbox.append(id, event);
                if (!record) break;
            }
            return record;
        },
        [this, id, then = std::move(then)](const Appended &record) {
            if (!record) return journalFailed(id, record.error());
            m_entries[id].record = *record;
            emit orderChanged(id);
            then();
        });
}

template <class T, class Handler> StoreReply<T> Dispatcher::replyTo(const OrderId &id, Handler handler)
{
    return [guard = QPointer<Dispatcher>(this), id, handler](const Result<T, StoreFault> &reply) {
        if (!guard) return;
        Entry &entry = guard->m_entries[id];
        guard->noteAnswer(reply ? nullptr : &reply.error());
        DeliveryOutcome outcome = handler(guard->m_core, {*entry.record, *entry.snapshot, entry.progress}, reply);
        for (DeliveryEvent &event : outcome.events)
            if (event.kind == DeliveryEventKind::Acknowledged) event.detail = guard->m_settings.store;
        if (entry.progress.cartMisses > 0) emit guard->cartMissed();
        guard->judge(id, outcome);
    };
}

void Dispatcher::send(const OrderId &id, DeliveryStep step)
{
    const Entry &entry = m_entries[id];
    const DeliveryRecord record = *entry.record;
    StoreClient &store = m_ports.store;
    const auto via = [](auto member) {
        return [member](const DeliveryCore &core, DeliveryCore::Order order, const auto &reply) {
            return (core.*member)(order, reply);
        };
    };
    switch (step) {
    case DeliveryStep::Nothing:
        return;
    case DeliveryStep::CreateCart:
        return sendCart(id);
    case DeliveryStep::ListShipping:
        return store.shippingOptions(record.cart,
                                     replyTo<QList<ShippingOption>>(id, via(&DeliveryCore::shippingListed)));
    case DeliveryStep::ChooseShipping:
        return store.chooseShipping(record.cart, entry.progress.option->id,
                                    replyTo<RemoteCart>(id, via(&DeliveryCore::shippingChosen)));
    case DeliveryStep::CreateCollection:
        return store.createCollection(record.cart, replyTo<CollectionId>(id, via(&DeliveryCore::collectionCreated)));
    case DeliveryStep::CreateSession:
        return store.createSession(record.collection, replyTo<Done>(id, via(&DeliveryCore::sessionCreated)));
    case DeliveryStep::CheckCart:
        return store.cart(record.cart, replyTo<RemoteCart>(id, via(&DeliveryCore::cartChecked)));
    case DeliveryStep::CheckVariants: {
        QList<ProductId> products;
        for (const OrderSnapshot::Line &line : entry.snapshot->lines)
            if (!products.contains(line.product)) products.append(line.product);
        return store.productsById(products,
                                  replyTo<RemotePage<RemoteProduct>>(id, via(&DeliveryCore::variantsChecked)));
    }
    case DeliveryStep::Complete:
        return store.complete(record.cart, replyTo<RemoteOrder>(id, via(&DeliveryCore::completed)));
    }
}

void Dispatcher::sendCart(const OrderId &id)
{
    using Contacted = Result<std::optional<Contact>, JournalError>;
    ask(
        m_ports.queue, this, [&outbox = m_ports.outbox, id] { return outbox.contact(id); },
        [this, id](const Contacted &contact) {
            if (!contact) return journalFailed(id, contact.error());
            // Nobody can be sent goods to whose address was erased; staff see it.
            if (!*contact && m_entries[id].snapshot->hasContact) {
                const DeliveryEvent event{DeliveryEventKind::Quarantined, {}, u"contact.erased"_qs, {}};
                return append(id, {event}, [this, id] { finish(id); });
            }
            const auto handler = [](const DeliveryCore &core, DeliveryCore::Order order, const auto &reply) {
                return core.cartCreated(order, reply);
            };
            m_ports.store.createCart(*m_entries[id].snapshot, *contact, replyTo<RemoteCart>(id, handler));
        });
}

void Dispatcher::judge(const OrderId &id, const DeliveryOutcome &outcome)
{
    append(id, outcome.events, [this, id, outcome] {
        switch (outcome.verdict) {
        case DeliveryVerdict::Continue:
            return advance(id);
        case DeliveryVerdict::Retry:
            return backOff(id, outcome.fault, outcome.reason);
        case DeliveryVerdict::Quarantined:
            qCWarning(lcOrders) << "quarantined" << id.toString() << outcome.reason;
            emit faulted(outcome.reason, false);
            return finish(id);
        case DeliveryVerdict::Acknowledged:
            qCInfo(lcOrders) << "acknowledged" << id.toString();
            return finish(id);
        }
    });
}

void Dispatcher::noteAnswer(const StoreFault *fault)
{
    if (fault && isStoreWide(fault->kind)) {
        m_circuit.failed(fault->kind);
        if (fault->retryAfter > Milliseconds(0)) m_circuit.holdUntil(m_ports.clock.steadyNow() + fault->retryAfter);
        if (m_circuit.isOpen())
            m_circuit.probeNotBefore(m_ports.clock.steadyNow() +
                                     m_settings.retry.delay(m_circuit.failures(), fault->retryAfter, m_random));
        return;
    }
    emit storeAnswered();
    if (!m_circuit.answered()) return;
    qCInfo(lcOrders) << "store is back";
    emit storeReturned();
    const SteadyTime now = m_ports.clock.steadyNow();
    for (Entry &entry : m_entries) {
        if (!entry.storeWide) continue;
        entry.dueAt = now;
        entry.failures = 0;
        entry.storeWide = false;
    }
}

void Dispatcher::backOff(const OrderId &id, const StoreFault &fault, const QString &reason)
{
    Entry &entry = m_entries[id];
    const SteadyTime now = m_ports.clock.steadyNow();
    entry.storeWide = isStoreWide(fault.kind);
    entry.dueAt = now + m_settings.retry.delay(++entry.failures, fault.retryAfter, m_random);
    entry.replayAt = now + m_settings.retry.replayFloor;
    qCInfo(lcOrders) << "will try again" << id.toString() << reason << "status" << fault.status;
    setInFlight(entry, false);
    emit faulted(reason, entry.storeWide);
    pump();
}

void Dispatcher::journalFailed(const OrderId &id, JournalError error)
{
    // The answer may be lost with it: begin from the record, which is behind, never ahead.
    m_entries[id].progress = {};
    backOff(id, StoreFault{StoreFaultKind::Conflict, 0, {}, {}}, journalReason(error));
}

void Dispatcher::finish(const OrderId &id)
{
    setInFlight(m_entries[id], false);
    m_entries.remove(id);
    m_order.removeOne(id);
    pump();
}

} // namespace caravan
