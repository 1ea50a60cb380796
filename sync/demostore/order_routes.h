// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/cart_book.h"
#include "sync/demostore/order_book.h"
#include "sync/demostore/router.h"

namespace caravan::demostore {

/// The order part of docs/store-api.md: carts, shipping, payment, completion. Outlives the router's use.
class OrderRoutes
{
public:
    OrderRoutes(StoreDatabase &database, CartBook &carts, OrderBook &orders);
    void addTo(Router &router);

private:
    void addCartRoutes(Router &router);
    void addPaymentRoutes(Router &router);
    Reply shippingOptions(const Request &request);
    Reply chooseShipping(const Request &request, const QString &cart);
    Reply createCollection(const Request &request);
    Reply openSession(const Request &request, const QString &collection);
    Reply addItem(const Request &request, const QString &cart);
    Reply changeItem(const Request &request, const QString &cart, const QString &item);
    /// Creates a cart where `cart` is empty, else changes it.
    Reply writeCart(const Request &request, const QString &cart);

    StoreDatabase &m_database;
    CartBook &m_carts;
    OrderBook &m_orders;
};

} // namespace caravan::demostore
