// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/order_walk.h"

#include <algorithm>

namespace caravan::contract {

OrderSnapshot newOrder(const QList<OrderSnapshot::Line> &lines, FulfilmentKind fulfilment)
{
    static int counter = 0;
    OrderSnapshot order;
    order.terminal = QStringLiteral("K01");
    order.placedAt = SystemClock().utcNow();
    order.id = OrderId::make(order.placedAt);
    order.number = OrderNumber::make(order.terminal, ++counter);
    order.fulfilment = fulfilment;
    order.lines = lines;
    for (const OrderSnapshot::Line &line : lines)
        order.total += line.unitPrice * line.quantity;
    return order;
}

OrderSnapshot::Line lineOf(const RemoteVariant &variant, int quantity, const QString &lot)
{
    OrderSnapshot::Line line;
    line.variant = variant.id;
    line.sku = variant.sku;
    line.title = variant.title;
    line.quantity = quantity;
    line.unitPrice = variant.price.value_or(Money());
    line.lot = lot;
    return line;
}

OrderWalk::OrderWalk(StoreClient &client, OrderSnapshot order, std::optional<Contact> contact)
    : m_client(&client)
    , m_order(std::move(order))
    , m_contact(std::move(contact))
{
}

Result<RemoteCart, StoreFault> OrderWalk::createCart()
{
    auto cart = awaited<RemoteCart>([&](auto reply) { m_client->createCart(m_order, m_contact, reply); });
    if (cart) m_cart = cart->id;
    return cart;
}

Result<QList<ShippingOption>, StoreFault> OrderWalk::options()
{
    return awaited<QList<ShippingOption>>([&](auto reply) { m_client->shippingOptions(m_cart, reply); });
}

Result<RemoteCart, StoreFault> OrderWalk::chooseShipping(const QString &code)
{
    const auto offered = options();
    if (!offered) return offered.failure();
    const auto wanted = std::find_if(offered->begin(), offered->end(),
                                     [&code](const ShippingOption &option) { return option.code == code; });
    if (wanted == offered->end())
        return Failure{StoreFault{StoreFaultKind::Foreign, 200, QStringLiteral("no_such_option"), {}}};
    const ShippingOptionId option = wanted->id;
    return awaited<RemoteCart>([&](auto reply) { m_client->chooseShipping(m_cart, option, reply); });
}

Result<CollectionId, StoreFault> OrderWalk::createCollection()
{
    auto collection = awaited<CollectionId>([&](auto reply) { m_client->createCollection(m_cart, reply); });
    if (collection) m_collection = *collection;
    return collection;
}

Result<Done, StoreFault> OrderWalk::createSession()
{
    return awaited<Done>([&](auto reply) { m_client->createSession(m_collection, reply); });
}

Result<RemoteOrder, StoreFault> OrderWalk::complete()
{
    return awaited<RemoteOrder>([&](auto reply) { m_client->complete(m_cart, reply); });
}

Result<RemoteCart, StoreFault> OrderWalk::readCart()
{
    return awaited<RemoteCart>([&](auto reply) { m_client->cart(m_cart, reply); });
}

Result<RemoteCart, StoreFault> OrderWalk::prepare(const QString &code)
{
    const auto created = createCart();
    if (!created) return created;
    auto shipped = chooseShipping(code);
    if (!shipped) return shipped;
    const auto collection = createCollection();
    if (!collection) return collection.failure();
    const auto session = createSession();
    if (!session) return session.failure();
    return shipped;
}

void Shelf::load()
{
    m_loaded = true;
    for (int offset = 0, count = 1; offset < count; offset += 100) {
        const auto page =
            awaited<RemotePage<RemoteProduct>>([&](auto reply) { m_store.client().products(offset, 100, {}, reply); });
        if (!page) return;
        count = page->count;
        m_products += page->rows;
    }
}

Shelf::Pick Shelf::take(int variants, int stock)
{
    if (!m_loaded) load();
    while (m_next < m_products.size()) {
        const RemoteProduct &product = m_products.at(m_next++);
        if (product.handle.startsWith(u"edge-") || product.variants.size() < variants) continue;
        const RemoteVariant &first = product.variants.first();
        if (first.price && first.stock >= stock && !first.backorder) return {product, first};
    }
    return {};
}

Shelf::Pick Shelf::edge(const QString &handle)
{
    if (!m_loaded) load();
    for (const RemoteProduct &product : std::as_const(m_products))
        if (product.handle == handle) return {product, product.variants.value(0)};
    return {};
}

std::optional<RemoteProduct> Shelf::now(const ProductId &id)
{
    const auto page =
        awaited<RemotePage<RemoteProduct>>([&](auto reply) { m_store.client().productsById({id}, reply); });
    if (!page || page->rows.isEmpty()) return std::nullopt;
    return page->rows.first();
}

} // namespace caravan::contract
