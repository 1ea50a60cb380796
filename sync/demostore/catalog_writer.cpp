// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/catalog_writer.h"

#include "sync/demostore/catalog_metadata.h"
#include "sync/demostore/sql_text.h"
#include "sync/demostore/store_id.h"

namespace caravan::demostore {

namespace {

constexpr char findCategorySql[] = "SELECT id, seen FROM category WHERE handle = ?";
constexpr char putCategorySql[] =
    "INSERT INTO category (id, handle, parent_id, rank, name, metadata, seen) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT(handle) DO UPDATE SET parent_id = excluded.parent_id, rank = excluded.rank, name = excluded.name, "
    "metadata = excluded.metadata, seen = excluded.seen";
constexpr char findProductSql[] = "SELECT key, seen FROM product WHERE handle = ?";
// The CASE is the table of deltas: only a change of the row itself moves updated_at.
constexpr char putProductSql[] =
    "INSERT INTO product (id, handle, title, description, translations, image, metadata, categories, published, "
    "updated_at, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT(handle) DO UPDATE SET updated_at = CASE "
    "WHEN title = excluded.title AND description = excluded.description AND metadata = excluded.metadata "
    "AND published = 1 THEN updated_at ELSE excluded.updated_at END, title = excluded.title, "
    "description = excluded.description, translations = excluded.translations, image = excluded.image, "
    "metadata = excluded.metadata, categories = excluded.categories, published = 1, seen = excluded.seen";
constexpr char findVariantSql[] = "SELECT key, seen, product_key FROM variant WHERE sku = ?";
constexpr char dropVariantSql[] = "DELETE FROM variant WHERE key = ?";
constexpr char putVariantSql[] =
    "INSERT INTO variant (id, product_key, position, title, sku, gtin, ean, weight, metadata, price_fen, stock, "
    "backorder, updated_at, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(sku) DO UPDATE SET "
    "updated_at = CASE WHEN title = excluded.title AND price_fen = excluded.price_fen AND metadata = excluded.metadata "
    "AND gtin IS excluded.gtin AND backorder = excluded.backorder THEN updated_at ELSE excluded.updated_at END, "
    "position = excluded.position, title = excluded.title, gtin = excluded.gtin, ean = excluded.ean, "
    "weight = excluded.weight, metadata = excluded.metadata, price_fen = excluded.price_fen, stock = excluded.stock, "
    "backorder = excluded.backorder, seen = excluded.seen";
constexpr char findGtinSql[] = "SELECT 1 FROM variant WHERE gtin = ? AND seen = ?";

QString usedTwice() { return QStringLiteral("is used on an earlier line"); }

EntryFault databaseFault(const SQLite::Exception &fault)
{
    return {{}, QStringLiteral("cannot be stored: %1").arg(QString::fromUtf8(fault.what()))};
}

EntryFault within(const EntryFault &fault, int variant)
{
    return {QStringLiteral("variants[%1].%2").arg(variant).arg(fault.field), fault.message};
}

} // namespace

/// Compiled once: an import runs each of them a million times.
struct CatalogWriter::Statements
{
    explicit Statements(SQLite::Database &sql)
        : findCategory(sql, findCategorySql)
        , putCategory(sql, putCategorySql)
        , findProduct(sql, findProductSql)
        , putProduct(sql, putProductSql)
        , findVariant(sql, findVariantSql)
        , dropVariant(sql, dropVariantSql)
        , putVariant(sql, putVariantSql)
        , findGtin(sql, findGtinSql)
    {
    }
    SQLite::Statement findCategory;
    SQLite::Statement putCategory;
    SQLite::Statement findProduct;
    SQLite::Statement putProduct;
    SQLite::Statement findVariant;
    SQLite::Statement dropVariant;
    SQLite::Statement putVariant;
    SQLite::Statement findGtin;
};

Result<std::unique_ptr<CatalogWriter>, QString> CatalogWriter::begin(StoreDatabase &database, ImageShelf &images)
{
    try {
        return std::unique_ptr<CatalogWriter>(new CatalogWriter(database, images));
    } catch (const SQLite::Exception &fault) {
        return Failure{databaseFault(fault).message};
    }
}

CatalogWriter::CatalogWriter(StoreDatabase &database, ImageShelf &images)
    : m_database(database)
    , m_images(images)
    , m_transaction(database.sql())
    , m_statements(std::make_unique<Statements>(database.sql()))
    , m_import(database.nextStamp())
{
}

CatalogWriter::~CatalogWriter() = default;

std::optional<EntryFault> CatalogWriter::add(const CategoryEntry &entry)
{
    try {
        return writeCategory(entry);
    } catch (const SQLite::Exception &fault) {
        return databaseFault(fault);
    }
}

std::optional<EntryFault> CatalogWriter::add(const ProductEntry &entry, const QString &imageDir)
{
    try {
        return writeProduct(entry, imageDir);
    } catch (const SQLite::Exception &fault) {
        return databaseFault(fault);
    }
}

CatalogWriter::MaybeFault CatalogWriter::writeCategory(const CategoryEntry &entry)
{
    auto &find = m_statements->findCategory;
    const auto lookUp = [&](const QString &handle) -> QString {
        find.reset();
        bindText(find, 1, handle);
        return find.executeStep() && columnInteger(find, 1) == m_import ? columnText(find, 0) : QString();
    };
    if (!lookUp(entry.handle).isEmpty()) return EntryFault{QStringLiteral("handle"), usedTwice()};
    const QString parent = entry.parent.isEmpty() ? QString() : lookUp(entry.parent);
    if (!entry.parent.isEmpty() && parent.isEmpty())
        return EntryFault{QStringLiteral("parent"), QStringLiteral("is no category of an earlier line")};
    find.reset();

    auto &put = m_statements->putCategory;
    put.reset();
    put.clearBindings();
    bindText(put, 1, makeStoreId("pcat_", m_database.clock().utcNow()));
    bindText(put, 2, entry.handle);
    if (!parent.isEmpty()) bindText(put, 3, parent);
    bindInteger(put, 4, entry.rank);
    bindText(put, 5, entry.name.in(Language::ZhCn));
    bindText(put, 6, metadataOf(entry));
    bindInteger(put, 7, m_import);
    put.exec();
    return std::nullopt;
}

Result<QString, EntryFault> CatalogWriter::categoryIds(const QStringList &handles)
{
    QStringList ids;
    auto &find = m_statements->findCategory;
    for (const QString &handle : handles) {
        find.reset();
        bindText(find, 1, handle);
        if (!find.executeStep() || columnInteger(find, 1) != m_import)
            return Failure{EntryFault{QStringLiteral("categories[%1]").arg(ids.size()),
                                      QStringLiteral("is no category of an earlier line")}};
        ids.append(columnText(find, 0));
    }
    find.reset();
    return ids.join(u',');
}

CatalogWriter::MaybeFault CatalogWriter::writeProduct(const ProductEntry &entry, const QString &imageDir)
{
    auto &find = m_statements->findProduct;
    find.reset();
    bindText(find, 1, entry.handle);
    if (find.executeStep() && columnInteger(find, 1) == m_import)
        return EntryFault{QStringLiteral("handle"), usedTwice()};
    const auto categories = categoryIds(entry.categories);
    if (!categories) return categories.error();
    QString image;
    if (!entry.image.isEmpty()) {
        const auto added = m_images.add(imageDir + QLatin1Char('/') + entry.image, m_import);
        if (!added) return EntryFault{QStringLiteral("image"), added.error()};
        image = *added;
    }
    find.reset();

    auto &put = m_statements->putProduct;
    put.reset();
    bindText(put, 1, makeStoreId("prod_", m_database.clock().utcNow()));
    bindText(put, 2, entry.handle);
    bindText(put, 3, entry.title.in(Language::ZhCn));
    bindText(put, 4, entry.description.in(Language::ZhCn));
    bindText(put, 5, translationsOf(entry));
    bindText(put, 6, image);
    bindText(put, 7, metadataOf(entry));
    bindText(put, 8, *categories);
    bindInteger(put, 9, m_import);
    bindInteger(put, 10, m_import);
    put.exec();

    bindText(find, 1, entry.handle);
    find.executeStep();
    const qint64 product = columnInteger(find, 0);
    find.reset();
    for (int position = 0; position < entry.variants.size(); ++position)
        if (const auto fault = writeVariant(entry.variants.at(position), product, position))
            return within(*fault, position);
    return std::nullopt;
}

bool CatalogWriter::gtinTaken(const QString &gtin)
{
    auto &find = m_statements->findGtin;
    find.reset();
    bindText(find, 1, gtin);
    bindInteger(find, 2, m_import);
    const bool taken = find.executeStep();
    find.reset();
    return taken;
}

CatalogWriter::MaybeFault CatalogWriter::writeVariant(const VariantEntry &entry, qint64 product, int position)
{
    auto &find = m_statements->findVariant;
    find.reset();
    bindText(find, 1, entry.sku);
    if (find.executeStep()) {
        if (columnInteger(find, 1) == m_import) return EntryFault{QStringLiteral("sku"), usedTwice()};
        if (columnInteger(find, 2) != product) { // moved to another product: a new variant there
            auto &drop = m_statements->dropVariant;
            drop.reset();
            bindInteger(drop, 1, columnInteger(find, 0));
            find.reset();
            drop.exec();
        }
    }
    find.reset();
    const auto gtin = Gtin::parse(entry.gtin);
    if (gtin && gtinTaken(gtin->toString())) return EntryFault{QStringLiteral("gtin"), usedTwice()};

    auto &put = m_statements->putVariant;
    put.reset();
    put.clearBindings();
    bindText(put, 1, makeStoreId("variant_", m_database.clock().utcNow()));
    bindInteger(put, 2, product);
    bindInteger(put, 3, position);
    bindText(put, 4, entry.title.in(Language::ZhCn));
    bindText(put, 5, entry.sku);
    if (gtin) bindText(put, 6, gtin->toString());
    if (!eanOf(entry).isEmpty()) bindText(put, 7, eanOf(entry));
    if (entry.netWeightGrams > 0) bindInteger(put, 8, entry.netWeightGrams);
    bindText(put, 9, metadataOf(entry));
    bindInteger(put, 10, entry.price.fen());
    bindInteger(put, 11, entry.stock);
    bindInteger(put, 12, entry.backorder ? 1 : 0);
    bindInteger(put, 13, m_import);
    bindInteger(put, 14, m_import);
    put.exec();
    return std::nullopt;
}

Result<Done, QString> CatalogWriter::finish()
{
    try {
        for (const char *table : {"variant", "product", "category"}) {
            SQLite::Statement drop(m_database.sql(), std::string("DELETE FROM ") + table + " WHERE seen <> ?");
            bindInteger(drop, 1, m_import);
            drop.exec();
        }
        m_images.dropUnused(m_import);
        m_statements.reset();
        m_transaction.commit();
        m_database.catalogChanged();
    } catch (const SQLite::Exception &fault) {
        return Failure{databaseFault(fault).message};
    }
    m_images.sweepFiles();
    return Done{};
}

} // namespace caravan::demostore
