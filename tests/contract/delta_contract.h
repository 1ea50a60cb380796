// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/order_walk.h"

#include <QObject>

namespace caravan::contract {

/// What a change in the shop's office shows in: the two deltas, the sweeps, the lists by id (docs/store-api.md).
class DeltaContract : public QObject
{
    Q_OBJECT

public:
    DeltaContract(StoreUnderTest &store, Shelf &shelf)
        : m_store(store)
        , m_shelf(shelf)
    {
    }

private slots:
    void changesShowInTheirDelta_data();
    void changesShowInTheirDelta();
    void theLatestRowIsNotRepeated();
    void changedTextsArrive();
    void changedPriceArrives();
    void changedStockArrives();
    void goneIsAbsentEverywhere_data();
    void goneIsAbsentEverywhere();
    void removedVariantIsAbsent();

private:
    /// Does the change called `what` in the office; the status of the answer.
    int change(const QString &what, const Shelf::Pick &pick);
    int changeOfWebShop(const QString &what, const Shelf::Pick &pick);
    /// The store's own clock: the greatest updated_at it has shown, so that the machine's clock does not count.
    QString cursorOf(const QString &list);
    bool inProductDelta(const QString &since, const ProductId &id);
    bool inVariantDelta(const QString &since, const ProductId &id);

    StoreUnderTest &m_store;
    Shelf &m_shelf;
};

} // namespace caravan::contract
