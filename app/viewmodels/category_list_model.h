// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"
#include "viewmodels/row_list_model.h"

namespace caravan {

struct CategoryRow
{
    CategoryId id;
    QString handle;
    QString name;
    QString story;
    QUrl imageSource;
    bool selected = false;

    friend bool operator==(const CategoryRow &, const CategoryRow &) = default;
};

/// Categories, regions or places to choose from. GUI thread.
class CategoryListModel : public RowListModel<CategoryRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by CatalogViewModel")

public:
    explicit CategoryListModel(QObject *parent);
    void show(QList<CategoryRow> rows);
};

} // namespace caravan
