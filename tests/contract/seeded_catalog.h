// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace caravan::contract {

/// The catalog file that the store was filled from (docs/catalog-format.md): what the suite compares its answers with.
class SeededCatalog
{
public:
    /// From CARAVAN_CONTRACT_CATALOG; empty where it is not set or cannot be read.
    static SeededCatalog fromEnvironment();

    [[nodiscard]] const QList<QJsonObject> &categories() const { return m_categories; }
    [[nodiscard]] const QList<QJsonObject> &products() const { return m_products; }
    [[nodiscard]] QJsonObject product(const QString &handle) const
    {
        return m_products.value(m_byHandle.value(handle, -1));
    }

    /// `{"zh-CN": …}` as the catalog of the kiosk holds it.
    static LocalizedText texts(const QJsonValue &value);

private:
    QList<QJsonObject> m_categories;
    QList<QJsonObject> m_products;
    QHash<QString, qsizetype> m_byHandle;
};

} // namespace caravan::contract
