// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"
#include "sync/demostore/store_database.h"

#include <QJsonObject>

#include <optional>

namespace caravan::demostore {

struct ProductChange
{
    std::optional<QString> title;
    std::optional<bool> published;
    std::optional<QJsonObject> metadata; ///< its members replace those of the same name
};

struct VariantChange
{
    std::optional<QString> title;
    std::optional<Money> price;
};

/// A stock as Medusa's inventory module shows it.
struct InventoryRow
{
    QString id; ///< iitem_ and the tail of the variant's id
    QString sku;
    qint64 stocked = 0;
};

/// What people and tests change in a running store, through the admin routes. Moves `updated_at` as the contract's
/// table says. Lives on the store's thread. Refusals: not_found.
class CatalogChanges
{
public:
    explicit CatalogChanges(StoreDatabase &database);

    Result<Done, Refusal> changeProduct(const QString &id, const ProductChange &change);
    Result<Done, Refusal> removeProduct(const QString &id);
    Result<Done, Refusal> changeVariant(const QString &productId, const QString &id, const VariantChange &change);
    Result<Done, Refusal> removeVariant(const QString &productId, const QString &id);
    Result<QList<InventoryRow>, Refusal> inventory(const QString &sku);
    Result<InventoryRow, Refusal> setStock(const QString &inventoryId, qint64 quantity);

private:
    /// Key of the row, none where it is not there.
    std::optional<qint64> productKey(const QString &id);
    std::optional<qint64> variantKey(const QString &productId, const QString &id);

    StoreDatabase &m_database;
};

} // namespace caravan::demostore
