// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/admin_routes.h"

#include "sync/demostore/json_shapes.h"

#include <cmath>

namespace caravan::demostore {

namespace {

Reply idReply(const Result<Done, Refusal> &done, const QString &name, const QString &id)
{
    if (!done) return done.failure();
    return Answer::json({{name, QJsonObject{{QStringLiteral("id"), id}}}});
}

Reply deletedReply(const Result<Done, Refusal> &done, const QString &name, const QString &id)
{
    if (!done) return done.failure();
    return Answer::json(
        {{QStringLiteral("id"), id}, {QStringLiteral("object"), name}, {QStringLiteral("deleted"), true}});
}

Refusal invalidField(const QString &name)
{
    return Refusal::invalidData(QStringLiteral("Invalid request: Invalid value for field '%1'").arg(name));
}

Result<ProductChange, Refusal> readProductChange(const QJsonObject &body)
{
    ProductChange change;
    for (auto member = body.begin(); member != body.end(); ++member) {
        const QString text = member->toString();
        if (member.key() == u"title" && !text.isEmpty())
            change.title = text;
        else if (member.key() == u"status" && (text == u"published" || text == u"draft"))
            change.published = text == u"published";
        else if (member.key() == u"metadata" && member->isObject())
            change.metadata = member->toObject();
        else
            return Failure{invalidField(member.key())};
    }
    return change;
}

/// The price in yuan of a body's `prices`, exact to the fen.
std::optional<Money> readPrice(const QJsonValue &prices)
{
    const QJsonObject price = prices.toArray().first().toObject();
    if (price.value(QStringLiteral("currency_code")).toString() != u"cny") return std::nullopt;
    const double fen = price.value(QStringLiteral("amount")).toDouble(-1) * 100;
    constexpr double maximumFen = 100'000'000;
    if (!(fen >= 0 && fen <= maximumFen) || std::abs(fen - std::round(fen)) > 1e-4) return std::nullopt;
    return Money::fromFen(std::llround(fen));
}

Result<VariantChange, Refusal> readVariantChange(const QJsonObject &body)
{
    VariantChange change;
    for (auto member = body.begin(); member != body.end(); ++member) {
        if (member.key() == u"title" && !member->toString().isEmpty())
            change.title = member->toString();
        else if (member.key() == u"prices")
            change.price = readPrice(member.value());
        if ((member.key() == u"prices" && !change.price) || (member.key() == u"title" && !change.title) ||
            (member.key() != u"prices" && member.key() != u"title"))
            return Failure{invalidField(member.key())};
    }
    return change;
}

} // namespace

AdminRoutes::AdminRoutes(StoreDatabase &database, OrderBook &orders, CatalogChanges &changes)
    : m_database(database)
    , m_orders(orders)
    , m_changes(changes)
{
}

void AdminRoutes::addTo(Router &router)
{
    const auto add = [&router](Method method, const char *pattern, Router::Handler handler) {
        router.add(method, QLatin1String(pattern), Access::Secret, std::move(handler));
    };
    add(Method::Get, "/admin/orders", [this](const Request &request, const QStringList &) { return orders(request); });
    add(Method::Post, "/admin/products/:id", [this](const Request &request, const QStringList &captured) {
        return changeProduct(request, captured.first());
    });
    add(Method::Delete, "/admin/products/:id", [this](const Request &, const QStringList &captured) {
        return deletedReply(m_changes.removeProduct(captured.first()), QStringLiteral("product"), captured.first());
    });
    add(Method::Post, "/admin/products/:id/variants/:variant",
        [this](const Request &request, const QStringList &captured) {
            return changeVariant(request, captured.at(0), captured.at(1));
        });
    add(Method::Delete, "/admin/products/:id/variants/:variant", [this](const Request &, const QStringList &captured) {
        return deletedReply(m_changes.removeVariant(captured.at(0), captured.at(1)), QStringLiteral("variant"),
                            captured.at(1));
    });
    add(Method::Get, "/admin/inventory-items",
        [this](const Request &request, const QStringList &) { return inventory(request); });
    add(Method::Post, "/admin/inventory-items/:id/location-levels/:location",
        [this](const Request &request, const QStringList &captured) {
            return setStock(request, captured.at(0), captured.at(1));
        });
}

Reply AdminRoutes::orders(const Request &request)
{
    const ListQuery query = lenientListQuery(request);
    const auto page = m_orders.list(request.queryValue(u"q"), query.limit, query.offset);
    if (!page) return page.failure();
    QJsonArray rows;
    for (const OrderRow &row : page->rows)
        rows.append(query.fields.trim(shape(row)));
    return Answer::json(listShape(QStringLiteral("orders"), rows, page->count, query));
}

Reply AdminRoutes::changeProduct(const Request &request, const QString &id)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto change = readProductChange(*body);
    if (!change) return change.failure();
    return idReply(m_changes.changeProduct(id, *change), QStringLiteral("product"), id);
}

Reply AdminRoutes::changeVariant(const Request &request, const QString &product, const QString &id)
{
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    const auto change = readVariantChange(*body);
    if (!change) return change.failure();
    return idReply(m_changes.changeVariant(product, id, *change), QStringLiteral("product"), product);
}

QJsonObject AdminRoutes::inventoryShape(const InventoryRow &row) const
{
    const QJsonObject level{{QStringLiteral("location_id"), m_database.identity().stockLocationId},
                            {QStringLiteral("stocked_quantity"), row.stocked}};
    return {{QStringLiteral("id"), row.id},
            {QStringLiteral("sku"), row.sku},
            {QStringLiteral("stocked_quantity"), row.stocked},
            {QStringLiteral("location_levels"), QJsonArray{level}}};
}

Reply AdminRoutes::inventory(const Request &request)
{
    const auto rows = m_changes.inventory(request.queryValue(u"sku"));
    if (!rows) return rows.failure();
    QJsonArray shapes;
    for (const InventoryRow &row : *rows)
        shapes.append(inventoryShape(row));
    return Answer::json(listShape(QStringLiteral("inventory_items"), shapes, static_cast<int>(rows->size()),
                                  lenientListQuery(request)));
}

Reply AdminRoutes::setStock(const Request &request, const QString &item, const QString &location)
{
    if (location != m_database.identity().stockLocationId)
        return Failure{Refusal::notFound(QStringLiteral("Stock location with id: %1 was not found").arg(location))};
    const auto body = jsonBody(request);
    if (!body) return body.failure();
    constexpr qint64 maximumStock = 1'000'000'000;
    const qint64 quantity = body->value(QStringLiteral("stocked_quantity")).toInteger(-1);
    if (quantity < 0 || quantity > maximumStock) return Failure{invalidField(QStringLiteral("stocked_quantity"))};
    const auto row = m_changes.setStock(item, quantity);
    if (!row) return row.failure();
    return Answer::json({{QStringLiteral("inventory_item"), inventoryShape(*row)}});
}

} // namespace caravan::demostore
