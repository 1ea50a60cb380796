// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/category_list_model.h"

#include <algorithm>

#include <QUrl>

namespace caravan {

namespace {
constexpr CategoryListModel::Role roles[]{
    {"categoryId", [](const CategoryRow &row) { return QVariant(row.id.toString()); }},
    {"handle", [](const CategoryRow &row) { return QVariant(row.handle); }},
    {"name", [](const CategoryRow &row) { return QVariant(row.name); }},
    {"story", [](const CategoryRow &row) { return QVariant(row.story); }},
    {"imageSource", [](const CategoryRow &row) { return QVariant(row.imageSource); }},
    {"selected", [](const CategoryRow &row) { return QVariant(row.selected); }},
};
} // namespace

CategoryListModel::CategoryListModel(QObject *parent)
    : RowListModel(roles, parent)
{
}

void CategoryListModel::show(QList<CategoryRow> newRows)
{
    if (newRows == rows()) return;
    const bool same = std::equal(newRows.begin(), newRows.end(), rows().begin(), rows().end(),
                                 [](const CategoryRow &a, const CategoryRow &b) { return a.id == b.id; });
    if (same)
        updateRows(std::move(newRows));
    else
        resetRows(std::move(newRows));
}

} // namespace caravan
