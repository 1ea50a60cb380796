// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/catalog_shelf.h"
#include "sync/demostore/json_shapes.h"
#include "sync/demostore/router.h"

namespace caravan::demostore {

/// The catalog part of docs/store-api.md: health, regions, categories, products, variants. Outlives the router's use.
class CatalogRoutes
{
public:
    /// `baseUrl` is read at every request: the port is known only once the store listens.
    CatalogRoutes(StoreDatabase &database, CatalogShelf &shelf, const QString &baseUrl);
    void addTo(Router &router);

private:
    Reply regions(const Request &request);
    Reply categories(const Request &request);
    Reply products(const Request &request);
    Reply product(const Request &request, const QString &id);
    Reply variants(const Request &request);
    /// Reads the query and refuses a region that is not the store's.
    Result<ListQuery, Refusal> query(const Request &request) const;
    Result<ShapeContext, Refusal> context(const ListQuery &query);

    StoreDatabase &m_database;
    CatalogShelf &m_shelf;
    const QString &m_baseUrl;
};

} // namespace caravan::demostore
