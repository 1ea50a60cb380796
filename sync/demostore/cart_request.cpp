// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/cart_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>

namespace caravan::demostore {

namespace {

constexpr qsizetype maximumItems = 500;
constexpr double maximumQuantity = 1'000'000;
constexpr qsizetype maximumText = 1'000;

Refusal wrongType(const QString &name, const QString &expected)
{
    return Refusal::invalidData(
        QStringLiteral("Invalid request: Expected type: '%1' for field '%2'").arg(expected, name));
}

Result<QString, Refusal> readText(const QString &name, const QJsonValue &value)
{
    if (!value.isString() || value.toString().size() > maximumText)
        return Failure{wrongType(name, QStringLiteral("string"))};
    return value.toString();
}

Result<QString, Refusal> readEmail(const QString &name, const QJsonValue &value)
{
    static const QRegularExpression form(QStringLiteral("\\A[^\\s@]+@[^\\s@]+\\.[^\\s@]+\\z"));
    auto text = readText(name, value);
    if (text && !form.match(*text).hasMatch())
        return Failure{Refusal::invalidData(QStringLiteral("Invalid request: Invalid email address"))};
    return text;
}

Result<QByteArray, Refusal> readObject(const QString &name, const QJsonValue &value)
{
    if (value.isNull()) return QByteArrayLiteral("{}");
    if (!value.isObject()) return Failure{wrongType(name, QStringLiteral("object"))};
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

template <class T> Result<Done, Refusal> store(std::optional<T> &target, Result<T, Refusal> read)
{
    if (!read) return read.failure();
    target = *read;
    return Done{};
}

Result<Done, Refusal> readItems(CartRequest &request, const QJsonValue &value)
{
    const QJsonArray rows = value.toArray();
    if (!value.isArray() || rows.size() > maximumItems)
        return Failure{wrongType(QStringLiteral("items"), QStringLiteral("array"))};
    for (const QJsonValue &row : rows) {
        auto item = readItemRequest(row.toObject());
        if (!item) return item.failure();
        request.items.append(*item);
    }
    return Done{};
}

Result<Done, Refusal> readMember(CartRequest &request, const QString &name, const QJsonValue &value)
{
    // Members that Medusa takes and the kiosk never sends are accepted and left alone.
    static constexpr std::array ignored{u"billing_address", u"currency_code", u"sales_channel_id",
                                        u"locale",          u"promo_codes",   u"customer_id"};
    if (name == u"region_id") return store(request.regionId, readText(name, value));
    if (name == u"email") return store(request.email, readEmail(name, value));
    if (name == u"metadata") return store(request.metadata, readObject(name, value));
    if (name == u"shipping_address") return store(request.shippingAddress, readObject(name, value));
    if (name == u"items") return readItems(request, value);
    for (const char16_t *known : ignored)
        if (name == QStringView(known)) return Done{};
    return Failure{Refusal::invalidData(QStringLiteral("Invalid request: Unrecognized fields: '%1'").arg(name))};
}

} // namespace

Result<qint64, Refusal> readQuantity(const QJsonObject &item)
{
    const double quantity = item.value(QStringLiteral("quantity")).toDouble(-1);
    if (!(quantity >= 1 && quantity <= maximumQuantity) ||
        quantity != static_cast<double>(static_cast<qint64>(quantity)))
        return Failure{wrongType(QStringLiteral("quantity"), QStringLiteral("number"))};
    return static_cast<qint64>(quantity);
}

Result<ItemRequest, Refusal> readItemRequest(const QJsonObject &item)
{
    ItemRequest request;
    const auto variant = readText(QStringLiteral("variant_id"), item.value(QStringLiteral("variant_id")));
    if (!variant) return variant.failure();
    const auto quantity = readQuantity(item);
    if (!quantity) return quantity.failure();
    if (item.contains(QStringLiteral("metadata"))) {
        const auto metadata = readObject(QStringLiteral("metadata"), item.value(QStringLiteral("metadata")));
        if (!metadata) return metadata.failure();
        request.metadata = *metadata;
    }
    request.variantId = *variant;
    request.quantity = *quantity;
    return request;
}

Result<CartRequest, Refusal> readCartRequest(const QJsonObject &body)
{
    CartRequest request;
    for (auto member = body.begin(); member != body.end(); ++member)
        if (const auto read = readMember(request, member.key(), member.value()); !read) return read.failure();
    return request;
}

Result<QString, Refusal> readSingleText(const QJsonObject &body, const QString &name)
{
    for (auto member = body.begin(); member != body.end(); ++member)
        if (member.key() != name)
            return Failure{
                Refusal::invalidData(QStringLiteral("Invalid request: Unrecognized fields: '%1'").arg(member.key()))};
    return readText(name, body.value(name));
}

} // namespace caravan::demostore
