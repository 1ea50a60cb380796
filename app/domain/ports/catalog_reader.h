// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"

namespace caravan {

enum class CatalogError {
    NotReady, ///< no catalog.db yet, or nothing published in it
    NotFound,
    Damaged, ///< the file is no database or of another schema; the agent pulls it anew
    Failed,  ///< any other I/O error
};

struct ProductQuery
{
    Language language = Language::ZhCn;
    CategoryId category; ///< null: any; else it or a category below it
    CategoryId origin;   ///< null: any; likewise
    QString text;        ///< empty: all; else what the shopper typed, in any of the scripts
    qint64 afterRow = -1;
    int limit = 60;
};

/// Read access to the catalog. Blocking: call it on the kiosk's database Worker only. Every call sees one whole
/// published catalog, never half of a change.
class CatalogReader
{
public:
    virtual ~CatalogReader() = default;
    /// All categories, parents before children, siblings by rank.
    virtual Result<QList<Category>, CatalogError> categories() = 0;
    /// One page in popularity order. Fewer than `limit`: it was the last one.
    virtual Result<QList<ProductSummary>, CatalogError> products(const ProductQuery &query) = 0;
    virtual Result<Product, CatalogError> product(const ProductId &id) = 0;
    virtual Result<ProductVariant, CatalogError> variant(const VariantId &id) = 0;
    /// Product and variant that carry this number.
    virtual Result<std::pair<ProductId, VariantId>, CatalogError> findByGtin(const Gtin &gtin) = 0;
    virtual Result<QList<ShippingOption>, CatalogError> shippingOptions() = 0;
    virtual Result<CatalogFreshness, CatalogError> freshness() = 0;
};

} // namespace caravan
