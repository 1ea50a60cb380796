// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"
#include "viewmodels/row_list_model.h"

namespace caravan {

struct VariantRow
{
    ProductVariant variant;
    QString title;
    bool selected = false;
};

/// Sizes and forms of the product that is shown. GUI thread.
class VariantListModel : public RowListModel<VariantRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by ProductViewModel")

public:
    explicit VariantListModel(QObject *parent);
    void show(const QList<ProductVariant> &variants, Language language, int selected);
};

} // namespace caravan
