// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/json_shapes.h"

#include <QDateTime>
#include <QJsonDocument>

namespace caravan::demostore {

namespace {

QJsonObject stored(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text); }

QJsonValue addressOrNull(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(QJsonValue::Null);
}

QJsonArray itemShapes(const QList<CartItemRow> &items)
{
    QJsonArray rows;
    for (const CartItemRow &item : items) {
        rows.append(QJsonObject{{QStringLiteral("id"), item.id},
                                {QStringLiteral("title"), item.productTitle},
                                {QStringLiteral("variant_id"), item.variantId},
                                {QStringLiteral("variant_title"), item.variantTitle},
                                {QStringLiteral("variant_sku"), item.sku},
                                {QStringLiteral("quantity"), item.quantity},
                                {QStringLiteral("unit_price"), yuan(item.unitFen)},
                                {QStringLiteral("total"), yuan(item.unitFen * item.quantity)},
                                {QStringLiteral("metadata"), stored(item.metadata)}});
    }
    return rows;
}

QJsonArray imageShapes(const QString &url)
{
    if (url.isEmpty()) return {};
    return {QJsonObject{{QStringLiteral("url"), url}}};
}

/// What a cart and its order have in common.
QJsonObject purchaseShape(const CartRow &row)
{
    return {{QStringLiteral("email"), textOrNull(row.email)},
            {QStringLiteral("currency_code"), QStringLiteral("cny")},
            {QStringLiteral("region_id"), row.regionId},
            {QStringLiteral("metadata"), stored(row.metadata)},
            {QStringLiteral("shipping_address"), addressOrNull(row.shippingAddress)},
            {QStringLiteral("items"), itemShapes(row.items)},
            {QStringLiteral("item_total"), yuan(row.itemsFen())},
            {QStringLiteral("shipping_total"), yuan(row.shippingFen)},
            {QStringLiteral("total"), yuan(row.totalFen())}};
}

} // namespace

double yuan(qint64 fen) { return static_cast<double>(fen) / 100.0; }

QString isoTime(qint64 millis) { return QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC).toString(Qt::ISODateWithMs); }

QJsonObject shape(const CategoryRow &row)
{
    return {{QStringLiteral("id"), row.id},         {QStringLiteral("name"), row.name},
            {QStringLiteral("handle"), row.handle}, {QStringLiteral("parent_category_id"), textOrNull(row.parentId)},
            {QStringLiteral("rank"), row.rank},     {QStringLiteral("metadata"), stored(row.metadata)}};
}

QJsonObject shape(const VariantRow &row, bool priced)
{
    QJsonObject object{{QStringLiteral("id"), row.id},
                       {QStringLiteral("product_id"), row.productId},
                       {QStringLiteral("title"), row.title},
                       {QStringLiteral("sku"), row.sku},
                       {QStringLiteral("ean"), textOrNull(row.ean)},
                       {QStringLiteral("weight"), row.weight ? QJsonValue(*row.weight) : QJsonValue(QJsonValue::Null)},
                       {QStringLiteral("manage_inventory"), true},
                       {QStringLiteral("allow_backorder"), row.backorder},
                       {QStringLiteral("inventory_quantity"), row.stock},
                       {QStringLiteral("updated_at"), isoTime(row.updatedAt)},
                       {QStringLiteral("metadata"), stored(row.metadata)}};
    if (priced)
        object.insert(QStringLiteral("calculated_price"),
                      QJsonObject{{QStringLiteral("calculated_amount"), yuan(row.priceFen)},
                                  {QStringLiteral("currency_code"), QStringLiteral("cny")},
                                  {QStringLiteral("is_calculated_price_tax_inclusive"), true}});
    return object;
}

QJsonObject shape(const ProductRow &row, const ShapeContext &context)
{
    const QString url = row.image.isEmpty() ? QString() : context.baseUrl + QStringLiteral("/static/") + row.image;
    QJsonArray categories;
    for (const QString &id : row.categories) {
        if (!context.categories || !context.categories->contains(id)) continue;
        QJsonObject category = shape(context.categories->value(id));
        category.remove(QStringLiteral("metadata")); // its stories would outweigh the product
        categories.append(category);
    }
    QJsonArray variants;
    for (const VariantRow &variant : row.variants)
        variants.append(shape(variant, context.priced));
    return {{QStringLiteral("id"), row.id},
            {QStringLiteral("title"), row.title},
            {QStringLiteral("description"), row.description},
            {QStringLiteral("handle"), row.handle},
            {QStringLiteral("updated_at"), isoTime(row.updatedAt)},
            {QStringLiteral("thumbnail"), textOrNull(url)},
            {QStringLiteral("images"), imageShapes(url)},
            {QStringLiteral("categories"), categories},
            {QStringLiteral("metadata"), stored(row.metadata)},
            {QStringLiteral("variants"), variants}};
}

QJsonObject shape(const CartRow &row, bool withOrder)
{
    QJsonObject object = purchaseShape(row);
    object.insert(QStringLiteral("id"), row.id);
    object.insert(QStringLiteral("created_at"), isoTime(row.createdAt));
    object.insert(QStringLiteral("completed_at"),
                  row.completedAt ? QJsonValue(isoTime(*row.completedAt)) : QJsonValue(QJsonValue::Null));
    QJsonArray methods;
    if (!row.shippingOption.isEmpty())
        methods.append(QJsonObject{{QStringLiteral("shipping_option_id"), row.shippingOption},
                                   {QStringLiteral("amount"), yuan(row.shippingFen)}});
    object.insert(QStringLiteral("shipping_methods"), methods);
    if (withOrder && !row.orderId.isEmpty())
        object.insert(QStringLiteral("order"), QJsonObject{{QStringLiteral("id"), row.orderId}});
    return object;
}

QJsonObject shape(const OrderRow &row)
{
    QJsonObject object = purchaseShape(row.cart);
    object.insert(QStringLiteral("id"), row.id);
    object.insert(QStringLiteral("display_id"), row.displayId);
    object.insert(QStringLiteral("status"), QStringLiteral("pending"));
    object.insert(QStringLiteral("total"), yuan(row.totalFen));
    object.insert(QStringLiteral("created_at"), isoTime(row.createdAt));
    return object;
}

QJsonObject shape(const CollectionRow &row)
{
    QJsonArray sessions;
    if (!row.sessionId.isEmpty())
        sessions.append(QJsonObject{{QStringLiteral("id"), row.sessionId},
                                    {QStringLiteral("provider_id"), row.providerId},
                                    {QStringLiteral("amount"), yuan(row.amountFen)},
                                    {QStringLiteral("status"), QStringLiteral("pending")}});
    return {{QStringLiteral("id"), row.id},
            {QStringLiteral("currency_code"), QStringLiteral("cny")},
            {QStringLiteral("amount"), yuan(row.amountFen)},
            {QStringLiteral("payment_sessions"), sessions}};
}

QJsonObject listShape(const QString &name, const QJsonArray &rows, int count, const ListQuery &query)
{
    return {{name, rows},
            {QStringLiteral("count"), count},
            {QStringLiteral("offset"), query.offset},
            {QStringLiteral("limit"), query.limit}};
}

} // namespace caravan::demostore
