// SPDX-License-Identifier: Apache-2.0
#include "storage/catalog_encoding.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace caravan::encoding {

namespace {

QString compact(const QJsonDocument &document) { return QString::fromUtf8(document.toJson(QJsonDocument::Compact)); }

} // namespace

QString fromTexts(const LocalizedText &text)
{
    QJsonObject object;
    for (const Language language : allLanguages)
        if (!text.exactly(language).isEmpty()) object.insert(languageTag(language), text.exactly(language));
    return object.isEmpty() ? QString() : compact(QJsonDocument(object));
}

LocalizedText toTexts(const QString &json)
{
    LocalizedText text;
    if (json.isEmpty()) return text;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (const Language language : allLanguages)
        text.set(language, object.value(languageTag(language)).toString());
    return text;
}

QString fromLots(const QList<Lot> &lots)
{
    if (lots.isEmpty()) return {};
    QJsonArray array;
    for (const Lot &lot : lots)
        array.append(QJsonObject{{u"code"_qs, lot.code},
                                 {u"harvested"_qs, lot.harvested.toString(Qt::ISODate)},
                                 {u"best_before"_qs, lot.bestBefore.toString(Qt::ISODate)},
                                 {u"recalled"_qs, lot.recalled}});
    return compact(QJsonDocument(array));
}

QList<Lot> toLots(const QString &json)
{
    QList<Lot> lots;
    if (json.isEmpty()) return lots;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        lots.append({object.value(u"code").toString(),
                     QDate::fromString(object.value(u"harvested").toString(), Qt::ISODate),
                     QDate::fromString(object.value(u"best_before").toString(), Qt::ISODate),
                     object.value(u"recalled").toBool()});
    }
    return lots;
}

QString fromNumbers(const QList<int> &numbers)
{
    QStringList list;
    for (const int number : numbers)
        list.append(QString::number(number));
    return list.join(u',');
}

QList<int> toNumbers(const QString &text)
{
    QList<int> numbers;
    const auto parts = QStringView(text).split(u',', Qt::SkipEmptyParts);
    for (const QStringView part : parts)
        numbers.append(part.toInt());
    return numbers;
}

QString fromTags(const QStringList &tags)
{
    QStringList plain;
    for (const QString &tag : tags)
        if (!tag.contains(u' ')) plain.append(tag);
    return plain.join(u' ');
}

QStringList toTags(const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); }

} // namespace caravan::encoding
