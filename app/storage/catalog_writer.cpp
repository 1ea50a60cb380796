// SPDX-License-Identifier: Apache-2.0
#include "storage/catalog_writer.h"

#include "core/logging.h"
#include "storage/catalog_encoding.h"
#include "storage/catalog_meta.h"
#include "storage/catalog_products.h"
#include "storage/migrations/catalog_schema.h"
#include "storage/query.h"

#include <QFile>

#include <algorithm>

namespace caravan {

namespace {

Result<std::unique_ptr<Connection>, StorageError> openOnce(const QString &path, const CatalogWriter::Tuning &tuning)
{
    ConnectionOptions options;
    options.synchronous = Synchronous::Normal; // a cache: what a power cut takes is pulled again
    options.maximumPages = tuning.maximumPages;
    options.vfs = tuning.vfs;
    auto connection = Connection::open(path, options);
    if (!connection.ok()) return connection;
    const auto migrated = migrate(**connection, catalogSchema(), MigrationBackup::None);
    if (!migrated.ok()) return migrated.failure();
    const auto whole = (*connection)->attempt([&]() -> Result<bool, StorageError> {
        Query check(**connection, "PRAGMA quick_check(1)");
        return check.step() && check.text(0) == u"ok";
    });
    if (!whole.ok()) return whole.failure();
    if (!*whole) return Failure{StorageError::Damaged};
    return connection;
}

} // namespace

CatalogWriter::CatalogWriter(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
    , m_products(std::make_unique<CatalogProducts>(*m_connection))
{
}

CatalogWriter::~CatalogWriter() = default;

Result<std::unique_ptr<CatalogWriter>, StorageError> CatalogWriter::open(const QString &path)
{
    return open(path, Tuning());
}

Result<std::unique_ptr<CatalogWriter>, StorageError> CatalogWriter::open(const QString &path, const Tuning &tuning)
{
    auto connection = openOnce(path, tuning);
    if (!connection.ok() &&
        (connection.error() == StorageError::Damaged || connection.error() == StorageError::NewerSchema)) {
        qCWarning(lcCatalog) << "the catalog is" << storageErrorName(connection.error()) << "and begun anew";
        discard(path);
        connection = openOnce(path, tuning);
    }
    if (!connection.ok()) return connection.failure();
    std::unique_ptr<CatalogWriter> writer(new CatalogWriter(std::move(connection).value()));
    if (const auto indexed = writer->ensureIndex(); !indexed.ok()) return indexed.failure();
    return writer;
}

void CatalogWriter::discard(const QString &path)
{
    for (const auto &suffix : {QString(), u"-wal"_qs, u"-shm"_qs})
        QFile::remove(path + suffix);
}

Result<int, StorageError> CatalogWriter::change(const QList<CatalogCursor> &cursors, const std::function<int()> &body)
{
    auto changed = m_connection->transaction([&]() -> Result<int, StorageError> {
        const int count = body();
        storeCursors(cursors);
        if (count > 0) {
            const qint64 version = catalogMeta::value(*m_connection, catalogMeta::version) + 1;
            catalogMeta::set(*m_connection, catalogMeta::version, version);
            m_products->flushIndex(version);
        }
        return count;
    });
    // What was remembered in a transaction that is gone may be wrong.
    if (!changed.ok()) {
        m_products->forgetCategories();
        m_products->dropIndex();
    }
    return changed;
}

void CatalogWriter::storeCursors(const QList<CatalogCursor> &cursors)
{
    for (const CatalogCursor &cursor : cursors) {
        if (cursor.value.isEmpty())
            Query(*m_connection, "DELETE FROM cursor WHERE key = ?").bind(cursor.key).run();
        else
            Query(*m_connection, "INSERT INTO cursor(key, value) VALUES(?, ?) "
                                 "ON CONFLICT(key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value")
                .bind(cursor.key, cursor.value)
                .run();
    }
}

Result<int, StorageError> CatalogWriter::replaceCategories(const QList<CatalogCategoryRow> &rows)
{
    return change({}, [&] {
        const int changed = storeCategories(rows);
        if (changed > 0)
            catalogMeta::set(*m_connection, catalogMeta::categoriesVersion,
                             catalogMeta::value(*m_connection, catalogMeta::categoriesVersion) + 1);
        return changed;
    });
}

int CatalogWriter::storeCategories(const QList<CatalogCategoryRow> &rows)
{
    int changed = 0;
    bool treeChanged = false;
    QSet<int> present;
    for (const CatalogCategoryRow &row : rows) {
        if (row.id.isNull()) continue;
        const int number = m_products->categoryNumber(row.id);
        present.insert(number);
        const QString name = encoding::fromTexts(row.name);
        const QString story = encoding::fromTexts(row.story);
        {
            Query select(*m_connection,
                         "SELECT parent, handle, name, story, rank, listed FROM category WHERE number = ?");
            select.bind(number).step();
            const bool sameTree = select.text(0) == row.parent.toString() && select.number(5) != 0;
            if (sameTree && select.text(2) == name && select.text(1) == row.handle && select.text(3) == story &&
                select.number(4) == row.rank)
                continue;
            treeChanged = treeChanged || !sameTree;
        }
        Query(*m_connection, "UPDATE category SET parent = ?, handle = ?, name = ?, story = ?, rank = ?, listed = 1 "
                             "WHERE number = ?")
            .bind(row.parent.toString(), row.handle, name, story, row.rank, number)
            .run();
        ++changed;
    }
    QList<int> gone;
    {
        Query listed(*m_connection, "SELECT number FROM category WHERE listed");
        while (listed.step())
            if (!present.contains(listed.number(0))) gone.append(listed.number(0));
    }
    for (const int number : std::as_const(gone))
        Query(*m_connection, "UPDATE category SET listed = 0 WHERE number = ?").bind(number).run();
    if (treeChanged || !gone.isEmpty()) m_products->rebuildMembership();
    return changed + static_cast<int>(gone.size());
}

Result<int, StorageError> CatalogWriter::replaceShippingOptions(const QList<ShippingOption> &options)
{
    return change({}, [&] {
        QList<ShippingOption> before;
        {
            Query select(*m_connection, "SELECT id, code, price_fen FROM shipping_option ORDER BY position");
            while (select.step())
                before.append(
                    {ShippingOptionId::parse(select.text(0)), select.text(1), Money::fromFen(select.integer(2))});
        }
        const bool same = std::equal(before.begin(), before.end(), options.begin(), options.end(),
                                     [](const ShippingOption &a, const ShippingOption &b) {
                                         return a.id == b.id && a.code == b.code && a.price == b.price;
                                     });
        if (same) return 0;
        Query(*m_connection, "DELETE FROM shipping_option").run();
        Query insert(*m_connection, "INSERT INTO shipping_option(position, id, code, price_fen) VALUES(?, ?, ?, ?)");
        int position = 0;
        for (const ShippingOption &option : options)
            insert.bind(position++, option.id.toString(), option.code, option.price.fen()).run();
        return 1;
    });
}

Result<int, StorageError> CatalogWriter::applyPage(const QList<CatalogProductRow> &rows, UtcTime asOf,
                                                   const QList<CatalogCursor> &cursors)
{
    return change(cursors, [&] {
        return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const CatalogProductRow &row) {
            return !row.id.isNull() && m_products->store(row, asOf);
        }));
    });
}

Result<int, StorageError> CatalogWriter::applyTexts(Language language, const QList<CatalogTextRow> &rows,
                                                    const QList<CatalogCursor> &cursors)
{
    return change(cursors, [&] {
        return static_cast<int>(std::count_if(
            rows.begin(), rows.end(), [&](const CatalogTextRow &row) { return m_products->setTexts(language, row); }));
    });
}

Result<int, StorageError> CatalogWriter::applyPricesAndStock(const QList<CatalogPriceAndStockRow> &rows, UtcTime asOf,
                                                             const QList<CatalogCursor> &cursors)
{
    return change(cursors, [&] {
        QSet<int> products;
        for (const CatalogPriceAndStockRow &row : rows)
            products.insert(m_products->setPriceAndStock(row, asOf));
        products.remove(0);
        for (const int number : std::as_const(products))
            m_products->refreshSummary(number);
        return static_cast<int>(products.size());
    });
}

Result<Done, StorageError> CatalogWriter::sweepDone(UtcTime asOf)
{
    return m_connection->transaction([&]() -> Result<Done, StorageError> {
        catalogMeta::set(*m_connection, catalogMeta::sweptMs, toMillis(asOf));
        return Done{};
    });
}

Result<QList<ProductId>, StorageError> CatalogWriter::productIds()
{
    return m_connection->attempt([&]() -> Result<QList<ProductId>, StorageError> {
        QList<ProductId> ids;
        Query select(*m_connection, "SELECT id FROM product ORDER BY id");
        while (select.step())
            ids.append(ProductId::parse(select.text(0)));
        return ids;
    });
}

Result<int, StorageError> CatalogWriter::removeProducts(const QList<ProductId> &ids,
                                                        const QList<CatalogCursor> &cursors)
{
    return change(cursors, [&] {
        const auto removed =
            std::count_if(ids.begin(), ids.end(), [&](const ProductId &id) { return m_products->remove(id); });
        if (removed > 0)
            Query(*m_connection, "DELETE FROM image WHERE NOT EXISTS(SELECT 1 FROM product WHERE image_url = url)")
                .run();
        return static_cast<int>(removed);
    });
}

Result<QList<WantedImage>, StorageError> CatalogWriter::imagesWanted(int limit, UtcTime checkedBefore)
{
    return m_connection->reading([&]() -> Result<QList<WantedImage>, StorageError> {
        QList<WantedImage> wanted;
        const auto take = [&wanted, limit](Query &select) {
            while (wanted.size() < limit && select.step())
                wanted.append({select.text(0), select.text(1)});
        };
        Query never(*m_connection, "SELECT url, etag FROM image WHERE checked_ms = 0 "
                                   "AND EXISTS(SELECT 1 FROM product WHERE image_url = url) ORDER BY row LIMIT ?");
        take(never.bind(limit));
        Query again(*m_connection,
                    "SELECT url, CASE image_id WHEN '' THEN '' ELSE etag END FROM image "
                    "WHERE checked_ms > 0 AND checked_ms < ? AND EXISTS(SELECT 1 FROM product WHERE image_url = url) "
                    "ORDER BY checked_ms LIMIT ?");
        take(again.bind(toMillis(checkedBefore), limit));
        return wanted;
    });
}

Result<int, StorageError> CatalogWriter::setImage(const QString &url, const ImageId &image, const QString &etag,
                                                  UtcTime checkedAt)
{
    return change({}, [&] {
        // Never 0, whatever the clock says: that would be "never asked for".
        const qint64 checkedMs = std::max(toMillis(checkedAt), qint64{1});
        if (image.isNull()) {
            Query(*m_connection, "UPDATE image SET checked_ms = ? WHERE url = ?").bind(checkedMs, url).run();
            return 0;
        }
        Query(*m_connection, "UPDATE image SET image_id = ?, etag = ?, checked_ms = ? WHERE url = ?")
            .bind(image.toString(), etag, checkedMs, url)
            .run();
        return Query(*m_connection, "UPDATE product SET image_id = ?1 WHERE image_url = ?2 AND image_id <> ?1")
            .bind(image.toString(), url)
            .run();
    });
}

Result<QList<ImageId>, StorageError> CatalogWriter::imagesInUse()
{
    return m_connection->attempt([&]() -> Result<QList<ImageId>, StorageError> {
        QList<ImageId> images;
        Query select(*m_connection, "SELECT DISTINCT image_id FROM product WHERE image_id <> ''");
        while (select.step())
            images.append(ImageId::parse(select.text(0)));
        return images;
    });
}

Result<QString, StorageError> CatalogWriter::cursor(const QString &key)
{
    return m_connection->attempt([&]() -> Result<QString, StorageError> {
        Query select(*m_connection, "SELECT value FROM cursor WHERE key = ?");
        return select.bind(key).step() ? select.text(0) : QString();
    });
}

Result<Done, StorageError> CatalogWriter::setCursors(const QList<CatalogCursor> &cursors)
{
    return m_connection->transaction([&]() -> Result<Done, StorageError> {
        storeCursors(cursors);
        return Done{};
    });
}

Result<Done, StorageError> CatalogWriter::publish()
{
    const auto published = change({}, [&] {
        if (catalogMeta::value(*m_connection, catalogMeta::published) != 0) return 0;
        catalogMeta::set(*m_connection, catalogMeta::published, 1);
        m_products->buildIndex(catalogMeta::value(*m_connection, catalogMeta::version) + 1);
        return 1;
    });
    if (!published.ok()) return published.failure();
    m_products->keepIndex(true);
    return Done{};
}

Result<Done, StorageError> CatalogWriter::ensureIndex()
{
    return m_connection->transaction([&]() -> Result<Done, StorageError> {
        if (catalogMeta::value(*m_connection, catalogMeta::published) == 0) return Done{};
        m_products->keepIndex(true);
        if (catalogMeta::value(*m_connection, catalogMeta::searchVersion) == CatalogProducts::searchVersion)
            return Done{};
        const qint64 version = catalogMeta::value(*m_connection, catalogMeta::version) + 1;
        m_products->buildIndex(version);
        catalogMeta::set(*m_connection, catalogMeta::version, version);
        return Done{};
    });
}

Result<CatalogFreshness, StorageError> CatalogWriter::freshness()
{
    return m_connection->reading(
        [&]() -> Result<CatalogFreshness, StorageError> { return catalogMeta::freshness(*m_connection); });
}

} // namespace caravan
