// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/lot_list_model.h"

#include "viewmodels/texts.h"

namespace caravan {

namespace {
constexpr LotListModel::Role roles[]{
    {"code", [](const LotRow &row) { return QVariant(isolated(row.lot.code)); }},
    {"harvestedText", [](const LotRow &row) { return QVariant(dateText(row.lot.harvested, row.language)); }},
    {"bestBeforeText", [](const LotRow &row) { return QVariant(dateText(row.lot.bestBefore, row.language)); }},
    {"state", [](const LotRow &row) { return QVariant(row.state); }},
};
} // namespace

LotListModel::State lotState(const Lot &lot, QDate today)
{
    if (lot.recalled) return LotListModel::Recalled;
    return lot.bestBefore.isValid() && lot.bestBefore < today ? LotListModel::Expired : LotListModel::Good;
}

LotListModel::LotListModel(QObject *parent)
    : RowListModel(roles, parent)
{
}

void LotListModel::show(const QList<Lot> &lots, Language language, QDate today)
{
    QList<LotRow> shown;
    for (const Lot &lot : lots)
        shown.append({lot, language, lotState(lot, today)});
    resetRows(std::move(shown));
}

} // namespace caravan
