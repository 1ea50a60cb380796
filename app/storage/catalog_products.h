// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/catalog_rows.h"
#include "storage/connection.h"
#include "storage/search/search_index.h"

#include <QHash>
#include <QSet>

namespace caravan {

/// The product tables of catalog.db as the writer changes them, with what hangs on them: membership in categories, the
/// summary that the grid reads, the search index. Internal to CatalogWriter, which calls it inside its transactions;
/// all members may throw SQLite::Exception. What is already there is found equal and not written.
class CatalogProducts
{
public:
    explicit CatalogProducts(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Each of these returns whether anything changed.
    bool store(const CatalogProductRow &product, UtcTime asOf);
    bool setTexts(Language language, const CatalogTextRow &texts);
    bool remove(const ProductId &id);
    /// The product whose summary must be refreshed, or 0 where nothing changed or the variant is unknown.
    int setPriceAndStock(const CatalogPriceAndStockRow &row, UtcTime asOf);
    void refreshSummary(int number);

    /// The number that stands for a category, also for one that is only named so far.
    int categoryNumber(const CategoryId &id);
    /// After the tree of categories changed: membership and search text of every product.
    void rebuildMembership();
    /// After names changed: the search text of the products in these categories.
    void reindexCategories(const QList<int> &categories);
    /// Forgets what is remembered of categories.
    void forgetCategories() { m_categories.clear(); }

private:
    struct Stored
    {
        qint64 row = 0;
        int number = 0;
        QString categories;
        QByteArray fingerprint;
        LocalizedText title;
        LocalizedText description;
    };
    struct CategoryNode
    {
        int parent = 0; ///< number; 0: none
        LocalizedText name;
    };

    std::optional<Stored> find(const ProductId &id);
    int nextNumber();
    void erase(const Stored &stored);
    void insertProduct(const CatalogProductRow &product, const Stored &stored);
    void insertVariants(const CatalogProductRow &product, int number, UtcTime asOf);
    void rememberImage(const QString &url, qint64 row);
    void join(qint64 row, const QString &categories);
    void leave(qint64 row, const QString &categories);
    void index(int number);
    void forgetIndex(qint64 row, int number);
    QString searchTokens(int number, const LocalizedText &title, const QString &categories);
    QSet<int> withAncestors(const QString &categories);
    const QHash<int, CategoryNode> &categories();

    Connection &m_connection;
    SearchTokenizer m_tokenizer;
    QHash<int, CategoryNode> m_categories;
};

} // namespace caravan
