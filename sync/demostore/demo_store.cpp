// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/demo_store.h"

#include "core/process_options.h"
#include "sync/demostore/catalog_writer.h"
#include "sync/demostore/static_routes.h"

#include <QJsonDocument>
#include <QSaveFile>

namespace caravan::demostore {

Result<std::unique_ptr<DemoStore>, QString> DemoStore::open(const QString &stateDir, const Clock &clock)
{
    auto database = StoreDatabase::open(state::storeDatabase(stateDir), clock);
    if (!database) return database.failure();
    return std::unique_ptr<DemoStore>(new DemoStore(stateDir, std::move(database).value()));
}

DemoStore::DemoStore(const QString &stateDir, std::unique_ptr<StoreDatabase> database)
    : m_stateDir(stateDir)
    , m_database(std::move(database))
    , m_images(*m_database, stateDir + QStringLiteral("/static"))
    , m_shelf(*m_database)
    , m_changes(*m_database)
    , m_carts(*m_database)
    , m_orders(*m_database, m_carts)
    , m_catalogRoutes(*m_database, m_shelf, m_url)
    , m_orderRoutes(*m_database, m_carts, m_orders)
    , m_adminRoutes(*m_database, m_orders, m_changes)
    , m_router(m_database->identity().publishableKey.toLatin1(), m_database->identity().secretKey.toLatin1())
    , m_front(m_router)
{
    m_catalogRoutes.addTo(m_router);
    m_orderRoutes.addTo(m_router);
    m_adminRoutes.addTo(m_router);
    addStaticRoutes(m_router, m_images);
}

Result<ImportCounts, QString> DemoStore::import(const QStringList &files)
{
    auto writer = CatalogWriter::begin(*m_database, m_images);
    if (!writer) return writer.failure();
    const auto counts = streamCatalog(files, **writer);
    if (!counts) return Failure{counts.error().toString()};
    if (const auto finished = (*writer)->finish(); !finished) return finished.failure();
    return *counts;
}

bool DemoStore::isEmpty()
{
    ListQuery any;
    any.limit = 1;
    const auto page = m_shelf.categories(any);
    return page && page->count == 0;
}

Result<quint16, QString> DemoStore::listen(quint16 port)
{
    if (port != 0) return m_front.listen(port);
    const auto last = m_database->lastPort();
    if (!last) return last;
    if (*last != 0)
        if (const auto again = m_front.listen(*last)) return again;
    return m_front.listen(0);
}

Result<quint16, QString> DemoStore::serve(quint16 port)
{
    const auto taken = listen(port);
    if (!taken) return taken;
    m_url = QStringLiteral("http://127.0.0.1:%1").arg(*taken);
    if (const auto remembered = m_database->rememberPort(*taken); !remembered) return remembered.failure();
    if (const auto written = writeConnection(); !written) return written.failure();
    return taken;
}

Result<Done, QString> DemoStore::writeConnection()
{
    const QJsonObject connection{{QStringLiteral("url"), m_url},
                                 {QStringLiteral("publishable_key"), identity().publishableKey},
                                 {QStringLiteral("secret_key"), identity().secretKey},
                                 {QStringLiteral("region_id"), identity().regionId}};
    const QString path = state::storeConnection(m_stateDir);
    const QByteArray text = QJsonDocument(connection).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(text) != text.size() || !file.commit())
        return Failure{QStringLiteral("cannot write %1: %2").arg(path, file.errorString())};
    return Done{};
}

} // namespace caravan::demostore
