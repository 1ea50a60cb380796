// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/list_query.h"
#include "sync/demostore/store_database.h"

#include <QHash>

#include <optional>

namespace caravan::demostore {

/// A variant as it is stored. Amounts in fen, times in milliseconds of UTC.
struct VariantRow
{
    QString id;
    QString productId;
    QString title;
    QString sku;
    QString ean;
    std::optional<qint64> weight;
    QByteArray metadata;
    qint64 priceFen = 0;
    qint64 stock = 0;
    bool backorder = false;
    qint64 updatedAt = 0;
};

struct ProductRow
{
    qint64 key = 0;
    QString id;
    QString handle;
    QString title;       ///< in the language asked for
    QString description; ///< likewise
    QString image;       ///< name in /static/, or empty
    QByteArray metadata;
    QStringList categories; ///< ids
    qint64 updatedAt = 0;
    QList<VariantRow> variants; ///< empty where they were not asked for
};

struct CategoryRow
{
    QString id;
    QString handle;
    QString parentId; ///< empty for a root
    int rank = 0;
    QString name;
    QByteArray metadata;
};

template <class Row> struct Page
{
    QList<Row> rows;
    int count = 0; ///< of the whole list
};

/// Reads the catalog for the routes: only published products and their variants. Lives on the store's thread.
class CatalogShelf
{
public:
    explicit CatalogShelf(StoreDatabase &database);

    Result<Page<ProductRow>, Refusal> products(const ListQuery &query);
    Result<Page<VariantRow>, Refusal> variants(const ListQuery &query);
    Result<Page<CategoryRow>, Refusal> categories(const ListQuery &query);
    /// not_found where it is deleted or unpublished: the tombstone of a product is its absence.
    Result<ProductRow, Refusal> product(const QString &id, const ListQuery &query);
    /// All categories by id, read again after an import.
    Result<const QHash<QString, CategoryRow> *, Refusal> categoriesById();

private:
    /// Where the last page of a sweep ended: its next one starts there instead of counting rows up to its offset.
    struct SweepEnd
    {
        quint64 catalogVersion = 0;
        int offset = -1;
        QString lastId;
    };

    QStringList idPage(const ListQuery &query);
    QList<ProductRow> load(const QStringList &ids, const ListQuery &query);
    QList<VariantRow> variantsOf(const ProductRow &product);
    int productCount(const ListQuery &query);

    StoreDatabase &m_database;
    SweepEnd m_sweepEnd;
    quint64 m_countVersion = 0;
    int m_count = 0;
    quint64 m_categoriesVersion = 0;
    QHash<QString, CategoryRow> m_categories;
};

} // namespace caravan::demostore
