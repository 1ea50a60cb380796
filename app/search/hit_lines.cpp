// SPDX-License-Identifier: Apache-2.0
#include "search/hit_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace caravan {

namespace {

constexpr std::array reasonNames{"exact-name",  "name-start",   "name-end",   "word",  "synonym",
                                 "word-start",  "synonym-word", "sound-name", "sound", "category",
                                 "description", "typo",         "relaxed",    "listed"};

QByteArray line(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QJsonArray choices(const QList<SearchFacets::Choice> &list, Language language)
{
    QJsonArray array;
    for (const SearchFacets::Choice &choice : list)
        array.append(QJsonObject{{u"handle"_qs, choice.category.handle},
                                 {u"name"_qs, choice.category.name.in(language)},
                                 {u"count"_qs, choice.count}});
    return array;
}

} // namespace

QString matchReasonName(MatchReason reason) { return QLatin1String(reasonNames.at(static_cast<size_t>(reason))); }

QByteArrayList hitLines(CatalogReader &reader, const ProductQuery &query, const SearchAnswer &answer)
{
    QByteArrayList lines;
    for (qsizetype i = 0; i < answer.products.size(); ++i) {
        const ProductSummary &hit = answer.products.at(i);
        const MatchReason reason = answer.reasons.value(i, MatchReason::Listed);
        QJsonObject object{{u"rank"_qs, query.offset + i + 1},
                           {u"score"_qs, 1.0 - static_cast<int>(reason) / 14.0 - static_cast<double>(i) / 10'000.0},
                           {u"why"_qs, matchReasonName(reason)},
                           {u"product"_qs, hit.id.toString()},
                           {u"name"_qs, hit.title},
                           {u"place"_qs, hit.place},
                           {u"price_fen"_qs, hit.priceFrom.fen()},
                           {u"in_stock"_qs, hit.inStock}};
        if (const auto product = reader.product(hit.id); product.ok()) {
            QJsonArray gtins;
            QJsonArray skus;
            for (const ProductVariant &variant : product->variants) {
                if (variant.gtin) gtins.append(variant.gtin->toString());
                skus.append(variant.sku.toString());
            }
            object.insert(u"handle"_qs, product->handle);
            object.insert(u"gtin"_qs, gtins);
            object.insert(u"sku"_qs, skus);
        }
        lines.append(line(object));
    }
    return lines;
}

QByteArray summaryLine(const ProductQuery &query, const SearchAnswer &answer)
{
    QJsonArray bands;
    for (size_t i = 0; i < priceBandFrom.size(); ++i)
        bands.append(QJsonObject{{u"from_fen"_qs, priceBandFrom[i]}, {u"count"_qs, answer.facets.priceBands[i]}});
    QJsonArray categories;
    for (const Category &category : answer.categories)
        categories.append(category.handle);
    const QJsonObject facets{{u"kinds"_qs, choices(answer.facets.kinds, query.language)},
                             {u"origins"_qs, choices(answer.facets.origins, query.language)},
                             {u"prices"_qs, bands},
                             {u"in_season"_qs, answer.facets.inSeason},
                             {u"in_stock"_qs, answer.facets.inStock},
                             {u"gift"_qs, answer.facets.gift},
                             {u"halal"_qs, answer.facets.halal},
                             {u"organic"_qs, answer.facets.organic}};
    return line({{u"total"_qs, answer.total},
                 {u"corrected"_qs, answer.corrected},
                 {u"ignored"_qs, QJsonArray::fromStringList(answer.ignored)},
                 {u"suggestions"_qs, QJsonArray::fromStringList(answer.suggestions)},
                 {u"categories"_qs, categories},
                 {u"facets"_qs, facets}});
}

} // namespace caravan
