// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/store_audit.h"

#include "core/logging.h"
#include "sync/outbox/dispatcher.h"

#include <utility>

namespace caravan {

StoreAudit::StoreAudit(DeliveryPorts ports, Settings settings, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_settings(std::move(settings))
{
}

StoreAudit::~StoreAudit() { m_ports.scheduler.cancel(m_timer); }

void StoreAudit::attendTo(Dispatcher &dispatcher)
{
    connect(&dispatcher, &Dispatcher::busyChanged, this, &StoreAudit::hold);
    connect(&dispatcher, &Dispatcher::cartMissed, this, &StoreAudit::checkSoon);
    connect(&dispatcher, &Dispatcher::storeReturned, this, &StoreAudit::checkSoon);
    connect(this, &StoreAudit::restored, &dispatcher, &Dispatcher::noteRestored);
    connect(this, &StoreAudit::resent, &dispatcher, &Dispatcher::noteResent);
}

void StoreAudit::start() { beginRound(); }

void StoreAudit::checkSoon()
{
    if (!isBusy()) armAt(Milliseconds(1), &StoreAudit::beginRound);
}

void StoreAudit::hold(bool hold)
{
    m_held = hold;
    if (!m_held && m_waiting) std::exchange(m_waiting, {})();
}

void StoreAudit::pass(std::function<void()> request)
{
    if (m_held)
        m_waiting = std::move(request);
    else
        request();
}

void StoreAudit::armAt(Milliseconds delay, void (StoreAudit::*next)())
{
    m_ports.scheduler.cancel(m_timer);
    m_timer = m_ports.scheduler.after(delay, [this, next] {
        m_timer = 0;
        (this->*next)();
    });
}

template <class T> StoreReply<T> StoreAudit::replyTo(void (StoreAudit::*handler)(const Result<T, StoreFault> &))
{
    return [guard = QPointer<StoreAudit>(this), handler](const Result<T, StoreFault> &reply) {
        if (guard) (guard->*handler)(reply);
    };
}

// ---- a round: look up a few

void StoreAudit::beginRound()
{
    if (isBusy()) return;
    m_loading = true;
    AcknowledgedQuery newest;
    newest.store = m_settings.store;
    newest.since = m_ports.clock.utcNow() - m_settings.keep;
    newest.limit = m_settings.newest;
    AcknowledgedQuery walk = newest;
    walk.beforePosition = m_walk;
    walk.limit = m_restored ? m_settings.batchWhenRestored : m_settings.batch;
    using Orders = Result<QList<AcknowledgedOrder>, JournalError>;
    ask(
        m_ports.queue, this,
        [&outbox = m_ports.outbox, newest, walk]() -> Orders {
            const auto first = outbox.acknowledged(newest);
            if (!first) return first.failure();
            const auto next = outbox.acknowledged(walk);
            if (!next) return next.failure();
            QList<AcknowledgedOrder> both = *next;
            for (const AcknowledgedOrder &order : *first)
                if (both.isEmpty() || order.position > both.first().position) both.append(order);
            return both;
        },
        [this, before = m_walk](const Orders &orders) {
            m_loading = false;
            m_missed.clear();
            m_orders = orders.valueOr({});
            m_walk = 0;
            for (const AcknowledgedOrder &order : std::as_const(m_orders))
                if ((before == 0 || order.position < before) && (m_walk == 0 || order.position < m_walk))
                    m_walk = order.position;
            if (m_walk == 0) m_restored = false; // the walk is through
            lookNext();
        });
}

void StoreAudit::lookNext()
{
    if (m_orders.isEmpty()) return endLooks();
    pass([this] { m_ports.store.order(m_orders.first().remoteOrder, replyTo<RemoteOrder>(&StoreAudit::looked)); });
}

void StoreAudit::looked(const Result<RemoteOrder, StoreFault> &reply)
{
    const AcknowledgedOrder order = m_orders.takeFirst();
    if (!reply && reply.error().kind == StoreFaultKind::NotFound) {
        m_missed.append({order, 1});
    } else if (!reply) {
        return giveUp(); // the store is away, or says nothing of orders
    } else if (reply->order != order.id) {
        qCWarning(lcOrders) << "the store answers with another order than" << order.id.toString();
    }
    lookNext();
}

void StoreAudit::endLooks()
{
    if (m_missed.isEmpty()) return endRound();
    qCWarning(lcOrders) << "store misses" << m_missed.size() << "acknowledged orders; looking again";
    armAt(m_settings.pause, &StoreAudit::proveStore);
}

// ---- something is missing: is it the store's memory, or its answer?

void StoreAudit::proveStore()
{
    using Read = Result<OrderSnapshot, JournalError>;
    ask(
        m_ports.queue, this, [&outbox = m_ports.outbox, id = m_missed.first().order.id] { return outbox.snapshot(id); },
        [this](const Read &snapshot) {
            if (!snapshot) {
                m_missed.removeFirst();
                return m_missed.isEmpty() ? endRound() : proveStore();
            }
            // Without lines: the store takes it, whatever is sold out by now.
            OrderSnapshot scratch = *snapshot;
            scratch.lines.clear();
            pass([this, order = scratch] {
                const auto made = [guard = QPointer<StoreAudit>(this), id = order.id](const auto &cart) {
                    if (!guard) return;
                    if (cart) return guard->readScratch(cart->id, id);
                    guard->giveUp();
                };
                m_ports.store.createCart(order, std::nullopt, StoreReply<RemoteCart>(made));
            });
        });
}

void StoreAudit::readScratch(const CartId &cart, const OrderId &id)
{
    pass([this, cart, id] {
        const auto read = [guard = QPointer<StoreAudit>(this), cart, id](const Result<RemoteCart, StoreFault> &reply) {
            if (!guard) return;
            if (reply && reply->id == cart && reply->order == id) {
                guard->m_at = 0;
                return guard->lookAgain();
            }
            guard->giveUp();
        };
        m_ports.store.cart(cart, StoreReply<RemoteCart>(read));
    });
}

void StoreAudit::lookAgain()
{
    if (m_at < m_missed.size()) {
        const RemoteOrderId id = m_missed.at(m_at).order.remoteOrder;
        return pass([this, id] { m_ports.store.order(id, replyTo<RemoteOrder>(&StoreAudit::lookedAgain)); });
    }
    if (m_missed.isEmpty()) return endRound();
    armAt(m_settings.pause, &StoreAudit::proveStore);
}

void StoreAudit::lookedAgain(const Result<RemoteOrder, StoreFault> &reply)
{
    if (reply) {
        m_missed.removeAt(m_at); // it was a mistake
        return lookAgain();
    }
    if (reply.error().kind != StoreFaultKind::NotFound) return giveUp();
    // Once one order is known to be lost, the others need fewer looks, but never only one.
    const int needed = m_restored ? std::max(2, m_settings.looks - 1) : m_settings.looks;
    if (++m_missed[m_at].looks < needed) {
        ++m_at;
        return lookAgain();
    }
    const CartId cart = m_missed.at(m_at).order.cart;
    pass([this, cart] { m_ports.store.cart(cart, replyTo<RemoteCart>(&StoreAudit::judgeCart)); });
}

void StoreAudit::judgeCart(const Result<RemoteCart, StoreFault> &reply)
{
    const Missed &missed = m_missed.at(m_at);
    if (!reply && reply.error().kind == StoreFaultKind::NotFound) return resend({});
    if (!reply) return giveUp();
    if (reply->order == missed.order.id && !reply->completed) return resend(missed.order.cart.toString());
    // The cart became an order, so there is one: what is wrong is how the store finds it.
    qCWarning(lcOrders) << "the store has the cart but not the order of" << missed.order.id.toString();
    m_missed.removeAt(m_at);
    lookAgain();
}

void StoreAudit::resend(QString cart)
{
    const OrderId id = m_missed.takeAt(m_at).order.id;
    const DeliveryEvent event{DeliveryEventKind::Resent, std::move(cart), u"store.restored"_qs, {}};
    ask(
        m_ports.queue, this, [&outbox = m_ports.outbox, id, event] { return outbox.append(id, event); },
        [this, id](const Result<DeliveryRecord, JournalError> &record) {
            if (record) {
                qCWarning(lcOrders) << "the store lost an order, it is sent again" << id.toString();
                if (!std::exchange(m_restored, true)) m_walk = 0; // all of them, from the newest
                emit restored();
                emit resent(id);
            }
            lookAgain();
        });
}

void StoreAudit::giveUp()
{
    m_orders.clear();
    m_missed.clear();
    m_restored = false;
    endRound();
}

void StoreAudit::endRound()
{
    m_at = 0;
    armAt(m_restored ? Milliseconds(1) : m_settings.interval, &StoreAudit::beginRound);
    emit roundDone();
}

} // namespace caravan
