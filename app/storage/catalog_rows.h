// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"

namespace caravan {

/// What the agent writes into the catalog. Plain values without behaviour, checked and cut by who read them from the
/// store.

struct CatalogCategoryRow
{
    CategoryId id;
    CategoryId parent; ///< null for a root; may come later or never
    QString handle;
    LocalizedText name;
    LocalizedText story;
    int rank = 0;
};

struct CatalogVariantRow
{
    VariantId id;
    Sku sku;
    std::optional<Gtin> gtin;
    LocalizedText title;
    int netWeightGrams = 0;
    int netVolumeMl = 0;
    std::optional<Money> price; ///< absent: not sold here
    int stock = 0;
    bool backorder = false;
};

/// A product with its base texts; other languages arrive as CatalogTextRow and stay when the base row changes.
struct CatalogProductRow
{
    ProductId id;
    QString handle;
    QString title;
    QString description;
    LocalizedText story;
    LocalizedText storage;
    QString imageUrl; ///< empty: none
    QStringList tags;
    QList<int> season;
    QList<Lot> lots;
    int popularity = 0; ///< 0–1000, cut to that
    QList<CategoryId> categories;
    QList<CatalogVariantRow> variants;
};

struct CatalogTextRow
{
    ProductId product;
    QString title;
    QString description;
};

struct CatalogPriceAndStockRow
{
    VariantId variant;
    std::optional<Money> price;
    int stock = 0;
    bool backorder = false;
};

/// A place to go on from, under a name of the caller's; opaque here. An empty value removes it.
struct CatalogCursor
{
    QString key;
    QString value;
};

struct WantedImage
{
    QString url;
    QString etag; ///< of the copy that is there; empty where there is none
};

} // namespace caravan
