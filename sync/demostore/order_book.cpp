// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/order_book.h"

#include "sync/demostore/sql_text.h"
#include "sync/demostore/store_id.h"

#include <SQLiteCpp/Transaction.h>

namespace caravan::demostore {

namespace {

constexpr char matching[] = " FROM \"order\" WHERE instr(lower(email), ?) > 0";

/// Refuses a cart that cannot be an order yet, in Medusa's words.
Result<Done, Refusal> checkReady(const CartRow &cart, const CollectionRow &collection)
{
    if (collection.id.isEmpty())
        return Failure{Refusal::invalidData(QStringLiteral("Payment collection has not been initiated for cart"))};
    if (collection.sessionId.isEmpty())
        return Failure{Refusal::invalidData(QStringLiteral("Payment sessions are required to complete cart"))};
    if (cart.items.isEmpty()) return Failure{Refusal::invalidData(QStringLiteral("Cart has no items"))};
    if (cart.shippingOption.isEmpty())
        return Failure{Refusal::invalidData(
            QStringLiteral("No shipping method selected but the cart contains items that require shipping."))};
    return Done{};
}

QString inventoryId(QString variantId)
{
    return variantId.replace(0, variantId.indexOf(u'_'), QStringLiteral("iitem"));
}

} // namespace

OrderBook::OrderBook(StoreDatabase &database, CartBook &carts)
    : m_database(database)
    , m_carts(carts)
{
}

Result<Done, Refusal> OrderBook::takeStock(const CartRow &cart)
{
    // An unpublished product still completes; a deleted variant is Medusa's 500, which no retry helps.
    SQLite::Statement exists(m_database.sql(), "SELECT 1 FROM variant WHERE id = ?");
    SQLite::Statement take(m_database.sql(), "UPDATE variant SET stock = max(0, stock - ?) "
                                             "WHERE id = ? AND (backorder = 1 OR stock >= ?)");
    for (const CartItemRow &item : cart.items) {
        exists.reset();
        bindText(exists, 1, item.variantId);
        if (!exists.executeStep()) return Failure{Refusal::unknownError()};
        take.reset();
        bindInteger(take, 1, item.quantity);
        bindText(take, 2, item.variantId);
        bindInteger(take, 3, item.quantity);
        if (take.exec() == 0)
            return Failure{Refusal::notAllowed(
                QStringLiteral("Not enough stock available for item %1").arg(inventoryId(item.variantId)))};
    }
    return Done{};
}

Result<OrderRow, Refusal> OrderBook::complete(const QString &cartId)
{
    return guarded([&]() -> Result<OrderRow, Refusal> {
        SQLite::Transaction transaction(m_database.sql());
        const auto cart = m_carts.load(cartId);
        if (!cart) return cart.failure();
        if (!cart->orderId.isEmpty()) return load(QStringLiteral("cart_id"), cartId);
        if (const auto ready = checkReady(*cart, m_carts.collectionOf(cartId)); !ready) return ready.failure();
        if (const auto taken = takeStock(*cart); !taken) return taken.failure();

        const UtcTime now = m_database.clock().utcNow();
        SQLite::Statement insert(m_database.sql(), "INSERT INTO \"order\" (id, cart_id, email, metadata, total_fen, "
                                                   "created_at) VALUES (?, ?, ?, ?, ?, ?)");
        bindText(insert, 1, makeStoreId("order_", now));
        bindText(insert, 2, cartId);
        bindText(insert, 3, cart->email);
        bindText(insert, 4, cart->metadata);
        bindInteger(insert, 5, cart->totalFen());
        bindInteger(insert, 6, toMillis(now));
        insert.exec();
        SQLite::Statement close(m_database.sql(), "UPDATE cart SET completed_at = ? WHERE id = ?");
        bindInteger(close, 1, toMillis(now));
        bindText(close, 2, cartId);
        close.exec();
        auto made = load(QStringLiteral("cart_id"), cartId);
        transaction.commit();
        return made;
    });
}

Result<OrderRow, Refusal> OrderBook::load(const QString &column, const QString &value)
{
    SQLite::Statement select(m_database.sql(),
                             "SELECT id, display_id, total_fen, created_at, cart_id FROM \"order\" WHERE " +
                                 column.toStdString() + " = ?");
    bindText(select, 1, value);
    if (!select.executeStep())
        return Failure{Refusal::notFound(QStringLiteral("Order with id: %1 was not found").arg(value))};
    auto cart = m_carts.load(columnText(select, 4));
    if (!cart) return cart.failure();
    return OrderRow{columnText(select, 0), columnInteger(select, 1), columnInteger(select, 2), columnInteger(select, 3),
                    *cart};
}

Result<OrderRow, Refusal> OrderBook::order(const QString &id)
{
    return guarded([&] { return load(QStringLiteral("id"), id); });
}

Result<Page<OrderRow>, Refusal> OrderBook::list(const QString &text, int limit, int offset)
{
    return guarded([&]() -> Result<Page<OrderRow>, Refusal> {
        Page<OrderRow> page;
        SQLite::Statement select(m_database.sql(),
                                 std::string("SELECT id") + matching + " ORDER BY display_id DESC LIMIT ? OFFSET ?");
        bindText(select, 1, text.toLower());
        bindInteger(select, 2, limit);
        bindInteger(select, 3, offset);
        while (select.executeStep()) {
            auto row = load(QStringLiteral("id"), columnText(select, 0));
            if (!row) return row.failure();
            page.rows.append(*row);
        }
        SQLite::Statement count(m_database.sql(), std::string("SELECT count(*)") + matching);
        bindText(count, 1, text.toLower());
        count.executeStep();
        page.count = static_cast<int>(columnInteger(count, 0));
        return page;
    });
}

} // namespace caravan::demostore
