// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/catalog_metadata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace caravan::demostore {

namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QJsonObject textsObject(const LocalizedText &texts)
{
    QJsonObject object;
    for (const Language language : allLanguages)
        if (!texts.exactly(language).isEmpty()) object.insert(languageTag(language), texts.exactly(language));
    return object;
}

void insertTexts(QJsonObject &object, const QString &name, const LocalizedText &texts)
{
    if (!texts.isEmpty()) object.insert(name, textsObject(texts));
}

QJsonArray lotsArray(const QList<Lot> &lots)
{
    QJsonArray rows;
    for (const Lot &lot : lots) {
        QJsonObject row{{QStringLiteral("code"), lot.code},
                        {QStringLiteral("harvested"), lot.harvested.toString(Qt::ISODate)},
                        {QStringLiteral("best_before"), lot.bestBefore.toString(Qt::ISODate)}};
        if (lot.recalled) row.insert(QStringLiteral("recalled"), true);
        rows.append(row);
    }
    return rows;
}

} // namespace

QByteArray metadataOf(const CategoryEntry &entry)
{
    QJsonObject object;
    insertTexts(object, QStringLiteral("names"), entry.name);
    insertTexts(object, QStringLiteral("story"), entry.story);
    if (entry.place) {
        object.insert(QStringLiteral("latitude"), entry.place->first);
        object.insert(QStringLiteral("longitude"), entry.place->second);
    }
    return compact(object);
}

QByteArray metadataOf(const ProductEntry &entry)
{
    QJsonObject object{{QStringLiteral("popularity"), entry.popularity}};
    insertTexts(object, QStringLiteral("story"), entry.story);
    insertTexts(object, QStringLiteral("storage"), entry.storage);
    if (!entry.tags.isEmpty()) object.insert(QStringLiteral("tags"), QJsonArray::fromStringList(entry.tags));
    if (!entry.lots.isEmpty()) object.insert(QStringLiteral("lots"), lotsArray(entry.lots));
    QJsonArray season;
    for (const int month : entry.season)
        season.append(month);
    if (!season.isEmpty()) object.insert(QStringLiteral("season"), season);
    return compact(object);
}

QByteArray metadataOf(const VariantEntry &entry)
{
    QJsonObject object{{QStringLiteral("titles"), textsObject(entry.title)}};
    if (entry.netWeightGrams > 0) object.insert(QStringLiteral("net_weight_g"), entry.netWeightGrams);
    if (entry.netVolumeMl > 0) object.insert(QStringLiteral("net_volume_ml"), entry.netVolumeMl);
    if (!entry.gtin.isEmpty() && eanOf(entry).isEmpty()) object.insert(QStringLiteral("gtin"), entry.gtin);
    return compact(object);
}

QByteArray translationsOf(const ProductEntry &entry)
{
    QJsonObject object;
    for (const Language language : allLanguages) {
        if (language == Language::ZhCn) continue;
        QJsonObject texts;
        if (const QString title = entry.title.exactly(language); !title.isEmpty())
            texts.insert(QStringLiteral("title"), title);
        if (const QString text = entry.description.exactly(language); !text.isEmpty())
            texts.insert(QStringLiteral("description"), text);
        if (!texts.isEmpty()) object.insert(languageTag(language), texts);
    }
    return compact(object);
}

QString eanOf(const VariantEntry &entry) { return entry.gtin.size() == 13 ? entry.gtin : QString(); }

} // namespace caravan::demostore
