// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/seeded_catalog.h"

#include <QFile>
#include <QJsonDocument>

namespace caravan::contract {

SeededCatalog SeededCatalog::fromEnvironment()
{
    SeededCatalog catalog;
    QFile file(qEnvironmentVariable("CARAVAN_CONTRACT_CATALOG"));
    if (!file.open(QIODevice::ReadOnly)) return catalog;
    while (!file.atEnd()) {
        const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
        const QString type = row.value(QStringLiteral("type")).toString();
        if (type == u"category") catalog.m_categories.append(row);
        if (type != u"product") continue;
        catalog.m_byHandle.insert(row.value(QStringLiteral("handle")).toString(), catalog.m_products.size());
        catalog.m_products.append(row);
    }
    return catalog;
}

LocalizedText SeededCatalog::texts(const QJsonValue &value)
{
    LocalizedText texts;
    for (const Language language : allLanguages) {
        const QString text = value.toObject().value(languageTag(language)).toString();
        if (!text.isEmpty()) texts.set(language, text);
    }
    return texts;
}

} // namespace caravan::contract
