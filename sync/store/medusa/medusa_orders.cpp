// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_orders.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace caravan::medusa {

namespace {

/// Keys that go back to the store in a path: nothing that means something to a URL.
template <class Id> Id readKey(const QJsonValue &value)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_-]{1,128}\\z"));
    const QString text = value.toString();
    return form.match(text).hasMatch() ? Id::parse(text) : Id();
}

/// The OrderId that a cart or order echoes: in its metadata, else in the e-mail made of it (I4).
OrderId readEcho(const QJsonObject &object)
{
    if (const auto id = OrderId::parse(object.value(u"metadata").toObject().value(u"client_order_id").toString()))
        return *id;
    const QString email = object.value(u"email").toString();
    if (const auto id = OrderId::parse(email.mid(2, 36)); id && email == id->toEmail()) return *id;
    return {};
}

Result<QJsonObject, StoreFault> readMember(const QByteArray &body, QLatin1String name)
{
    const auto object = readObject(body);
    if (!object) return object.failure();
    const QJsonValue member = object->value(name);
    if (!member.isObject()) return Failure{foreign(u"no_"_qs + name)};
    return member.toObject();
}

} // namespace

Result<RemoteCart, StoreFault> parseCart(const QByteArray &body)
{
    const auto object = readMember(body, QLatin1String("cart"));
    if (!object) return object.failure();
    const auto id = readKey<CartId>(object->value(u"id"));
    const auto total = readMoney(object->value(u"total"));
    if (id.isNull()) return Failure{foreign(u"no_cart_id"_qs)};
    if (!total) return Failure{foreign(u"no_total"_qs)};
    const QJsonValue completedAt = object->value(u"completed_at");
    RemoteCart cart{id, readEcho(*object), *total, !completedAt.isNull() && !completedAt.isUndefined(), {}};
    if (cart.completed) cart.remoteOrder = readKey<RemoteOrderId>(object->value(u"order").toObject().value(u"id"));
    return cart;
}

Result<QList<ShippingOption>, StoreFault> parseShippingOptions(const QByteArray &body)
{
    const auto object = readObject(body);
    if (!object) return object.failure();
    const QJsonValue list = object->value(u"shipping_options");
    if (!list.isArray()) return Failure{foreign(u"no_list"_qs)};
    QList<ShippingOption> options;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &value : array) {
        const QJsonObject row = value.toObject();
        const auto id = readKey<ShippingOptionId>(row.value(u"id"));
        const auto price = readMoney(row.value(u"amount"));
        const QString code = readText(row.value(u"type").toObject().value(u"code"), 40);
        if (!id.isNull() && price && !code.isEmpty() && options.size() < 100) options.append({id, code, *price});
    }
    return options;
}

Result<CollectionId, StoreFault> parseCollection(const QByteArray &body)
{
    const auto object = readMember(body, QLatin1String("payment_collection"));
    if (!object) return object.failure();
    const auto id = readKey<CollectionId>(object->value(u"id"));
    if (id.isNull()) return Failure{foreign(u"no_collection_id"_qs)};
    return id;
}

Result<Done, StoreFault> parseSession(const QByteArray &body)
{
    const auto object = readMember(body, QLatin1String("payment_collection"));
    if (!object) return object.failure();
    if (object->value(u"payment_sessions").toArray().isEmpty()) return Failure{foreign(u"no_session"_qs)};
    return Done();
}

Result<RemoteOrder, StoreFault> parseOrder(const QByteArray &body)
{
    const auto envelope = readObject(body);
    if (!envelope) return envelope.failure();
    const QString type = envelope->value(u"type").toString();
    if (type == u"cart" && envelope->value(u"error").isObject())
        return Failure{StoreFault{StoreFaultKind::Refused, 200, u"payment_refused"_qs, Milliseconds(0)}};
    const QJsonObject object = envelope->value(u"order").toObject();
    const auto id = readKey<RemoteOrderId>(object.value(u"id"));
    const auto total = readMoney(object.value(u"total"));
    if (type != u"order" || id.isNull()) return Failure{foreign(u"no_order"_qs)};
    if (!total) return Failure{foreign(u"no_total"_qs)};
    return RemoteOrder{id, readEcho(object), *total};
}

Result<RemoteOrder, StoreFault> parseOrderById(const QByteArray &body)
{
    const auto object = readMember(body, QLatin1String("order"));
    if (!object) return object.failure();
    const auto id = readKey<RemoteOrderId>(object->value(u"id"));
    if (id.isNull()) return Failure{foreign(u"no_order"_qs)};
    return RemoteOrder{id, readEcho(*object), readMoney(object->value(u"total")).value_or(Money())};
}

} // namespace caravan::medusa
