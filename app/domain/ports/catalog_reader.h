// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product_search.h"

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
    CategoryId category;  ///< null: any; else it or a category below it
    CategoryId origin;    ///< null: any; likewise
    QString text;         ///< empty: all; else what the shopper typed, in any of the scripts
    qint64 afterRow = -1; ///< goes on from here where neither text nor filter nor sort is set
    int offset = 0;       ///< goes on from here otherwise
    int limit = 60;
    ProductFilter filter;
    SortOrder sort = SortOrder::Relevance;
    int month = 0; ///< 1–12: the month for `inSeason` of the facets; 0: not counted

    /// Whether the hits come in an order of the search's own, and pages by `offset`.
    [[nodiscard]] bool searches() const
    {
        return !text.trimmed().isEmpty() || !filter.isEmpty() || sort != SortOrder::Relevance;
    }
};

/// Read access to the catalog. Blocking: call it on the kiosk's database Worker only. Every call sees one whole
/// published catalog, never half of a change.
class CatalogReader
{
public:
    virtual ~CatalogReader() = default;
    /// All categories, parents before children, siblings by rank.
    virtual Result<QList<Category>, CatalogError> categories() = 0;
    /// One page, in popularity order where nothing is searched. Fewer than `limit`: it was the last one.
    virtual Result<QList<ProductSummary>, CatalogError> products(const ProductQuery &query) = 0;
    /// One page with facets and what helps to go on. Without a text it is a page of the range.
    virtual Result<SearchAnswer, CatalogError> search(const ProductQuery &query)
    {
        auto page = products(query);
        if (!page.ok()) return page.failure();
        SearchAnswer answer;
        answer.products = std::move(page).value();
        answer.total = query.offset + static_cast<int>(answer.products.size());
        return answer;
    }
    virtual Result<Product, CatalogError> product(const ProductId &id) = 0;
    virtual Result<ProductVariant, CatalogError> variant(const VariantId &id) = 0;
    /// Product and variant that carry this number.
    virtual Result<std::pair<ProductId, VariantId>, CatalogError> findByGtin(const Gtin &gtin) = 0;
    virtual Result<QList<ShippingOption>, CatalogError> shippingOptions() = 0;
    virtual Result<CatalogFreshness, CatalogError> freshness() = 0;
};

} // namespace caravan
