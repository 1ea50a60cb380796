// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/catalog_shelf.h"

#include "sync/demostore/sql_text.h"

#include <QJsonDocument>

#include <string>

namespace caravan::demostore {

namespace {

constexpr char variantColumns[] = "v.id, p.id, v.title, v.sku, v.ean, v.weight, v.metadata, v.price_fen, v.stock, "
                                  "v.backorder, v.updated_at";

VariantRow variantRow(SQLite::Statement &select)
{
    VariantRow row;
    row.id = columnText(select, 0);
    row.productId = columnText(select, 1);
    row.title = columnText(select, 2);
    row.sku = columnText(select, 3);
    row.ean = columnText(select, 4);
    if (!select.getColumn(5).isNull()) row.weight = columnInteger(select, 5);
    row.metadata = columnBytes(select, 6);
    row.priceFen = columnInteger(select, 7);
    row.stock = columnInteger(select, 8);
    row.backorder = columnInteger(select, 9) != 0;
    row.updatedAt = columnInteger(select, 10);
    return row;
}

/// Title and description in the language, where they are stored in it.
void translate(ProductRow &row, const QByteArray &translations, Language language)
{
    if (language == Language::ZhCn) return;
    const QJsonObject texts = QJsonDocument::fromJson(translations).object().value(languageTag(language)).toObject();
    row.title = texts.value(QStringLiteral("title")).toString(row.title);
    row.description = texts.value(QStringLiteral("description")).toString(row.description);
}

/// The source of a products list: which rows, in which index. Binds with bindSource().
std::string productSource(const ListQuery &query)
{
    if (!query.ids.isEmpty()) {
        std::string sql = "FROM product WHERE published = 1 AND id IN (?";
        for (qsizetype i = 1; i < query.ids.size(); ++i)
            sql += ",?";
        sql += ')';
        return query.updatedAfter ? sql + " AND updated_at > ?" : sql;
    }
    if (query.updatedAfter) return "FROM product INDEXED BY product_updated WHERE updated_at > ? AND published = 1";
    return "FROM product INDEXED BY product_published WHERE published = 1";
}

int bindSource(SQLite::Statement &statement, const ListQuery &query)
{
    int index = 0;
    for (const QString &id : query.ids)
        bindText(statement, ++index, id);
    if (query.updatedAfter) bindInteger(statement, ++index, *query.updatedAfter);
    return index;
}

bool isPlainSweep(const ListQuery &query) { return query.ids.isEmpty() && !query.updatedAfter && !query.descending; }

} // namespace

CatalogShelf::CatalogShelf(StoreDatabase &database)
    : m_database(database)
{
}

int CatalogShelf::productCount(const ListQuery &query)
{
    const bool whole = query.ids.isEmpty() && !query.updatedAfter;
    if (whole && m_countVersion == m_database.catalogVersion()) return m_count;
    SQLite::Statement select(m_database.sql(), "SELECT count(*) " + productSource(query));
    bindSource(select, query);
    select.executeStep();
    const auto count = static_cast<int>(columnInteger(select, 0));
    if (whole) {
        m_count = count;
        m_countVersion = m_database.catalogVersion();
    }
    return count;
}

QStringList CatalogShelf::idPage(const ListQuery &query)
{
    const bool resume = isPlainSweep(query) && query.offset > 0 && m_sweepEnd.offset == query.offset &&
                        m_sweepEnd.catalogVersion == m_database.catalogVersion();
    std::string sql = "SELECT id " + productSource(query);
    if (resume) sql += " AND id > ?";
    sql += query.descending ? " ORDER BY id DESC LIMIT ? OFFSET ?" : " ORDER BY id LIMIT ? OFFSET ?";
    SQLite::Statement select(m_database.sql(), sql);
    int index = bindSource(select, query);
    if (resume) bindText(select, ++index, m_sweepEnd.lastId);
    bindInteger(select, ++index, query.limit);
    bindInteger(select, ++index, resume ? 0 : query.offset);
    QStringList ids;
    while (select.executeStep())
        ids.append(columnText(select, 0));
    if (isPlainSweep(query) && !ids.isEmpty())
        m_sweepEnd = {m_database.catalogVersion(), query.offset + static_cast<int>(ids.size()), ids.last()};
    return ids;
}

QList<VariantRow> CatalogShelf::variantsOf(const ProductRow &product)
{
    SQLite::Statement select(m_database.sql(), std::string("SELECT ") + variantColumns +
                                                   " FROM variant v JOIN product p ON p.key = v.product_key "
                                                   "WHERE v.product_key = ? ORDER BY v.position, v.key");
    bindInteger(select, 1, product.key);
    QList<VariantRow> rows;
    while (select.executeStep())
        rows.append(variantRow(select));
    return rows;
}

QList<ProductRow> CatalogShelf::load(const QStringList &ids, const ListQuery &query)
{
    SQLite::Statement select(m_database.sql(), "SELECT key, handle, title, description, image, metadata, categories, "
                                               "updated_at, translations FROM product WHERE id = ?");
    QList<ProductRow> rows;
    rows.reserve(ids.size());
    for (const QString &id : ids) {
        select.reset();
        bindText(select, 1, id);
        if (!select.executeStep()) continue;
        ProductRow row;
        row.key = columnInteger(select, 0);
        row.id = id;
        row.handle = columnText(select, 1);
        row.title = columnText(select, 2);
        row.description = columnText(select, 3);
        row.image = columnText(select, 4);
        row.metadata = columnBytes(select, 5);
        row.categories = columnText(select, 6).split(u',', Qt::SkipEmptyParts);
        row.updatedAt = columnInteger(select, 7);
        translate(row, columnBytes(select, 8), query.locale);
        if (query.fields.wants(u"variants")) row.variants = variantsOf(row);
        rows.append(row);
    }
    return rows;
}

Result<Page<ProductRow>, Refusal> CatalogShelf::products(const ListQuery &query)
{
    return guarded([&]() -> Result<Page<ProductRow>, Refusal> {
        return Page<ProductRow>{load(idPage(query), query), productCount(query)};
    });
}

Result<ProductRow, Refusal> CatalogShelf::product(const QString &id, const ListQuery &query)
{
    ListQuery single = query;
    single.ids = {id};
    single.updatedAfter.reset();
    single.limit = 1;
    single.offset = 0;
    const auto page = products(single);
    if (!page) return page.failure();
    if (page->rows.isEmpty())
        return Failure{Refusal::notFound(QStringLiteral("Product with id: %1 was not found").arg(id))};
    return page->rows.first();
}

Result<Page<VariantRow>, Refusal> CatalogShelf::variants(const ListQuery &query)
{
    return guarded([&]() -> Result<Page<VariantRow>, Refusal> {
        // A delta reads the few that changed; by the index of ids it would read a million to find them.
        std::string source = query.updatedAfter ? " FROM variant v INDEXED BY variant_updated" : " FROM variant v";
        source += " JOIN product p ON p.key = v.product_key WHERE p.published = 1";
        if (query.updatedAfter) source += " AND v.updated_at > ?";
        for (qsizetype i = 0; i < query.ids.size(); ++i)
            source += i == 0 ? " AND v.id IN (?" : ",?";
        if (!query.ids.isEmpty()) source += ')';
        const auto bind = [&query](SQLite::Statement &statement) {
            int index = 0;
            if (query.updatedAfter) bindInteger(statement, ++index, *query.updatedAfter);
            for (const QString &id : query.ids)
                bindText(statement, ++index, id);
            return index;
        };
        Page<VariantRow> page;
        SQLite::Statement select(m_database.sql(),
                                 std::string("SELECT ") + variantColumns + source + " ORDER BY v.id LIMIT ? OFFSET ?");
        const int bound = bind(select);
        bindInteger(select, bound + 1, query.limit);
        bindInteger(select, bound + 2, query.offset);
        while (select.executeStep())
            page.rows.append(variantRow(select));
        SQLite::Statement count(m_database.sql(), "SELECT count(*)" + source);
        bind(count);
        count.executeStep();
        page.count = static_cast<int>(columnInteger(count, 0));
        return page;
    });
}

Result<const QHash<QString, CategoryRow> *, Refusal> CatalogShelf::categoriesById()
{
    return guarded([&]() -> Result<const QHash<QString, CategoryRow> *, Refusal> {
        if (m_categoriesVersion == m_database.catalogVersion()) return &m_categories;
        ListQuery all;
        all.limit = -1; // SQLite: no limit
        const auto page = categories(all);
        if (!page) return page.failure();
        m_categories.clear();
        for (const CategoryRow &row : page->rows)
            m_categories.insert(row.id, row);
        m_categoriesVersion = m_database.catalogVersion();
        return &m_categories;
    });
}

Result<Page<CategoryRow>, Refusal> CatalogShelf::categories(const ListQuery &query)
{
    return guarded([&]() -> Result<Page<CategoryRow>, Refusal> {
        Page<CategoryRow> page;
        SQLite::Statement select(m_database.sql(), "SELECT id, handle, parent_id, rank, name, metadata FROM category "
                                                   "ORDER BY id LIMIT ? OFFSET ?");
        bindInteger(select, 1, query.limit);
        bindInteger(select, 2, query.offset);
        while (select.executeStep())
            page.rows.append({columnText(select, 0), columnText(select, 1), columnText(select, 2),
                              static_cast<int>(columnInteger(select, 3)), columnText(select, 4),
                              columnBytes(select, 5)});
        page.count = static_cast<int>(m_database.sql().execAndGet("SELECT count(*) FROM category").getInt64());
        return page;
    });
}

} // namespace caravan::demostore
