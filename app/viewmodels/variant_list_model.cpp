// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/variant_list_model.h"

#include "viewmodels/texts.h"

namespace caravan {

namespace {
constexpr VariantListModel::Role roles[]{
    {"title", [](const VariantRow &row) { return QVariant(row.title); }},
    {"priceText", [](const VariantRow &row) { return QVariant(formatMoney(row.variant.price)); }},
    {"unitPriceText",
     [](const VariantRow &row) {
         return QVariant(unitPriceText(row.variant.price, row.variant.netWeightGrams, row.variant.netVolumeMl));
     }},
    {"available", [](const VariantRow &row) { return QVariant(row.variant.stock.canSell(1)); }},
    {"selected", [](const VariantRow &row) { return QVariant(row.selected); }},
};
} // namespace

VariantListModel::VariantListModel(QObject *parent)
    : RowListModel(roles, parent)
{
}

void VariantListModel::show(const QList<ProductVariant> &variants, Language language, int selected)
{
    QList<VariantRow> shown;
    for (const ProductVariant &variant : variants)
        shown.append({variant, variant.title.in(language), shown.size() == selected});
    if (shown.size() == rows().size())
        updateRows(std::move(shown));
    else
        resetRows(std::move(shown));
}

} // namespace caravan
