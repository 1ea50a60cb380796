// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/catalog_changes.h"

#include "sync/demostore/sql_text.h"

#include <QJsonDocument>
#include <SQLiteCpp/Transaction.h>

namespace caravan::demostore {

namespace {

Refusal noProduct(const QString &id)
{
    return Refusal::notFound(QStringLiteral("Product with id: %1 was not found").arg(id));
}
Refusal noVariant(const QString &id)
{
    return Refusal::notFound(QStringLiteral("Variant with id: %1 was not found").arg(id));
}

QString inventoryIdOf(const QString &variantId) { return QStringLiteral("iitem_") + variantId.section(u'_', 1); }
QString variantIdOf(const QString &inventoryId) { return QStringLiteral("variant_") + inventoryId.section(u'_', 1); }

std::optional<qint64> singleKey(SQLite::Statement &select)
{
    return select.executeStep() ? std::optional(columnInteger(select, 0)) : std::nullopt;
}

} // namespace

CatalogChanges::CatalogChanges(StoreDatabase &database)
    : m_database(database)
{
}

std::optional<qint64> CatalogChanges::productKey(const QString &id)
{
    SQLite::Statement select(m_database.sql(), "SELECT key FROM product WHERE id = ?");
    bindText(select, 1, id);
    return singleKey(select);
}

std::optional<qint64> CatalogChanges::variantKey(const QString &productId, const QString &id)
{
    SQLite::Statement select(m_database.sql(), "SELECT v.key FROM variant v JOIN product p ON p.key = v.product_key "
                                               "WHERE v.id = ? AND p.id = ?");
    bindText(select, 1, id);
    bindText(select, 2, productId);
    return singleKey(select);
}

Result<Done, Refusal> CatalogChanges::changeProduct(const QString &id, const ProductChange &change)
{
    return guarded([&]() -> Result<Done, Refusal> {
        SQLite::Transaction transaction(m_database.sql());
        SQLite::Statement select(m_database.sql(), "SELECT title, published, metadata FROM product WHERE id = ?");
        bindText(select, 1, id);
        if (!select.executeStep()) return Failure{noProduct(id)};
        QJsonObject metadata = QJsonDocument::fromJson(columnBytes(select, 2)).object();
        const QJsonObject changed = change.metadata.value_or(QJsonObject());
        for (auto member = changed.begin(); member != changed.end(); ++member)
            metadata.insert(member.key(), member.value());
        SQLite::Statement update(m_database.sql(), "UPDATE product SET title = ?, published = ?, metadata = ?, "
                                                   "updated_at = ? WHERE id = ?");
        bindText(update, 1, change.title.value_or(columnText(select, 0)));
        bindInteger(update, 2, change.published.value_or(columnInteger(select, 1) != 0) ? 1 : 0);
        bindText(update, 3, QJsonDocument(metadata).toJson(QJsonDocument::Compact));
        bindInteger(update, 4, m_database.nextStamp());
        bindText(update, 5, id);
        select.reset();
        update.exec();
        transaction.commit();
        m_database.catalogChanged();
        return Done{};
    });
}

Result<Done, Refusal> CatalogChanges::removeProduct(const QString &id)
{
    return guarded([&]() -> Result<Done, Refusal> {
        SQLite::Transaction transaction(m_database.sql());
        const auto key = productKey(id);
        if (!key) return Failure{noProduct(id)};
        for (const char *sql : {"DELETE FROM variant WHERE product_key = ?", "DELETE FROM product WHERE key = ?"}) {
            SQLite::Statement drop(m_database.sql(), sql);
            bindInteger(drop, 1, *key);
            drop.exec();
        }
        transaction.commit();
        m_database.catalogChanged();
        return Done{};
    });
}

Result<Done, Refusal> CatalogChanges::changeVariant(const QString &productId, const QString &id,
                                                    const VariantChange &change)
{
    return guarded([&]() -> Result<Done, Refusal> {
        SQLite::Transaction transaction(m_database.sql());
        const auto key = variantKey(productId, id);
        if (!key) return Failure{noVariant(id)};
        SQLite::Statement update(m_database.sql(), "UPDATE variant SET title = coalesce(?, title), "
                                                   "price_fen = coalesce(?, price_fen), updated_at = ? WHERE key = ?");
        if (change.title) bindText(update, 1, *change.title);
        if (change.price) bindInteger(update, 2, change.price->fen());
        bindInteger(update, 3, m_database.nextStamp());
        bindInteger(update, 4, *key);
        update.exec();
        transaction.commit();
        return Done{};
    });
}

Result<Done, Refusal> CatalogChanges::removeVariant(const QString &productId, const QString &id)
{
    return guarded([&]() -> Result<Done, Refusal> {
        const auto key = variantKey(productId, id);
        if (!key) return Failure{noVariant(id)};
        SQLite::Statement drop(m_database.sql(), "DELETE FROM variant WHERE key = ?");
        bindInteger(drop, 1, *key);
        drop.exec();
        return Done{};
    });
}

Result<QList<InventoryRow>, Refusal> CatalogChanges::inventory(const QString &sku)
{
    return guarded([&]() -> Result<QList<InventoryRow>, Refusal> {
        SQLite::Statement select(m_database.sql(), "SELECT id, sku, stock FROM variant WHERE sku = ?");
        bindText(select, 1, sku);
        QList<InventoryRow> rows;
        while (select.executeStep())
            rows.append({inventoryIdOf(columnText(select, 0)), columnText(select, 1), columnInteger(select, 2)});
        return rows;
    });
}

Result<InventoryRow, Refusal> CatalogChanges::setStock(const QString &inventoryId, qint64 quantity)
{
    return guarded([&]() -> Result<InventoryRow, Refusal> {
        SQLite::Statement update(m_database.sql(), "UPDATE variant SET stock = ? WHERE id = ? RETURNING sku");
        bindInteger(update, 1, quantity);
        bindText(update, 2, variantIdOf(inventoryId));
        if (!update.executeStep())
            return Failure{
                Refusal::notFound(QStringLiteral("Inventory item with id: %1 was not found").arg(inventoryId))};
        InventoryRow row{inventoryId, columnText(update, 0), quantity};
        update.executeStep(); // to its end: only then the change is committed
        return row;
    });
}

} // namespace caravan::demostore
