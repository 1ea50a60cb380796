// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "core/money.h"
#include "domain/catalog/product.h"
#include "domain/codes/gtin.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <utility>
#include <variant>

namespace caravan::demostore {

/// One `category` line of a catalog file (docs/catalog-format.md), checked.
struct CategoryEntry
{
    QString handle;
    QString parent; ///< empty for a root
    int rank = 0;
    LocalizedText name;
    LocalizedText story;
    std::optional<std::pair<double, double>> place; ///< latitude, longitude in degrees
};

struct VariantEntry
{
    QString sku;
    QString gtin; ///< as it stands in the file; empty: none
    LocalizedText title;
    int netWeightGrams = 0; ///< 0: none
    int netVolumeMl = 0;    ///< 0: none
    Money price;
    int stock = 0;
    bool backorder = false;
};

/// One `product` line, checked as far as a line alone can be.
struct ProductEntry
{
    QString handle;
    QStringList categories;
    int popularity = 0;
    LocalizedText title;
    LocalizedText description;
    LocalizedText story;
    LocalizedText storage;
    QString image; ///< file name; empty: none
    QStringList tags;
    QList<int> season;
    QList<Lot> lots;
    QList<VariantEntry> variants;
};

using CatalogEntry = std::variant<CategoryEntry, ProductEntry>;

/// What is wrong with a line. `field` as in "variants[1].price_fen"; empty where the line as a whole is meant.
struct EntryFault
{
    QString field;
    QString message;
};

} // namespace caravan::demostore
