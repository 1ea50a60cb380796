// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/facet_list_model.h"

#include "core/money.h"
#include "viewmodels/texts.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr FacetListModel::Role roles[]{
    {"choiceId", [](const FacetRow &row) { return QVariant(row.choiceId); }},
    {"section", [](const FacetRow &row) { return QVariant(row.section); }},
    {"label", [](const FacetRow &row) { return QVariant(row.text); }},
    {"count", [](const FacetRow &row) { return QVariant(row.count); }},
    {"selected", [](const FacetRow &row) { return QVariant(row.selected); }},
};

QString priceText(size_t band)
{
    const QString from = formatMoney(Money::fromFen(priceBandFrom[band]));
    if (band + 1 == priceBandFrom.size()) return isolated(u"≥ " + from);
    const QString to = formatMoney(Money::fromFen(priceBandFrom[band + 1]));
    return isolated(band == 0 ? QString(u"< " + to) : QString(from + u" – " + to));
}

QList<FacetRow> categoryRows(const QList<SearchFacets::Choice> &choices, const QList<CategoryId> &chosen,
                             const QString &section, Language language)
{
    QList<FacetRow> rows;
    for (const SearchFacets::Choice &choice : choices)
        rows.append({QString(section + u':' + choice.category.id.toString()), section,
                     choice.category.name.in(language), choice.count, chosen.contains(choice.category.id)});
    return rows;
}

template <class T> void toggleIn(QList<T> &list, const T &value)
{
    if (!list.removeOne(value)) list.append(value);
}

} // namespace

FacetListModel::FacetListModel(QObject *parent)
    : RowListModel(roles, parent)
{
}

void FacetListModel::show(const SearchFacets &facets, const ProductFilter &filter, Language language)
{
    const QString quick = QStringLiteral("quick");
    QList<FacetRow> all{
        //: Choice on the search page: what lies on the shelf of this shop
        //% "In this shop"
        {QStringLiteral("stock"), quick, qtTrId("facet.stock"), facets.inStock, filter.inStock},
        //: Choice on the search page: what is harvested in this month
        //% "In season now"
        {QStringLiteral("season"), quick, qtTrId("facet.season"), facets.inSeason, filter.seasonMonth > 0},
        {QStringLiteral("gift"), quick, qtTrId("tag.gift"), facets.gift, filter.gift},
        {QStringLiteral("halal"), quick, qtTrId("tag.halal"), facets.halal, filter.halal},
        {QStringLiteral("organic"), quick, qtTrId("tag.organic"), facets.organic, filter.organic},
    };
    for (size_t band = 0; band < priceBandFrom.size(); ++band)
        all.append({QStringLiteral("price:%1").arg(band), QStringLiteral("price"), priceText(band),
                    facets.priceBands[band], filter.priceBands.contains(static_cast<int>(band))});
    all += categoryRows(facets.kinds, filter.kinds, QStringLiteral("kind"), language);
    all += categoryRows(facets.origins, filter.origins, QStringLiteral("origin"), language);
    all.removeIf([](const FacetRow &row) { return row.count == 0 && !row.selected; });
    std::stable_sort(all.begin(), all.end(),
                     [](const FacetRow &a, const FacetRow &b) { return a.selected && !b.selected; });
    if (all == rows()) return;
    const bool same = std::equal(all.begin(), all.end(), rows().begin(), rows().end(),
                                 [](const FacetRow &a, const FacetRow &b) { return a.choiceId == b.choiceId; });
    if (same)
        updateRows(std::move(all));
    else
        resetRows(std::move(all));
}

void toggleChoice(ProductFilter &filter, const QString &choiceId, int month)
{
    const QString kind = choiceId.section(u':', 0, 0);
    const QString value = choiceId.section(u':', 1);
    if (kind == u"stock") filter.inStock = !filter.inStock;
    if (kind == u"season") filter.seasonMonth = filter.seasonMonth > 0 ? 0 : month;
    if (kind == u"gift") filter.gift = !filter.gift;
    if (kind == u"halal") filter.halal = !filter.halal;
    if (kind == u"organic") filter.organic = !filter.organic;
    if (kind == u"price") toggleIn(filter.priceBands, value.toInt());
    if (kind == u"kind") toggleIn(filter.kinds, CategoryId::parse(value));
    if (kind == u"origin") toggleIn(filter.origins, CategoryId::parse(value));
}

int choicesIn(const ProductFilter &filter)
{
    const auto lists = filter.kinds.size() + filter.origins.size() + filter.priceBands.size();
    return static_cast<int>(lists) + (filter.seasonMonth > 0) + filter.inStock + filter.gift + filter.halal +
           filter.organic;
}

} // namespace caravan
