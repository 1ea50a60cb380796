// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/catalog_reader.h"
#include "support/sample_catalog.h"

#include <QMutex>
#include <QMutexLocker>

#include <algorithm>

namespace caravan {

/// A catalog in memory. Thread-safe, so that a test may change it between two calls of the worker.
/// Search is plain: the text is part of the title, in any language. Set a failure and every call answers with it.
class FakeCatalogReader final : public CatalogReader
{
public:
    explicit FakeCatalogReader(QList<Product> products = sample::products(3))
        : m_products(std::move(products))
    {
    }

    void setProducts(QList<Product> products)
    {
        const QMutexLocker lock(&m_mutex);
        m_products = std::move(products);
        ++m_version;
    }
    void setShippingOptions(QList<ShippingOption> options)
    {
        const QMutexLocker lock(&m_mutex);
        m_options = std::move(options);
    }
    void setFailure(std::optional<CatalogError> failure)
    {
        const QMutexLocker lock(&m_mutex);
        m_failure = failure;
    }
    /// How often products() was asked.
    [[nodiscard]] int queries() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_queries;
    }

    Result<QList<Category>, CatalogError> categories() override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        return m_categories;
    }

    Result<QList<ProductSummary>, CatalogError> products(const ProductQuery &query) override
    {
        const QMutexLocker lock(&m_mutex);
        ++m_queries;
        if (m_failure) return Failure{*m_failure};
        QList<ProductSummary> page;
        for (qsizetype row = query.afterRow + 1; row < m_products.size() && page.size() < query.limit; ++row)
            if (matches(m_products.at(row), query)) page.append(summary(row, query.language));
        return page;
    }

    Result<Product, CatalogError> product(const ProductId &id) override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        for (const Product &product : m_products)
            if (product.id == id) return product;
        return Failure{CatalogError::NotFound};
    }

    Result<ProductVariant, CatalogError> variant(const VariantId &id) override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        for (const Product &product : m_products)
            for (const ProductVariant &variant : product.variants)
                if (variant.id == id) return variant;
        return Failure{CatalogError::NotFound};
    }

    Result<std::pair<ProductId, VariantId>, CatalogError> findByGtin(const Gtin &gtin) override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        for (const Product &product : m_products)
            for (const ProductVariant &variant : product.variants)
                if (variant.gtin == gtin) return std::pair(product.id, variant.id);
        return Failure{CatalogError::NotFound};
    }

    Result<QList<ShippingOption>, CatalogError> shippingOptions() override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        return m_options;
    }

    Result<CatalogFreshness, CatalogError> freshness() override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failure) return Failure{*m_failure};
        return CatalogFreshness{true, m_version, static_cast<int>(m_products.size()), {}, {}};
    }

private:
    [[nodiscard]] bool below(const Product &product, const CategoryId &wanted) const
    {
        if (wanted.isNull()) return true;
        return std::any_of(product.categories.begin(), product.categories.end(), [&](const Category &own) {
            CategoryId at = own.id;
            while (!at.isNull() && at != wanted)
                at = parentOf(at);
            return at == wanted;
        });
    }
    [[nodiscard]] CategoryId parentOf(const CategoryId &id) const
    {
        for (const Category &category : m_categories)
            if (category.id == id) return category.parent;
        return {};
    }
    [[nodiscard]] bool matches(const Product &product, const ProductQuery &query) const
    {
        const bool named = std::any_of(allLanguages.begin(), allLanguages.end(), [&](Language language) {
            return product.title.exactly(language).contains(query.text, Qt::CaseInsensitive);
        });
        return named && below(product, query.category) && below(product, query.origin);
    }
    [[nodiscard]] ProductSummary summary(qsizetype row, Language language) const
    {
        const Product &product = m_products.at(row);
        ProductSummary card;
        card.row = row;
        card.id = product.id;
        card.title = product.title.in(language);
        card.image = product.image;
        card.tags = product.tags;
        if (!product.variants.isEmpty()) card.priceFrom = product.variants.first().price;
        card.severalPrices = product.variants.size() > 1;
        card.inStock = std::any_of(product.variants.begin(), product.variants.end(),
                                   [](const ProductVariant &variant) { return variant.stock.canSell(1); });
        return card;
    }

    mutable QMutex m_mutex;
    QList<Product> m_products;
    QList<Category> m_categories = sample::categories();
    QList<ShippingOption> m_options{
        {ShippingOptionId::parse(QStringLiteral("so_pickup")), QStringLiteral("pickup"), Money()},
        {ShippingOptionId::parse(QStringLiteral("so_ship")), QStringLiteral("shipping"), Money::fromFen(1200)}};
    std::optional<CatalogError> m_failure;
    qint64 m_version = 1;
    int m_queries = 0;
};

} // namespace caravan
