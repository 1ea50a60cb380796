// SPDX-License-Identifier: Apache-2.0
#include "bench/plain/plain_delivery.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace caravan::bench {

namespace {

constexpr int leastStock = 12;

QByteArray body(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QString idIn(const QJsonObject &answer, const QString &member)
{
    return answer.value(member).toObject().value(u"id").toString();
}

/// Of the first hundred products, those that can be sold to everybody who measures.
Result<QList<VariantId>, QString> sellable(PlainHttp &http)
{
    const auto page = http.get(QStringLiteral("/store/products"),
                               medusa::withRegion(medusa::pageQuery(0, 100, medusa::productFields), http.connection()));
    if (!page) return page.failure();
    QList<VariantId> variants;
    const QJsonArray products = page->value(u"products").toArray();
    for (const QJsonValue &product : products) {
        const QJsonArray rows = product.toObject().value(u"variants").toArray();
        for (const QJsonValue &row : rows)
            if (row.toObject().value(u"inventory_quantity").toInt() >= leastStock)
                variants.append(VariantId::parse(row.toObject().value(u"id").toString()));
    }
    if (variants.isEmpty()) return Failure{QStringLiteral("the store has nothing to sell")};
    return variants;
}

QString pickupOption(const QJsonObject &answer)
{
    const QJsonArray options = answer.value(u"shipping_options").toArray();
    for (const QJsonValue &option : options)
        if (option.toObject().value(u"type").toObject().value(u"code").toString() == u"pickup")
            return option.toObject().value(u"id").toString();
    return {};
}

Result<Done, QString> deliver(PlainHttp &http, const OrderSnapshot &order)
{
    const auto cart = http.post(QStringLiteral("/store/carts"), medusa::cartBody(http.connection(), order, {}));
    if (!cart) return cart.failure();
    const QString id = idIn(*cart, QStringLiteral("cart"));
    const QString path = QStringLiteral("/store/carts/") + id;
    const auto options = http.get(QStringLiteral("/store/shipping-options"), {{"cart_id", id}});
    if (!options) return options.failure();
    const auto shipped = http.post(path + QStringLiteral("/shipping-methods"),
                                   body({{QStringLiteral("option_id"), pickupOption(*options)}}));
    if (!shipped) return shipped.failure();
    const auto collection =
        http.post(QStringLiteral("/store/payment-collections"), body({{QStringLiteral("cart_id"), id}}));
    if (!collection) return collection.failure();
    const auto session = http.post(QStringLiteral("/store/payment-collections/%1/payment-sessions")
                                       .arg(idIn(*collection, QStringLiteral("payment_collection"))),
                                   body({{QStringLiteral("provider_id"), QStringLiteral("pp_system_default")}}));
    if (!session) return session.failure();
    const auto complete = http.post(path + QStringLiteral("/complete"), body({}));
    if (!complete) return complete.failure();
    if (idIn(*complete, QStringLiteral("order")).isEmpty()) return Failure{QStringLiteral("the store made no order")};
    return Done{};
}

} // namespace

Result<Done, QString> deliverPlainly(PlainHttp &http, int orders)
{
    const auto variants = sellable(http);
    if (!variants) return variants.failure();
    const SystemClock clock;
    for (int i = 0; i < orders; ++i) {
        OrderSnapshot order;
        order.id = OrderId::make(clock.utcNow());
        order.number = OrderNumber::make(QStringLiteral("P01"), i + 1);
        order.terminal = QStringLiteral("P01");
        order.placedAt = clock.utcNow();
        OrderSnapshot::Line line;
        line.variant = variants->at(i % variants->size());
        order.lines = {line};
        if (const auto done = deliver(http, order); !done) return done;
    }
    return Done{};
}

} // namespace caravan::bench
