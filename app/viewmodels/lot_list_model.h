// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"
#include "viewmodels/row_list_model.h"

namespace caravan {

struct LotRow
{
    Lot lot;
    Language language = Language::ZhCn;
    int state = 0;
};

/// Harvest or production batches of a product, with what they are worth today. GUI thread.
class LotListModel : public RowListModel<LotRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by ProductViewModel")

public:
    enum State { Good, Expired, Recalled };
    Q_ENUM(State)

    explicit LotListModel(QObject *parent);
    void show(const QList<Lot> &lots, Language language, QDate today);
};

/// A lot is sold up to and with its best-before day.
LotListModel::State lotState(const Lot &lot, QDate today);

} // namespace caravan
