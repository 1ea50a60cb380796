// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/delivery_core.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace caravan {

namespace {

constexpr int serverErrorsBeforeDoubt = 5;
constexpr int sessionErrorsBeforeDoubt = 3;
/// A cart that is not found once may be a mistake of the store's; so often in a row it is gone.
constexpr int missesBeforeLost = 10; // two minutes or so: the audit needs half a one
constexpr int missesWhenRestored = 3;
constexpr qsizetype longestShortage = 500;

using Order = DeliveryCore::Order;

DeliveryEvent event(DeliveryEventKind kind, const QString &reference = {}, const QString &detail = {})
{
    return DeliveryEvent{kind, reference, detail, {}};
}

DeliveryOutcome proceed(QList<DeliveryEvent> events = {})
{
    return DeliveryOutcome{std::move(events), DeliveryVerdict::Continue, {}, {}};
}

DeliveryOutcome quarantine(const QString &reason, QList<DeliveryEvent> before = {}, Money total = {},
                           const QString &reference = {})
{
    before.append(DeliveryEvent{DeliveryEventKind::Quarantined, reference, reason, total});
    return DeliveryOutcome{before, DeliveryVerdict::Quarantined, {}, reason};
}

DeliveryOutcome retry(const Order &order, const StoreFault &fault, const QString &reason)
{
    QList<DeliveryEvent> events;
    // Days without a line would fill the journal with the same word: an unreachable store is written down once.
    if (fault.kind != StoreFaultKind::Unreachable || order.record.reason != reason)
        events.append(event(DeliveryEventKind::AttemptFailed, {}, reason));
    return DeliveryOutcome{events, DeliveryVerdict::Retry, fault, reason};
}

DeliveryOutcome retry(const Order &order, const StoreFault &fault) { return retry(order, fault, faultReason(fault)); }

StoreFault foreign(const QString &code) { return StoreFault{StoreFaultKind::Foreign, 200, code, Milliseconds(0)}; }

/// The cart is not there. Before complete was sent it is harmless to begin anew. After it, a second cart could make a
/// second order (I4), so that happens only where the store was shown to have lost what came after a moment: then the
/// order that the cart became is gone with the cart, since it came later (I9).
DeliveryOutcome cartLost(const Order &order, const StoreFault &fault)
{
    const QString reason = u"cart.lost"_qs;
    if (order.record.completeSent) {
        order.progress.cartVerified = false;
        const int misses = ++order.progress.cartMisses;
        if (order.progress.storeRestored && misses >= missesWhenRestored) {
            order.progress = {};
            return proceed({event(DeliveryEventKind::Resent, {}, u"store.restored"_qs)});
        }
        return misses < missesBeforeLost ? retry(order, fault, reason) : quarantine(reason);
    }
    order.progress = {};
    return DeliveryOutcome{
        {event(DeliveryEventKind::CartAbandoned, {}, reason)}, DeliveryVerdict::Retry, fault, reason};
}

/// What a fault means in any of the steps that work on a cart.
DeliveryOutcome cartFault(const Order &order, const StoreFault &fault)
{
    switch (fault.kind) {
    case StoreFaultKind::NotFound:
        return cartLost(order, fault);
    case StoreFaultKind::OutOfStock:
        order.progress.stockShort = true;
        return proceed();
    case StoreFaultKind::Refused:
        if (fault.code == u"already_completed") {
            order.progress.cartInDoubt = true;
            return retry(order, fault, u"cart.completed"_qs);
        }
        return quarantine(fault.code == u"variant_gone" ? u"variant.gone"_qs : faultReason(fault));
    default:
        return retry(order, fault);
    }
}

/// What there is too little of, and what else of the same products is there, for the people who decide.
QString shortage(const OrderSnapshot &snapshot, const QList<RemoteProduct> &products)
{
    QStringList lacking;
    QStringList instead;
    for (const OrderSnapshot::Line &line : snapshot.lines)
        for (const RemoteProduct &product : products) {
            if (product.id != line.product) continue;
            const auto same = std::find_if(product.variants.begin(), product.variants.end(),
                                           [&](const RemoteVariant &variant) { return variant.id == line.variant; });
            const int there = same == product.variants.end() ? 0 : same->stock;
            if (same != product.variants.end() && (same->backorder || there >= line.quantity)) continue;
            lacking.append(QStringLiteral("%1:%2>%3").arg(line.sku.toString()).arg(line.quantity).arg(there));
            for (const RemoteVariant &variant : product.variants)
                if (variant.id != line.variant && variant.price && (variant.backorder || variant.stock > 0))
                    instead.append(variant.sku.toString());
        }
    if (lacking.isEmpty()) return {};
    instead.removeDuplicates();
    const QString text = u"short="_qs + lacking.join(u',') + u";instead="_qs + instead.join(u',');
    return text.left(longestShortage);
}

QLatin1String shippingCode(FulfilmentKind kind)
{
    return kind == FulfilmentKind::Ship ? QLatin1String("shipping") : QLatin1String("pickup");
}

/// The option of the right kind; of several the one at the promised price, else the cheapest.
std::optional<ShippingOption> choose(const QList<ShippingOption> &options, const OrderSnapshot &snapshot)
{
    const auto rank = [&snapshot](const ShippingOption &option) {
        return std::tuple(option.price != snapshot.shippingPrice, option.price, option.id.toString());
    };
    std::optional<ShippingOption> best;
    for (const ShippingOption &option : options)
        if (option.code == shippingCode(snapshot.fulfilment) && (!best || rank(option) < rank(*best))) best = option;
    return best;
}

} // namespace

QString faultReason(const StoreFault &fault)
{
    switch (fault.kind) {
    case StoreFaultKind::Unreachable:
        return u"line.unreachable"_qs;
    case StoreFaultKind::Unknown:
        return u"line.no_answer"_qs;
    case StoreFaultKind::Overloaded:
        return u"store.overloaded"_qs;
    case StoreFaultKind::ServerError:
        return u"store.error"_qs;
    case StoreFaultKind::Foreign:
        return u"store.foreign"_qs;
    case StoreFaultKind::Unauthorized:
        return u"store.key"_qs;
    case StoreFaultKind::NotFound:
        return u"store.not_found"_qs;
    case StoreFaultKind::Conflict:
        return u"store.conflict"_qs;
    case StoreFaultKind::OutOfStock:
        return u"stock.gone"_qs;
    case StoreFaultKind::Refused:
        return u"store."_qs + (fault.code.isEmpty() ? u"refused"_qs : fault.code);
    }
    return u"store.refused"_qs;
}

DeliveryStep DeliveryCore::next(const DeliveryRecord &record, const DeliveryProgress &progress) const
{
    if (record.state != DeliveryState::Pending) return DeliveryStep::Nothing;
    if (progress.stockShort) return DeliveryStep::CheckVariants;
    if (record.cart.isNull()) return DeliveryStep::CreateCart;
    if (progress.cartInDoubt || (record.completeSent && !progress.cartVerified)) return DeliveryStep::CheckCart;
    if (progress.cartCompleted) return DeliveryStep::Complete;
    if (record.shipping.isNull()) return progress.option ? DeliveryStep::ChooseShipping : DeliveryStep::ListShipping;
    if (record.collection.isNull() || progress.collectionDue) return DeliveryStep::CreateCollection;
    if (!record.sessionCreated || progress.sessionDue) return DeliveryStep::CreateSession;
    if (progress.variantsInDoubt) return DeliveryStep::CheckVariants;
    if (!progress.cartVerified) return DeliveryStep::CheckCart;
    return DeliveryStep::Complete;
}

QList<DeliveryEvent> DeliveryCore::before(DeliveryStep step, const DeliveryRecord &record) const
{
    if (step != DeliveryStep::Complete || record.completeSent) return {};
    return {event(DeliveryEventKind::CompleteSent)};
}

bool DeliveryCore::agrees(Order order, Money total) const
{
    const Money promised = order.snapshot.total;
    const Money accepted = order.record.acceptedTotal;
    if (total == promised || (accepted > Money() && total == accepted)) return true;
    return order.snapshot.priceRule != PricePolicy::Ask && total < promised;
}

DeliveryOutcome DeliveryCore::judgeTotal(Order order, Money total) const
{
    if (agrees(order, total)) {
        order.progress.cartVerified = true;
        return proceed();
    }
    const bool honour = order.snapshot.priceRule == PricePolicy::Honour;
    const QString reason = total < order.snapshot.total ? u"price.cheaper"_qs
                           : honour                     ? u"price.honour"_qs
                                                        : u"price.dearer"_qs;
    // The cart keeps the price that it was made with. When staff release the order it gets a new one.
    QList<DeliveryEvent> before;
    if (!order.record.completeSent) {
        order.progress = {};
        before.append(event(DeliveryEventKind::CartAbandoned, {}, reason));
    }
    return quarantine(reason, before, total);
}

DeliveryOutcome DeliveryCore::acknowledge(Order order, const RemoteOrderId &id, Money total) const
{
    if (!agrees(order, total)) return quarantine(u"answer.total"_qs, {}, total);
    return DeliveryOutcome{{DeliveryEvent{DeliveryEventKind::Acknowledged, id.toString(), {}, total}},
                           DeliveryVerdict::Acknowledged,
                           {},
                           {}};
}

DeliveryOutcome DeliveryCore::cartCreated(Order order, const Result<RemoteCart, StoreFault> &reply) const
{
    if (!reply) {
        const StoreFault &fault = reply.error();
        // No cart is meant yet, so what is not found is the region: a setting, not this order.
        if (fault.kind == StoreFaultKind::NotFound) return retry(order, fault, u"store.region"_qs);
        return cartFault(order, fault);
    }
    if (reply->order.isNull()) return retry(order, foreign(u"no_echo"_qs));
    if (reply->order != order.snapshot.id) return quarantine(u"answer.mismatch"_qs);
    order.progress = {};
    return proceed({event(DeliveryEventKind::CartCreated, reply->id.toString())});
}

DeliveryOutcome DeliveryCore::shippingListed(Order order, const Result<QList<ShippingOption>, StoreFault> &reply) const
{
    if (!reply) return cartFault(order, reply.error());
    order.progress.option = choose(*reply, order.snapshot);
    if (order.progress.option) return proceed();
    // Options may be missing for a while at the store; nobody refused this order.
    return retry(order, StoreFault{StoreFaultKind::Conflict, 200, u"no_shipping"_qs, {}}, u"shipping.none"_qs);
}

DeliveryOutcome DeliveryCore::shippingChosen(Order order, const Result<RemoteCart, StoreFault> &reply) const
{
    if (!reply) {
        if (reply.error().kind != StoreFaultKind::Refused) return cartFault(order, reply.error());
        const bool completed = reply.error().code == u"already_completed";
        order.progress.option.reset();
        return completed ? cartFault(order, reply.error()) : quarantine(faultReason(reply.error()));
    }
    if (!order.progress.option || reply->id != order.record.cart) return retry(order, foreign(u"other_cart"_qs));
    const DeliveryEvent chosen = event(DeliveryEventKind::ShippingChosen, order.progress.option->id.toString());
    DeliveryOutcome outcome = judgeTotal(order, reply->total);
    outcome.events.prepend(chosen);
    return outcome;
}

DeliveryOutcome DeliveryCore::collectionCreated(Order order, const Result<CollectionId, StoreFault> &reply) const
{
    if (!reply) return cartFault(order, reply.error());
    order.progress.collectionDue = false;
    return proceed({event(DeliveryEventKind::CollectionCreated, reply->toString())});
}

DeliveryOutcome DeliveryCore::sessionCreated(Order order, const Result<Done, StoreFault> &reply) const
{
    if (!reply) {
        const StoreFault &fault = reply.error();
        int &errors = order.progress.sessionErrors;
        errors = fault.kind == StoreFaultKind::ServerError ? errors + 1 : 0;
        if (errors >= sessionErrorsBeforeDoubt) {
            // A store that has lost the collection says so by a server error (measured): is the cart still there?
            errors = 0;
            order.progress.cartInDoubt = order.progress.collectionDue = true;
            return retry(order, fault);
        }
        if (fault.kind != StoreFaultKind::NotFound || !order.record.completeSent) return cartFault(order, fault);
        // A collection that is gone says nothing of the cart: ask for it again.
        order.progress.collectionDue = true;
        return retry(order, fault);
    }
    order.progress.sessionDue = false;
    order.progress.sessionErrors = 0;
    if (order.record.sessionCreated) return proceed();
    return proceed({event(DeliveryEventKind::SessionCreated)});
}

DeliveryOutcome DeliveryCore::cartChecked(Order order, const Result<RemoteCart, StoreFault> &reply) const
{
    if (!reply) return cartFault(order, reply.error());
    if (reply->id != order.record.cart || reply->order.isNull()) return retry(order, foreign(u"other_cart"_qs));
    if (reply->order != order.snapshot.id) return quarantine(u"answer.mismatch"_qs);
    order.progress.cartInDoubt = false;
    order.progress.cartMisses = 0;
    if (reply->completed) {
        if (!reply->remoteOrder.isNull()) return acknowledge(order, reply->remoteOrder, reply->total);
        order.progress.cartVerified = true;
        order.progress.cartCompleted = true;
        return proceed();
    }
    // Without its shipping the total is not yet the one that was promised.
    if (order.record.shipping.isNull()) return proceed();
    return judgeTotal(order, reply->total);
}

DeliveryOutcome DeliveryCore::variantsChecked(Order order,
                                              const Result<RemotePage<RemoteProduct>, StoreFault> &reply) const
{
    if (std::exchange(order.progress.stockShort, false)) {
        // What is short is a help for staff, no more: without an answer the refusal still stands.
        return quarantine(u"stock.gone"_qs, {}, {}, reply ? shortage(order.snapshot, reply->rows) : QString());
    }
    if (!reply) return retry(order, reply.error());
    order.progress.variantsInDoubt = false;
    order.progress.serverErrors = 0;
    order.progress.cartVerified = false;
    QSet<VariantId> there;
    for (const RemoteProduct &product : reply->rows)
        for (const RemoteVariant &variant : product.variants)
            there.insert(variant.id);
    const bool whole = reply->rows.size() == reply->rowsOnWire;
    const bool gone = std::any_of(order.snapshot.lines.begin(), order.snapshot.lines.end(),
                                  [&there](const OrderSnapshot::Line &line) { return !there.contains(line.variant); });
    // A row that could not be read proves nothing.
    if (gone && whole) return quarantine(u"variant.gone"_qs);
    return retry(order, StoreFault{StoreFaultKind::ServerError, 500, u"server_error"_qs, {}});
}

DeliveryOutcome DeliveryCore::completed(Order order, const Result<RemoteOrder, StoreFault> &reply) const
{
    DeliveryProgress &progress = order.progress;
    // Whatever was known of the cart is in doubt after complete went out.
    const bool wasCompleted = std::exchange(progress.cartCompleted, false);
    progress.cartVerified = false;
    if (reply) {
        progress.serverErrors = 0;
        if (reply->order.isNull()) return retry(order, foreign(u"no_echo"_qs));
        if (reply->order != order.snapshot.id) return quarantine(u"answer.mismatch"_qs);
        return acknowledge(order, reply->id, reply->total);
    }
    const StoreFault &fault = reply.error();
    if (fault.kind == StoreFaultKind::ServerError && ++progress.serverErrors >= serverErrorsBeforeDoubt)
        progress.variantsInDoubt = true;
    if (fault.kind != StoreFaultKind::ServerError) progress.serverErrors = 0;
    if (fault.kind == StoreFaultKind::NotFound) {
        // The cart is read before the next try: where that does not find it either, cartLost() decides.
        const QString reason = u"cart.lost"_qs;
        return ++progress.completeMisses < missesBeforeLost ? retry(order, fault, reason) : quarantine(reason);
    }
    progress.completeMisses = 0;
    if (fault.kind == StoreFaultKind::Refused && fault.code == u"payment_missing" && !wasCompleted) {
        progress.collectionDue = true;
        progress.sessionDue = true;
        if (std::exchange(progress.paymentRedone, true)) return retry(order, fault, u"payment.missing"_qs);
        return proceed();
    }
    return cartFault(order, fault);
}

} // namespace caravan
