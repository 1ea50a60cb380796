// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/cart_book.h"

#include "sync/demostore/sql_text.h"
#include "sync/demostore/store_id.h"

#include <QHash>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>

namespace caravan::demostore {

namespace {

/// A variant as the cart needs it; only of published products.
struct SoldVariant
{
    QString productTitle;
    QString title;
    QString sku;
    qint64 priceFen = 0;
    qint64 stock = 0;
    bool backorder = false;
};

std::optional<SoldVariant> soldVariant(SQLite::Database &sql, const QString &id)
{
    SQLite::Statement select(sql, "SELECT p.title, v.title, v.sku, v.price_fen, v.stock, v.backorder FROM variant v "
                                  "JOIN product p ON p.key = v.product_key WHERE v.id = ? AND p.published = 1");
    bindText(select, 1, id);
    if (!select.executeStep()) return std::nullopt;
    return SoldVariant{columnText(select, 0),    columnText(select, 1),    columnText(select, 2),
                       columnInteger(select, 3), columnInteger(select, 4), columnInteger(select, 5) != 0};
}

Refusal notSold(const QStringList &ids)
{
    return Refusal::invalidData(QStringLiteral("Variants %1 do not exist or belong to a product that is not published")
                                    .arg(ids.join(QStringLiteral(", "))));
}

Refusal outOfStock()
{
    return Refusal::notAllowed(QStringLiteral("Some variant does not have the required inventory"),
                               QStringLiteral("insufficient_inventory"));
}

Refusal noCart(const QString &id)
{
    return Refusal::notFound(QStringLiteral("Cart with id: %1 was not found").arg(id));
}

void bindItem(SQLite::Statement &insert, const QString &cartId, const ItemRequest &item, const SoldVariant &variant)
{
    bindText(insert, 2, cartId);
    bindText(insert, 4, item.variantId);
    bindText(insert, 5, variant.productTitle);
    bindText(insert, 6, variant.title);
    bindText(insert, 7, variant.sku);
    bindInteger(insert, 8, item.quantity);
    bindInteger(insert, 9, variant.priceFen);
    bindText(insert, 10, item.metadata);
}

QList<CartItemRow> itemsOf(SQLite::Database &sql, const QString &cartId)
{
    SQLite::Statement select(sql, "SELECT id, variant_id, product_title, variant_title, sku, quantity, unit_fen, "
                                  "metadata FROM cart_item WHERE cart_id = ? ORDER BY position");
    bindText(select, 1, cartId);
    QList<CartItemRow> items;
    while (select.executeStep())
        items.append({columnText(select, 0), columnText(select, 1), columnText(select, 2), columnText(select, 3),
                      columnText(select, 4), columnInteger(select, 5), columnInteger(select, 6),
                      columnBytes(select, 7)});
    return items;
}

} // namespace

CartBook::CartBook(StoreDatabase &database)
    : m_database(database)
{
}

Result<CartRow, Refusal> CartBook::load(const QString &id)
{
    SQLite::Statement select(m_database.sql(),
                             "SELECT c.region_id, c.email, c.metadata, c.shipping_address, c.shipping_option, "
                             "c.shipping_fen, c.created_at, c.completed_at, o.id FROM cart c "
                             "LEFT JOIN \"order\" o ON o.cart_id = c.id WHERE c.id = ?");
    bindText(select, 1, id);
    if (!select.executeStep()) return Failure{noCart(id)};
    CartRow row;
    row.id = id;
    row.regionId = columnText(select, 0);
    row.email = columnText(select, 1);
    row.metadata = columnBytes(select, 2);
    row.shippingAddress = columnBytes(select, 3);
    row.shippingOption = columnText(select, 4);
    row.shippingFen = columnInteger(select, 5);
    row.createdAt = columnInteger(select, 6);
    if (!select.getColumn(7).isNull()) row.completedAt = columnInteger(select, 7);
    row.orderId = columnText(select, 8);
    row.items = itemsOf(m_database.sql(), id);
    return row;
}

Result<CartRow, Refusal> CartBook::cart(const QString &id)
{
    return guarded([&] { return load(id); });
}

template <class Work> Result<CartRow, Refusal> CartBook::edit(const QString &id, Work work)
{
    return guarded([&]() -> Result<CartRow, Refusal> {
        SQLite::Transaction transaction(m_database.sql());
        const auto before = load(id);
        if (!before) return before;
        if (before->completedAt)
            return Failure{Refusal::invalidData(QStringLiteral("Cart %1 is already completed.").arg(id))};
        const Result<Done, Refusal> worked = work(*before);
        if (!worked) return worked.failure();
        refreshPayment(id);
        auto after = load(id);
        transaction.commit();
        return after;
    });
}

Result<Done, Refusal> CartBook::insertItems(const QString &cartId, const QList<ItemRequest> &items, int firstPosition)
{
    SQLite::Statement insert(m_database.sql(), "INSERT INTO cart_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    QStringList missing;
    QHash<QString, qint64> wanted;
    bool enough = true;
    for (int i = 0; i < items.size(); ++i) {
        const ItemRequest &item = items.at(i);
        const auto variant = soldVariant(m_database.sql(), item.variantId);
        if (!variant) {
            missing.append(item.variantId);
            continue;
        }
        const qint64 sum = wanted[item.variantId] += item.quantity;
        enough = enough && (variant->backorder || sum <= variant->stock);
        insert.reset();
        bindText(insert, 1, makeStoreId("cali_", m_database.clock().utcNow()));
        bindInteger(insert, 3, firstPosition + i);
        bindItem(insert, cartId, item, *variant);
        insert.exec();
    }
    if (!missing.isEmpty()) return Failure{notSold(missing)};
    if (!enough) return Failure{outOfStock()};
    return Done{};
}

Result<CartRow, Refusal> CartBook::create(const CartRequest &request)
{
    const QString region = request.regionId.value_or(m_database.identity().regionId);
    if (region != m_database.identity().regionId) {
        // Medusa prices the lines before it looks for the region, so that it depends on them which fault comes first.
        if (!request.items.isEmpty())
            return Failure{Refusal::invalidData(
                QStringLiteral("Method calculatePrices requires currency_code in the pricing context"))};
        return Failure{Refusal::notFound(QStringLiteral("Region with id: %1 was not found").arg(region))};
    }
    return guarded([&]() -> Result<CartRow, Refusal> {
        const UtcTime now = m_database.clock().utcNow();
        const QString id = makeStoreId("cart_", now);
        SQLite::Transaction transaction(m_database.sql());
        SQLite::Statement insert(m_database.sql(),
                                 "INSERT INTO cart (id, region_id, email, metadata, shipping_address, "
                                 "created_at) VALUES (?, ?, ?, ?, ?, ?)");
        bindText(insert, 1, id);
        bindText(insert, 2, region);
        bindText(insert, 3, request.email.value_or(QString()));
        bindText(insert, 4, request.metadata.value_or(QByteArrayLiteral("{}")));
        bindText(insert, 5, request.shippingAddress.value_or(QByteArrayLiteral("null")));
        bindInteger(insert, 6, toMillis(now));
        insert.exec();
        const auto inserted = insertItems(id, request.items, 0);
        if (!inserted) return inserted.failure();
        auto made = load(id);
        transaction.commit();
        return made;
    });
}

Result<CartRow, Refusal> CartBook::change(const QString &id, const CartRequest &request)
{
    return edit(id, [&](const CartRow &before) -> Result<Done, Refusal> {
        SQLite::Statement update(m_database.sql(),
                                 "UPDATE cart SET email = ?, metadata = ?, shipping_address = ? WHERE id = ?");
        bindText(update, 1, request.email.value_or(before.email));
        bindText(update, 2, request.metadata.value_or(before.metadata));
        bindText(update, 3, request.shippingAddress.value_or(before.shippingAddress));
        bindText(update, 4, id);
        update.exec();
        return Done{};
    });
}

Result<CartRow, Refusal> CartBook::addItem(const QString &id, const ItemRequest &item)
{
    return edit(id, [&](const CartRow &before) -> Result<Done, Refusal> {
        return insertItems(id, {item}, static_cast<int>(before.items.size()));
    });
}

Result<CartRow, Refusal> CartBook::setQuantity(const QString &id, const QString &itemId, qint64 quantity)
{
    return edit(id, [&](const CartRow &before) -> Result<Done, Refusal> {
        const auto line = std::find_if(before.items.begin(), before.items.end(),
                                       [&itemId](const CartItemRow &item) { return item.id == itemId; });
        if (line == before.items.end())
            return Failure{Refusal::notFound(QStringLiteral("Line item with id: %1 was not found").arg(itemId))};
        if (quantity == 0) {
            SQLite::Statement remove(m_database.sql(), "DELETE FROM cart_item WHERE id = ?");
            bindText(remove, 1, itemId);
            remove.exec();
            return Done{};
        }
        const auto variant = soldVariant(m_database.sql(), line->variantId);
        if (!variant) return Failure{notSold({line->variantId})};
        if (!variant->backorder && quantity > variant->stock) return Failure{outOfStock()};
        SQLite::Statement update(m_database.sql(), "UPDATE cart_item SET quantity = ?, unit_fen = ? WHERE id = ?");
        bindInteger(update, 1, quantity);
        bindInteger(update, 2, variant->priceFen);
        bindText(update, 3, itemId);
        update.exec();
        return Done{};
    });
}

Result<CartRow, Refusal> CartBook::chooseShipping(const QString &id, const QString &optionId)
{
    return edit(id, [&](const CartRow &) -> Result<Done, Refusal> {
        const bool courier = optionId == m_database.identity().courierOptionId;
        if (!courier && optionId != m_database.identity().pickupOptionId)
            return Failure{Refusal::invalidData(QStringLiteral("Shipping Options are invalid for cart."))};
        SQLite::Statement update(m_database.sql(),
                                 "UPDATE cart SET shipping_option = ?, shipping_fen = ? WHERE id = ?");
        bindText(update, 1, optionId);
        bindInteger(update, 2, courier ? courierFen : 0);
        bindText(update, 3, id);
        update.exec();
        return Done{};
    });
}

CollectionRow CartBook::collectionOf(const QString &cartId)
{
    SQLite::Statement select(m_database.sql(),
                             "SELECT c.id, c.amount_fen, s.id, s.provider_id FROM payment_collection c "
                             "LEFT JOIN payment_session s ON s.collection_id = c.id "
                             "WHERE c.cart_id = ?");
    bindText(select, 1, cartId);
    if (!select.executeStep()) return {};
    return {columnText(select, 0), columnInteger(select, 1), columnText(select, 2), columnText(select, 3)};
}

void CartBook::refreshPayment(const QString &cartId)
{
    const CollectionRow collection = collectionOf(cartId);
    const auto cart = load(cartId);
    if (collection.id.isEmpty() || !cart || cart->totalFen() == collection.amountFen) return;
    SQLite::Statement drop(m_database.sql(), "DELETE FROM payment_session WHERE collection_id = ?");
    bindText(drop, 1, collection.id);
    drop.exec();
    SQLite::Statement update(m_database.sql(), "UPDATE payment_collection SET amount_fen = ? WHERE id = ?");
    bindInteger(update, 1, cart->totalFen());
    bindText(update, 2, collection.id);
    update.exec();
}

Result<CollectionRow, Refusal> CartBook::collection(const QString &cartId)
{
    return guarded([&]() -> Result<CollectionRow, Refusal> {
        SQLite::Transaction transaction(m_database.sql());
        const auto cart = load(cartId);
        if (!cart) return cart.failure();
        if (CollectionRow known = collectionOf(cartId); !known.id.isEmpty()) return known;
        if (cart->completedAt)
            return Failure{Refusal::invalidData(QStringLiteral("Cart %1 is already completed.").arg(cartId))};
        SQLite::Statement insert(m_database.sql(), "INSERT INTO payment_collection VALUES (?, ?, ?)");
        bindText(insert, 1, makeStoreId("pay_col_", m_database.clock().utcNow()));
        bindText(insert, 2, cartId);
        bindInteger(insert, 3, cart->totalFen());
        insert.exec();
        CollectionRow made = collectionOf(cartId);
        transaction.commit();
        return made;
    });
}

Result<CollectionRow, Refusal> CartBook::openSession(const QString &collectionId, const QString &providerId)
{
    // Medusa answers 500 to an unknown provider and to an unknown collection.
    if (providerId != u"pp_system_default") return Failure{Refusal::unknownError()};
    return guarded([&]() -> Result<CollectionRow, Refusal> {
        SQLite::Transaction transaction(m_database.sql());
        SQLite::Statement select(m_database.sql(), "SELECT cart_id FROM payment_collection WHERE id = ?");
        bindText(select, 1, collectionId);
        if (!select.executeStep()) return Failure{Refusal::unknownError()};
        const QString cartId = columnText(select, 0);
        const CollectionRow before = collectionOf(cartId);
        SQLite::Statement put(m_database.sql(), "INSERT OR REPLACE INTO payment_session VALUES (?, ?, ?, ?)");
        bindText(put, 1, makeStoreId("payses_", m_database.clock().utcNow()));
        bindText(put, 2, collectionId);
        bindText(put, 3, providerId);
        bindInteger(put, 4, before.amountFen);
        put.exec();
        CollectionRow after = collectionOf(cartId);
        transaction.commit();
        return after;
    });
}

} // namespace caravan::demostore
