// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/catalog_line.h"

#include "sync/demostore/entry_fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

namespace caravan::demostore {

namespace {

using Need = EntryFields::Need;

constexpr int maximumRank = 1'000'000;
constexpr int maximumNet = 1'000'000'000;
constexpr int maximumStock = 1'000'000'000;
constexpr qsizetype titleLimit = 200;
constexpr qsizetype textLimit = 4'000;
constexpr char handlePattern[] = "[a-z0-9-]{1,64}";
constexpr char handleForm[] = "1 to 64 of a-z, 0-9 and -";

QString indexed(const QString &name, qsizetype index) { return QStringLiteral("%1[%2]").arg(name).arg(index); }

CategoryEntry readCategory(EntryFields fields)
{
    fields.allow({u"type", u"handle", u"parent", u"rank", u"name", u"story", u"latitude", u"longitude"});
    CategoryEntry entry;
    entry.handle = fields.matching(QStringLiteral("handle"), handlePattern, handleForm, Need::Required);
    entry.parent = fields.matching(QStringLiteral("parent"), handlePattern, handleForm, Need::Optional);
    entry.rank = fields.integer(QStringLiteral("rank"), 0, maximumRank, std::nullopt);
    entry.name = fields.texts(QStringLiteral("name"), titleLimit, Need::Required);
    entry.story = fields.texts(QStringLiteral("story"), textLimit, Need::Optional);
    const auto latitude = fields.degrees(QStringLiteral("latitude"), 90);
    const auto longitude = fields.degrees(QStringLiteral("longitude"), 180);
    if (latitude && !longitude) fields.refuse(QStringLiteral("longitude"), QStringLiteral("is missing"));
    if (longitude && !latitude) fields.refuse(QStringLiteral("latitude"), QStringLiteral("is missing"));
    if (latitude && longitude) entry.place = {*latitude, *longitude};
    return entry;
}

QStringList readCategories(EntryFields &fields)
{
    const QString name = QStringLiteral("categories");
    QStringList out;
    const QJsonArray rows = fields.list(name, 1, 8);
    for (const QJsonValue &row : rows) {
        const QString handle = row.toString();
        if (handle.isEmpty()) fields.refuse(indexed(name, out.size()), QStringLiteral("must be a handle"));
        if (out.contains(handle)) fields.refuse(indexed(name, out.size()), QStringLiteral("stands here twice"));
        out.append(handle);
    }
    return out;
}

QStringList readTags(EntryFields &fields)
{
    static constexpr std::array known{u"gift", u"halal", u"organic", u"new", u"seasonal", u"handmade"};
    const QString name = QStringLiteral("tags");
    QStringList out;
    const QJsonArray rows = fields.list(name, 0, static_cast<qsizetype>(known.size()));
    for (const QJsonValue &row : rows) {
        const QString tag = row.toString();
        if (std::none_of(known.begin(), known.end(), [&tag](const char16_t *word) { return tag == QStringView(word); }))
            fields.refuse(indexed(name, out.size()),
                          QStringLiteral("must be one of gift, halal, organic, new, seasonal, handmade"));
        if (out.contains(tag)) fields.refuse(indexed(name, out.size()), QStringLiteral("stands here twice"));
        out.append(tag);
    }
    return out;
}

QList<int> readSeason(EntryFields &fields)
{
    const QString name = QStringLiteral("season");
    QList<int> out;
    const QJsonArray rows = fields.list(name, 0, 12);
    for (const QJsonValue &row : rows) {
        const double month = row.toDouble();
        const int whole = month >= 1 && month <= 12 ? static_cast<int>(month) : 0;
        if (whole == 0 || whole != month)
            fields.refuse(indexed(name, out.size()), QStringLiteral("must be a month from 1 to 12"));
        if (out.contains(whole)) fields.refuse(indexed(name, out.size()), QStringLiteral("stands here twice"));
        out.append(whole);
    }
    return out;
}

Lot readLot(EntryFields fields)
{
    fields.allow({u"code", u"harvested", u"best_before", u"recalled"});
    Lot lot;
    lot.code = fields.matching(QStringLiteral("code"), "[A-Z0-9-]{1,20}", "1 to 20 of A-Z, 0-9 and -", Need::Required);
    lot.harvested = fields.date(QStringLiteral("harvested"));
    lot.bestBefore = fields.date(QStringLiteral("best_before"));
    lot.recalled = fields.flag(QStringLiteral("recalled"));
    return lot;
}

VariantEntry readVariant(EntryFields fields)
{
    fields.allow({u"sku", u"gtin", u"title", u"net_weight_g", u"net_volume_ml", u"price_fen", u"stock", u"backorder"});
    VariantEntry variant;
    variant.sku = fields.matching(QStringLiteral("sku"), "[A-Za-z0-9._-]{1,40}", "1 to 40 of A-Z, a-z, 0-9, ., _ and -",
                                  Need::Required);
    const char digits[] = "8, 12, 13 or 14 digits";
    variant.gtin = fields.matching(QStringLiteral("gtin"), "[0-9]{8}|[0-9]{12,14}", digits, Need::Optional);
    if (!variant.gtin.isEmpty() && !Gtin::parse(variant.gtin))
        fields.refuse(QStringLiteral("gtin"), QStringLiteral("has a wrong check digit"));
    variant.title = fields.texts(QStringLiteral("title"), titleLimit, Need::Required);
    variant.netWeightGrams = fields.integer(QStringLiteral("net_weight_g"), 1, maximumNet, 0);
    variant.netVolumeMl = fields.integer(QStringLiteral("net_volume_ml"), 1, maximumNet, 0);
    variant.price = Money::fromFen(fields.integer(QStringLiteral("price_fen"), 0, 100'000'000, std::nullopt));
    variant.stock = fields.integer(QStringLiteral("stock"), 0, maximumStock, std::nullopt);
    variant.backorder = fields.flag(QStringLiteral("backorder"));
    return variant;
}

/// Calls `read` with the fields of each object of the list.
template <class Row, class Read>
QList<Row> readObjects(EntryFields &fields, const QString &name, qsizetype least, qsizetype most,
                       std::optional<EntryFault> &fault, Read read)
{
    QList<Row> out;
    const QJsonArray rows = fields.list(name, least, most);
    for (const QJsonValue &row : rows) {
        if (!row.isObject()) fields.refuse(indexed(name, out.size()), QStringLiteral("must be an object"));
        const QString path = fields.pathOf(indexed(name, out.size())) + QLatin1Char('.');
        out.append(read(EntryFields(row.toObject(), path, fault)));
        if (fault) break;
    }
    return out;
}

ProductEntry readProduct(EntryFields fields, std::optional<EntryFault> &fault)
{
    fields.allow({u"type", u"handle", u"categories", u"popularity", u"title", u"description", u"story", u"storage",
                  u"image", u"tags", u"season", u"lots", u"variants"});
    ProductEntry entry;
    entry.handle = fields.matching(QStringLiteral("handle"), handlePattern, handleForm, Need::Required);
    entry.categories = readCategories(fields);
    entry.popularity = fields.integer(QStringLiteral("popularity"), 0, 1'000, 0);
    entry.title = fields.texts(QStringLiteral("title"), titleLimit, Need::Required);
    entry.description = fields.texts(QStringLiteral("description"), textLimit, Need::Required);
    entry.story = fields.texts(QStringLiteral("story"), textLimit, Need::Optional);
    entry.storage = fields.texts(QStringLiteral("storage"), textLimit, Need::Optional);
    // No folder part, no NUL and no leading dot: the name is joined to the folder `images` and served in a URL.
    entry.image = fields.matching(QStringLiteral("image"), "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\\.(png|jpg|jpeg|svg)",
                                  "the name of a PNG, JPEG or SVG file", Need::Optional);
    entry.tags = readTags(fields);
    entry.season = readSeason(fields);
    entry.lots = readObjects<Lot>(fields, QStringLiteral("lots"), 0, 100, fault, readLot);
    entry.variants = readObjects<VariantEntry>(fields, QStringLiteral("variants"), 1, 50, fault, readVariant);
    return entry;
}

} // namespace

Result<CatalogEntry, EntryFault> parseCatalogLine(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        return Failure{
            EntryFault{{}, QStringLiteral("is not JSON: %1 at byte %2").arg(error.errorString()).arg(error.offset)}};
    if (!document.isObject()) return Failure{EntryFault{{}, QStringLiteral("must be an object")}};

    std::optional<EntryFault> fault;
    const QJsonObject object = document.object();
    const QString type = object.value(QStringLiteral("type")).toString();
    CatalogEntry entry;
    if (type == u"category")
        entry = readCategory(EntryFields(object, {}, fault));
    else if (type == u"product")
        entry = readProduct(EntryFields(object, {}, fault), fault);
    else
        fault = EntryFault{QStringLiteral("type"), QStringLiteral("must be category or product")};
    if (fault) return Failure{*fault};
    return entry;
}

} // namespace caravan::demostore
