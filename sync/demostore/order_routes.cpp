// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/order_routes.h"

#include "sync/demostore/json_shapes.h"

namespace caravan::demostore {

namespace {

Reply cartReply(const Result<CartRow, Refusal> &cart, const Request &request)
{
    if (!cart) return cart.failure();
    const FieldSelection fields = FieldSelection::parse(request.queryValue(u"fields"));
    return Answer::json({{QStringLiteral("cart"), fields.trim(shape(*cart, fields.names(u"order")))}});
}

Reply collectionReply(const Result<CollectionRow, Refusal> &collection)
{
    if (!collection) return collection.failure();
    return Answer::json({{QStringLiteral("payment_collection"), shape(*collection)}});
}

QJsonObject optionShape(const QString &id, const QString &name, qint64 fen, const QString &code)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), name},
            {QStringLiteral("price_type"), QStringLiteral("flat")},
            {QStringLiteral("amount"), yuan(fen)},
            {QStringLiteral("insufficient_inventory"), false},
            {QStringLiteral("type"), QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("label"), name}}}};
}

} // namespace

OrderRoutes::OrderRoutes(StoreDatabase &database, CartBook &carts, OrderBook &orders)
    : m_database(database)
    , m_carts(carts)
    , m_orders(orders)
{
}

void OrderRoutes::addTo(Router &router)
{
    addCartRoutes(router);
    addPaymentRoutes(router);
}

void OrderRoutes::addCartRoutes(Router &router)
{
    const auto add = [&router](Method method, const char *pattern, Router::Handler handler) {
        router.add(method, QLatin1String(pattern), Access::Publishable, std::move(handler));
    };
    add(Method::Post, "/store/carts",
        [this](const Request &request, const QStringList &) { return writeCart(request, {}); });
    add(Method::Get, "/store/carts/:id", [this](const Request &request, const QStringList &captured) {
        return cartReply(m_carts.cart(captured.first()), request);
    });
    add(Method::Post, "/store/carts/:id",
        [this](const Request &request, const QStringList &captured) { return writeCart(request, captured.first()); });
    add(Method::Post, "/store/carts/:id/line-items",
        [this](const Request &request, const QStringList &captured) { return addItem(request, captured.first()); });
    add(Method::Post, "/store/carts/:id/line-items/:item", [this](const Request &request, const QStringList &captured) {
        return changeItem(request, captured.at(0), captured.at(1));
    });
    add(Method::Delete, "/store/carts/:id/line-items/:item",
        [this](const Request &request, const QStringList &captured) {
            return cartReply(m_carts.setQuantity(captured.at(0), captured.at(1), 0), request);
        });
    add(Method::Get, "/store/shipping-options",
        [this](const Request &request, const QStringList &) { return shippingOptions(request); });
    add(Method::Post, "/store/carts/:id/shipping-methods", [this](const Request &request, const QStringList &captured) {
        return chooseShipping(request, captured.first());
    });
}

void OrderRoutes::addPaymentRoutes(Router &router)
{
    const auto add = [&router](Method method, const char *pattern, Router::Handler handler) {
        router.add(method, QLatin1String(pattern), Access::Publishable, std::move(handler));
    };
    add(Method::Post, "/store/payment-collections",
        [this](const Request &request, const QStringList &) { return createCollection(request); });
    add(Method::Post, "/store/payment-collections/:id/payment-sessions",
        [this](const Request &request, const QStringList &captured) { return openSession(request, captured.first()); });
    add(Method::Post, "/store/carts/:id/complete", [this](const Request &, const QStringList &captured) -> Reply {
        const auto order = m_orders.complete(captured.first());
        if (!order) return order.failure();
        return Answer::json(
            {{QStringLiteral("type"), QStringLiteral("order")}, {QStringLiteral("order"), shape(*order)}});
    });
    add(Method::Get, "/store/orders/:id", [this](const Request &, const QStringList &captured) -> Reply {
        const auto order = m_orders.order(captured.first());
        if (!order) return order.failure();
        return Answer::json({{QStringLiteral("order"), shape(*order)}});
    });
}

Reply OrderRoutes::writeCart(const Request &request, const QString &cart)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto wanted = readCartRequest(*body);
    if (!wanted) return wanted.failure();
    return cartReply(cart.isEmpty() ? m_carts.create(*wanted) : m_carts.change(cart, *wanted), request);
}

Reply OrderRoutes::addItem(const Request &request, const QString &cart)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto item = readItemRequest(*body);
    if (!item) return item.failure();
    return cartReply(m_carts.addItem(cart, *item), request);
}

Reply OrderRoutes::changeItem(const Request &request, const QString &cart, const QString &item)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto quantity = readQuantity(*body);
    if (!quantity) return quantity.failure();
    return cartReply(m_carts.setQuantity(cart, item, *quantity), request);
}

Reply OrderRoutes::shippingOptions(const Request &request)
{
    const QString cartId = request.queryValue(u"cart_id");
    if (cartId.isEmpty())
        return Failure{Refusal::invalidData(QStringLiteral("Invalid request: Field 'cart_id' is required"))};
    const auto cart = m_carts.cart(cartId);
    if (!cart) return cart.failure();
    const StoreIdentity &identity = m_database.identity();
    return Answer::json({{QStringLiteral("shipping_options"),
                          QJsonArray{optionShape(identity.pickupOptionId, QStringLiteral("In-store pickup"), 0,
                                                 QStringLiteral("pickup")),
                                     optionShape(identity.courierOptionId, QStringLiteral("Courier"), courierFen,
                                                 QStringLiteral("shipping"))}}});
}

Reply OrderRoutes::chooseShipping(const Request &request, const QString &cart)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto option = readSingleText(*body, QStringLiteral("option_id"));
    if (!option) return option.failure();
    return cartReply(m_carts.chooseShipping(cart, *option), request);
}

Reply OrderRoutes::createCollection(const Request &request)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto cart = readSingleText(*body, QStringLiteral("cart_id"));
    if (!cart) return cart.failure();
    return collectionReply(m_carts.collection(*cart));
}

Reply OrderRoutes::openSession(const Request &request, const QString &collection)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto provider = readSingleText(*body, QStringLiteral("provider_id"));
    if (!provider) return provider.failure();
    return collectionReply(m_carts.openSession(collection, *provider));
}

} // namespace caravan::demostore
