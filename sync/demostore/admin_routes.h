// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/catalog_changes.h"
#include "sync/demostore/catalog_shelf.h"
#include "sync/demostore/order_book.h"
#include "sync/demostore/router.h"

namespace caravan::demostore {

/// What people and tests ask with the secret key: the list of orders, and the few changes of the catalog that Medusa's
/// admin API has under the same paths. No terminal has that key. Outlives the router's use.
class AdminRoutes
{
public:
    AdminRoutes(StoreDatabase &database, OrderBook &orders, CatalogChanges &changes);
    void addTo(Router &router);

private:
    Reply orders(const Request &request);
    Reply changeProduct(const Request &request, const QString &id);
    Reply changeVariant(const Request &request, const QString &product, const QString &id);
    Reply inventory(const Request &request);
    Reply setStock(const Request &request, const QString &item, const QString &location);
    [[nodiscard]] QJsonObject inventoryShape(const InventoryRow &row) const;

    StoreDatabase &m_database;
    OrderBook &m_orders;
    CatalogChanges &m_changes;
};

} // namespace caravan::demostore
