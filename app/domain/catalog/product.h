// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "core/money.h"
#include "domain/codes/gtin.h"
#include "domain/ids.h"

#include <QDate>
#include <QList>
#include <QStringList>

#include <optional>

namespace caravan {

/// A harvest or production batch: what makes origin and freshness checkable.
struct Lot
{
    QString code;
    QDate harvested;
    QDate bestBefore;
    bool recalled = false;
};

/// A quantity with the time at which the store said so.
struct StockLevel
{
    int quantity = 0;
    bool backorder = false; ///< sold beyond the quantity
    UtcTime asOf{};

    [[nodiscard]] bool canSell(int wanted) const { return backorder || quantity >= wanted; }
};

/// What is sold: one size or form of a product.
struct ProductVariant
{
    VariantId id;
    Sku sku;
    std::optional<Gtin> gtin;
    LocalizedText title;
    int netWeightGrams = 0; ///< 0: not sold by weight
    int netVolumeMl = 0;    ///< 0: not sold by volume
    Money price;
    UtcTime priceAsOf{};
    StockLevel stock;
};

struct Category
{
    CategoryId id;
    CategoryId parent; ///< null for a root
    QString handle;
    LocalizedText name;
    LocalizedText story;
    int rank = 0;
};

struct Product
{
    ProductId id;
    QString handle;
    LocalizedText title;
    LocalizedText description;
    LocalizedText story;
    LocalizedText storage;
    ImageId image; ///< null: no picture yet
    QStringList tags;
    QList<int> season; ///< months 1–12
    QList<Lot> lots;
    QList<Category> categories;
    std::optional<Category> place;  ///< the deepest of them below the origin root
    QList<ProductVariant> variants; ///< in the store's order
};

/// What a card in the grid shows; texts are in the language that was asked for.
struct ProductSummary
{
    qint64 row = 0; ///< position in popularity order; the key of paging
    ProductId id;
    QString title;
    QString place; ///< name of its category under the origin root; empty where it has none
    ImageId image;
    Money priceFrom; ///< of its cheapest variant
    bool severalPrices = false;
    int netWeightGrams = 0; ///< of the cheapest variant, for the unit price; 0: none
    int netVolumeMl = 0;
    bool inStock = false; ///< at least one variant can be sold
    QStringList tags;
};

/// How old what the screen shows is.
struct CatalogFreshness
{
    bool published = false; ///< a whole snapshot has been pulled
    qint64 version = 0;     ///< grows with every committed change
    int products = 0;
    UtcTime pricesAsOf{};
    UtcTime stockAsOf{};
};

/// A way of handing over that the store offers, with its price.
struct ShippingOption
{
    ShippingOptionId id;
    QString code; ///< "pickup" or "shipping"
    Money price;
};

} // namespace caravan
