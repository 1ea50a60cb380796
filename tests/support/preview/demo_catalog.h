// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "domain/ports/catalog_reader.h"

#include <QHash>
#include <QJsonObject>

#include <memory>

namespace caravan {
class LoadedCatalog;
}

namespace caravan::preview {

/// The demo catalog read straight from its text files, for pictures of the screen. Trusts the files: the real parser is
/// the demo store's. A product's image id is the SHA-256 of its file name. Called on the database Worker only.
class DemoCatalog final : public CatalogReader
{
public:
    DemoCatalog(const QString &folder, const Clock &clock);
    ~DemoCatalog() override;
    Q_DISABLE_COPY_MOVE(DemoCatalog)

    /// File name of each image id.
    [[nodiscard]] const QHash<QString, QString> &images() const { return m_images; }
    [[nodiscard]] const QList<Product> &all() const { return m_products; }

    Result<QList<Category>, CatalogError> categories() override { return m_categories; }
    Result<QList<ProductSummary>, CatalogError> products(const ProductQuery &query) override;
    /// As the kiosk searches, on the same files.
    Result<SearchAnswer, CatalogError> search(const ProductQuery &query) override;
    Result<Product, CatalogError> product(const ProductId &id) override;
    Result<ProductVariant, CatalogError> variant(const VariantId &id) override;
    Result<std::pair<ProductId, VariantId>, CatalogError> findByGtin(const Gtin &gtin) override;
    Result<QList<ShippingOption>, CatalogError> shippingOptions() override;
    Result<CatalogFreshness, CatalogError> freshness() override;

private:
    void readCategory(const QJsonObject &line);
    void readProduct(const QJsonObject &line);
    [[nodiscard]] bool isBelow(const CategoryId &id, const CategoryId &ancestor) const;

    UtcTime m_asOf;
    std::unique_ptr<LoadedCatalog> m_searched; ///< the same files, for searching
    QList<Category> m_categories;
    QList<Product> m_products;
    QHash<QString, int> m_popularity;
    QHash<QString, QString> m_images;
};

} // namespace caravan::preview
