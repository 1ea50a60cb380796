// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/cart_book.h"
#include "sync/demostore/catalog_shelf.h"

namespace caravan::demostore {

/// Turns carts into orders, once each, and lists them. Lives on the store's thread.
class OrderBook
{
public:
    OrderBook(StoreDatabase &database, CartBook &carts);

    /// Checks payment, shipping, variants and stock, takes the stock and makes the order, in one transaction. A cart
    /// that has an order answers with it, whatever has changed since.
    Result<OrderRow, Refusal> complete(const QString &cartId);
    Result<OrderRow, Refusal> order(const QString &id);
    /// Newest first; `text` is looked for in the e-mail addresses, empty: all.
    Result<Page<OrderRow>, Refusal> list(const QString &text, int limit, int offset);

private:
    Result<Done, Refusal> takeStock(const CartRow &cart);
    Result<OrderRow, Refusal> load(const QString &column, const QString &value);

    StoreDatabase &m_database;
    CartBook &m_carts;
};

} // namespace caravan::demostore
