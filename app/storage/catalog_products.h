// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/catalog_rows.h"
#include "storage/connection.h"
#include "storage/search/search_index_writer.h"
#include "storage/search/search_terms.h"

#include <QHash>
#include <QSet>

namespace caravan {

/// The product tables of catalog.db as the writer changes them, with what hangs on them: membership in categories, the
/// summary that the grid reads, the search index. Internal to CatalogWriter, which calls it inside its transactions;
/// all members may throw SQLite::Exception. What is already there is found equal and not written.
class CatalogProducts
{
public:
    /// Raised with every change of what SearchTerms makes: the index is then made anew.
    static constexpr qint64 searchVersion = 1;

    explicit CatalogProducts(Connection &connection)
        : m_connection(connection)
        , m_index(connection)
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
    /// After the tree of categories changed: membership of every product.
    void rebuildMembership();
    /// Forgets what is remembered of categories.
    void forgetCategories() { m_categories.clear(); }

    /// From here on every change is also one of the search index, which buildIndex() has made; flushIndex() writes it
    /// at the end of the transaction, dropIndex() forgets it. Before the catalog is published there is no index: a
    /// product is indexed once, with the texts of all languages.
    void keepIndex(bool keep) { m_indexing = keep; }
    /// `stamp`: the catalog's version that comes of it.
    void buildIndex(qint64 stamp);
    void flushIndex(qint64 stamp);
    void dropIndex();

private:
    struct Stored
    {
        qint64 row = 0;
        int number = 0;
        QString categories;
        QByteArray fingerprint;
        LocalizedText title;
    };

    void setDescription(int number, Language language, const QString &text);
    LocalizedText descriptionOf(int number);
    std::optional<Stored> find(const ProductId &id);
    int nextNumber();
    void erase(const Stored &stored);
    void insertProduct(const CatalogProductRow &product, const Stored &stored);
    void insertVariants(const CatalogProductRow &product, int number, UtcTime asOf);
    void rememberImage(const QString &url, qint64 row);
    void join(qint64 row, const QString &categories);
    void leave(qint64 row, const QString &categories);
    struct Indexed
    {
        QByteArrayList terms;
        ProductFacts facts;
    };
    Indexed indexed(int number);
    QList<SearchableProduct::Size> sizesOf(int number);
    void willChange(int number);
    QSet<int> withAncestors(const QString &categories);
    const QHash<int, int> &parents();

    Connection &m_connection;
    SearchTerms m_terms;
    QHash<int, int> m_categories; ///< number of the parent, 0: none
    SearchIndexWriter m_index;
    QHash<int, QByteArrayList> m_before; ///< terms of products that this transaction changes
    QSet<int> m_touched;                 ///< products whose facts it changes
    bool m_indexing = false;
};

} // namespace caravan
