// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/scheduler.h"
#include "sync/store/store_client.h"

#include <QHash>
#include <QRandomGenerator>

#include <memory>

namespace caravan {

/// What a client that answers nothing says: base of the fakes.
class NoStore : public StoreClient
{
public:
    template <class T> void none(const StoreReply<T> &)
    {
        Q_ASSERT_X(false, "NoStore", "was not expected to be asked");
    }
    void categories(int, int, StoreReply<RemotePage<RemoteCategory>> r) override { none(r); }
    void products(int, int, const QString &, StoreReply<RemotePage<RemoteProduct>> r) override { none(r); }
    void productsById(const QList<ProductId> &, StoreReply<RemotePage<RemoteProduct>> r) override { none(r); }
    void variantsChanged(int, int, const QString &, StoreReply<RemotePage<ProductId>> r) override { none(r); }
    void texts(Language, int, int, StoreReply<RemotePage<RemoteTexts>> r) override { none(r); }
    void textsById(Language, const QList<ProductId> &, StoreReply<RemotePage<RemoteTexts>> r) override { none(r); }
    void productIds(int, int, StoreReply<RemotePage<ProductId>> r) override { none(r); }
    void pricesAndStock(int, int, const QString &, StoreReply<RemotePage<RemotePriceAndStock>> r) override { none(r); }
    void image(const QString &, const QString &, StoreReply<RemoteImage> r) override { none(r); }
    void createCart(const OrderSnapshot &, const std::optional<Contact> &, StoreReply<RemoteCart> r) override
    {
        none(r);
    }
    void shippingOptions(const CartId &, StoreReply<QList<ShippingOption>> r) override { none(r); }
    void chooseShipping(const CartId &, const ShippingOptionId &, StoreReply<RemoteCart> r) override { none(r); }
    void createCollection(const CartId &, StoreReply<CollectionId> r) override { none(r); }
    void createSession(const CollectionId &, StoreReply<Done> r) override { none(r); }
    void complete(const CartId &, StoreReply<RemoteOrder> r) override { none(r); }
    void cart(const CartId &, StoreReply<RemoteCart> r) override { none(r); }
    void order(const RemoteOrderId &, StoreReply<RemoteOrder> r) override { none(r); }
    TrafficCounts traffic() const override { return {}; }
};

/// The order side of a store on virtual time, as bad as the measured one: it takes its time, loses requests and
/// answers, has outages, and where two completes of a cart are under way at once it makes two orders.
class FakeOrderStore final : public NoStore
{
public:
    struct Faults
    {
        double unreachable = 0;  ///< shares of the requests
        double lostBefore = 0;   ///< no effect, no answer
        double lostAfter = 0;    ///< effect, no answer
        double foreignAfter = 0; ///< effect, a captive portal's answer
        double serverError = 0;  ///< no effect
        double overloaded = 0;
    };
    struct Cart
    {
        OrderId order;
        Money total;
        bool shipping = false, collection = false, session = false;
        int completesUnderWay = 0;
        RemoteOrderId remoteOrder;
    };
    struct Order
    {
        OrderId order;
        CartId cart;
        RemoteOrderId id;
    };
    /// All that a backup holds.
    struct Backup
    {
        QHash<CartId, Cart> carts;
        QList<Order> orders;
    };

    FakeOrderStore(Scheduler &scheduler, quint32 seed)
        : random(seed)
        , m_scheduler(scheduler)
    {
    }

    QRandomGenerator random;
    Faults faults;
    bool away = false;              ///< every request is unreachable
    Milliseconds completing{1'500}; ///< longest time that a complete runs on in the store after its answer was lost
    Milliseconds timeout{20'000};
    Milliseconds overloadedFor{3'000}; ///< Retry-After of Faults::overloaded
    QHash<CartId, Cart> carts;
    QList<Order> orders;
    int requests = 0, underWay = 0, mostUnderWay = 0;
    QList<OrderId> cartsAskedFor;                       ///< in order
    std::optional<StoreFault> onCreateCart, onComplete; ///< always answered so
    QSet<VariantId> variants{VariantId::parse(QStringLiteral("variant_1"))};

    void createCart(const OrderSnapshot &order, const std::optional<Contact> &, StoreReply<RemoteCart> reply) override
    {
        cartsAskedFor.append(order.id);
        run<RemoteCart>(reply, Milliseconds(100), [this, order]() -> Result<RemoteCart, StoreFault> {
            if (onCreateCart) return Failure{*onCreateCart};
            const auto id = CartId::parse(QStringLiteral("cart_%1").arg(m_cartsMade++));
            carts.insert(id, Cart{order.id, order.total, false, false, false, 0, {}});
            return RemoteCart{id, order.id, order.total, false, {}};
        });
    }
    void shippingOptions(const CartId &, StoreReply<QList<ShippingOption>> reply) override
    {
        run<QList<ShippingOption>>(reply, Milliseconds(50), []() -> Result<QList<ShippingOption>, StoreFault> {
            return QList<ShippingOption>{
                {ShippingOptionId::parse(QStringLiteral("so_1")), QStringLiteral("pickup"), {}}};
        });
    }
    void chooseShipping(const CartId &id, const ShippingOptionId &, StoreReply<RemoteCart> reply) override
    {
        run<RemoteCart>(reply, Milliseconds(100), [this, id]() { return step(id, &Cart::shipping); });
    }
    void createCollection(const CartId &id, StoreReply<CollectionId> reply) override
    {
        run<CollectionId>(reply, Milliseconds(100), [this, id]() -> Result<CollectionId, StoreFault> {
            const auto cart = step(id, &Cart::collection);
            if (!cart) return cart.failure();
            return CollectionId::parse(id.toString());
        });
    }
    void createSession(const CollectionId &id, StoreReply<Done> reply) override
    {
        run<Done>(reply, Milliseconds(100), [this, id]() -> Result<Done, StoreFault> {
            const auto cart = step(CartId::parse(id.toString()), &Cart::session);
            if (!cart) return cart.failure();
            return Done();
        });
    }
    void cart(const CartId &id, StoreReply<RemoteCart> reply) override
    {
        run<RemoteCart>(reply, Milliseconds(50), [this, id]() -> Result<RemoteCart, StoreFault> {
            if (!carts.contains(id)) return fault(StoreFaultKind::NotFound, "not_found");
            return view(id);
        });
    }
    void complete(const CartId &id, StoreReply<RemoteOrder> reply) override
    {
        // Under way from here on: two at once, each seeing no order yet, make two (measured).
        if (!carts.contains(id) || onComplete)
            return run<RemoteOrder>(reply, Milliseconds(50), [this]() -> Result<RemoteOrder, StoreFault> {
                if (onComplete) return Failure{*onComplete};
                return fault(StoreFaultKind::NotFound, "not_found");
            });
        const bool sawOrder = !carts[id].remoteOrder.isNull();
        run<RemoteOrder>(reply, Milliseconds(random.bounded(1, int(completing.count()))),
                         [this, id, sawOrder]() -> Result<RemoteOrder, StoreFault> {
                             Cart &cart = carts[id];
                             if (!cart.shipping || !cart.session)
                                 return fault(StoreFaultKind::Refused, "payment_missing");
                             if (!sawOrder) {
                                 cart.remoteOrder =
                                     RemoteOrderId::parse(QStringLiteral("order_%1").arg(m_ordersMade++));
                                 orders.append({cart.order, id, cart.remoteOrder});
                             }
                             return RemoteOrder{cart.remoteOrder, cart.order, cart.total};
                         });
    }
    void order(const RemoteOrderId &id, StoreReply<RemoteOrder> reply) override
    {
        ++lookUps;
        run<RemoteOrder>(reply, Milliseconds(50), [this, id]() -> Result<RemoteOrder, StoreFault> {
            const auto at = std::find_if(orders.begin(), orders.end(), [&id](const Order &o) { return o.id == id; });
            if (forgetful > 0 && forgetful-- > 0) return fault(StoreFaultKind::NotFound, "not_found");
            if (at == orders.end()) return fault(StoreFaultKind::NotFound, "not_found");
            return RemoteOrder{id, at->order, {}};
        });
    }
    [[nodiscard]] Backup backup() const { return {carts, orders}; }
    void restore(const Backup &backup)
    {
        carts = backup.carts;
        orders = backup.orders;
    }
    int lookUps = 0;
    int forgetful = 0; ///< so many look-ups of orders say 404 by mistake

    void productsById(const QList<ProductId> &ids, StoreReply<RemotePage<RemoteProduct>> reply) override
    {
        run<RemotePage<RemoteProduct>>(reply, Milliseconds(50),
                                       [this, ids]() -> Result<RemotePage<RemoteProduct>, StoreFault> {
                                           RemoteProduct product;
                                           product.id = ids.first();
                                           for (const VariantId &id : std::as_const(variants)) {
                                               RemoteVariant variant;
                                               variant.id = id;
                                               product.variants.append(variant);
                                           }
                                           return RemotePage<RemoteProduct>{{product}, 1, 1, {}, {}, false};
                                       });
    }

private:
    static Failure<StoreFault> fault(StoreFaultKind kind, const char *code, Milliseconds wait = {})
    {
        return Failure{StoreFault{kind, 400, QString::fromLatin1(code), wait}};
    }
    RemoteCart view(const CartId &id)
    {
        const Cart &cart = carts[id];
        return {id, cart.order, cart.total, !cart.remoteOrder.isNull(), cart.remoteOrder};
    }
    Result<RemoteCart, StoreFault> step(const CartId &id, bool Cart::*flag)
    {
        if (!carts.contains(id)) return fault(StoreFaultKind::NotFound, "not_found");
        if (!carts[id].remoteOrder.isNull()) return fault(StoreFaultKind::Refused, "already_completed");
        carts[id].*flag = true;
        return view(id);
    }

    /// `effect` happens in the store after `work`, whoever still listens; what the client hears is another matter.
    template <class T> void run(StoreReply<T> reply, Milliseconds work, std::function<Result<T, StoreFault>()> effect)
    {
        ++requests;
        mostUnderWay = std::max(mostUnderWay, ++underWay);
        const auto answer = [this, reply](Milliseconds delay, const Result<T, StoreFault> &result) {
            m_scheduler.after(delay, [this, reply, result] {
                --underWay;
                reply(result);
            });
        };
        double dice = random.generateDouble();
        const auto hit = [&dice](double share) { return (dice -= share) < 0; };
        if (away || hit(faults.unreachable))
            return answer(Milliseconds(5), fault(StoreFaultKind::Unreachable, "unreachable"));
        if (hit(faults.lostBefore)) return answer(timeout, fault(StoreFaultKind::Unknown, "no_answer"));
        if (hit(faults.serverError))
            return answer(Milliseconds(20), fault(StoreFaultKind::ServerError, "server_error"));
        if (hit(faults.overloaded))
            return answer(Milliseconds(5), fault(StoreFaultKind::Overloaded, "overloaded", overloadedFor));
        if (hit(faults.lostAfter)) {
            m_scheduler.after(work, [effect] { (void)effect(); });
            // The line breaks at any moment, long before the store is done or long after.
            return answer(random.bounded(2) ? Milliseconds(1) : timeout, fault(StoreFaultKind::Unknown, "no_answer"));
        }
        if (hit(faults.foreignAfter)) {
            m_scheduler.after(work, [effect] { (void)effect(); });
            return answer(Milliseconds(1), fault(StoreFaultKind::Foreign, "content_type"));
        }
        m_scheduler.after(work, [this, reply, effect] {
            --underWay;
            reply(effect());
        });
    }

    Scheduler &m_scheduler;
    int m_cartsMade = 0; ///< not the number that are there: a restored store gives no id twice
    int m_ordersMade = 0;
};

} // namespace caravan
