// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/catalog_reader.h"

#include <QHash>

#include <memory>

namespace caravan {

class Connection;
class ProductSearch;
class Query;

/// The kiosk's side of catalog.db, read-only. The file is opened at the first call and again after the agent replaced
/// it; before there is one, or before it is published, every call says NotReady. Lives on the kiosk's database Worker.
/// Remembers the categories, some hundreds, until one of them changes, and what sorting and filters need, 28 bytes a
/// product; everything else is read each time.
class CatalogReaderSqlite final : public CatalogReader
{
public:
    /// `originRoot`: handle of the category under which places are (configuration, store.origin_root).
    explicit CatalogReaderSqlite(QString path, QString originRoot = QStringLiteral("origin"));
    ~CatalogReaderSqlite() override;
    Q_DISABLE_COPY_MOVE(CatalogReaderSqlite)

    Result<QList<Category>, CatalogError> categories() override;
    /// At most 500 a page.
    Result<QList<ProductSummary>, CatalogError> products(const ProductQuery &query) override;
    Result<SearchAnswer, CatalogError> search(const ProductQuery &query) override;
    Result<Product, CatalogError> product(const ProductId &id) override;
    Result<ProductVariant, CatalogError> variant(const VariantId &id) override;
    Result<std::pair<ProductId, VariantId>, CatalogError> findByGtin(const Gtin &gtin) override;
    Result<QList<ShippingOption>, CatalogError> shippingOptions() override;
    /// Also of a catalog that is not published yet: then its `published` is false.
    Result<CatalogFreshness, CatalogError> freshness() override;
    /// Pictures that the catalog names and nobody has asked the store for yet. Reads every picture's row: for
    /// technicians and tests, not for the screen.
    Result<int, CatalogError> picturesMissing();
    /// What the agent keeps under this key; empty where it was never set. For technicians and tests.
    Result<QString, CatalogError> cursor(const QString &key);

private:
    struct Node
    {
        Category category;
        int depth = 0;
        bool place = false; ///< below the origin root
        int products = 0;   ///< in it and below it when it was read: good enough to tell the smaller one
    };
    struct FileIdentity
    {
        quint64 device = 0;
        quint64 inode = 0;
        friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
    };

    template <class T, class Body> Result<T, CatalogError> read(Body &&body);
    Result<Done, CatalogError> ensureOpen();
    void loadCategories();
    /// Brings the search up to the file's state; within a read.
    void refreshSearch();
    SearchAnswer answer(const ProductQuery &query, bool withFacets);
    QList<ProductSummary> summaries(const QList<quint32> &numbers, Language language);
    void sortByName(QList<quint32> &numbers, Language language);
    void orderCategories();
    ProductSummary summaryOf(const Query &row, Language language) const;
    const Category *placeOf(const QString &categoryNumbers) const;
    ProductVariant variantOf(const Query &row, UtcTime sweptAt) const;
    UtcTime sweptAt();

    QString m_path;
    QString m_originRoot;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ProductSearch> m_search; ///< on m_connection, which outlives it
    FileIdentity m_identity;
    qint64 m_categoriesVersion = -1; ///< whose categories are remembered
    QHash<int, Node> m_nodes;
    QHash<CategoryId, int> m_numbers;
    QList<int> m_order; ///< parents before children, siblings by rank
};

} // namespace caravan
