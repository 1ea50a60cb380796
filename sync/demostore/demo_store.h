// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/demostore/admin_routes.h"
#include "sync/demostore/cart_book.h"
#include "sync/demostore/catalog_changes.h"
#include "sync/demostore/catalog_import.h"
#include "sync/demostore/catalog_routes.h"
#include "sync/demostore/catalog_shelf.h"
#include "sync/demostore/http_front.h"
#include "sync/demostore/image_shelf.h"
#include "sync/demostore/order_book.h"
#include "sync/demostore/order_routes.h"
#include "sync/demostore/router.h"
#include "sync/demostore/store_database.h"

#include <memory>

namespace caravan::demostore {

/// The whole embedded store of one state folder: database, pictures, routes and HTTP. One thread, one owner (main or a
/// test). The caller holds the process lock of the folder.
class DemoStore
{
public:
    /// `clock` outlives the store. Fails where DIR/store.db cannot be used.
    static Result<std::unique_ptr<DemoStore>, QString> open(const QString &stateDir, const Clock &clock);

    /// Replaces the catalog by the files, all of them or none.
    Result<ImportCounts, QString> import(const QStringList &files);
    /// True while no catalog has been imported.
    [[nodiscard]] bool isEmpty();
    /// Listens on 127.0.0.1 and writes DIR/store.json. `port` 0: the port of the last start where it is free, else any.
    Result<quint16, QString> serve(quint16 port);

    /// Behind a proxy: the address under which the pictures are to be found.
    void announceAs(const QString &url) { m_url = url; }

    [[nodiscard]] const StoreIdentity &identity() const { return m_database->identity(); }
    [[nodiscard]] const QString &url() const { return m_url; } ///< empty before serve()

private:
    DemoStore(const QString &stateDir, std::unique_ptr<StoreDatabase> database);
    Result<quint16, QString> listen(quint16 port);
    Result<Done, QString> writeConnection();

    QString m_stateDir;
    QString m_url;
    std::unique_ptr<StoreDatabase> m_database;
    ImageShelf m_images;
    CatalogShelf m_shelf;
    CatalogChanges m_changes;
    CartBook m_carts;
    OrderBook m_orders;
    CatalogRoutes m_catalogRoutes;
    OrderRoutes m_orderRoutes;
    AdminRoutes m_adminRoutes;
    Router m_router;
    HttpFront m_front;
};

} // namespace caravan::demostore
