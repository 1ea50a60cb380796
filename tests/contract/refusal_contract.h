// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/order_walk.h"

#include <QObject>

namespace caravan::contract {

/// The answers that delivery takes as a reason: stock, price, variants that are gone, ids that are unknown, bad bodies.
class RefusalContract : public QObject
{
    Q_OBJECT

public:
    RefusalContract(StoreUnderTest &store, Shelf &shelf)
        : m_store(store)
        , m_shelf(shelf)
    {
    }

private slots:
    void noStockAtTheCart_data();
    void noStockAtTheCart();
    void stockGoneAtCompleteHealsWithTheStock();
    void lastOneGoesToOneCart();
    void backorderSellsBeyondTheStock();
    void priceOfTheCartIsKept_data();
    void priceOfTheCartIsKept();
    void newCartHasTheNewPrice();
    void variantGoneAtTheCart_data();
    void variantGoneAtTheCart();
    void goneAtComplete_data();
    void goneAtComplete();
    void unpublishedCartStillCompletes();
    void unknownIdIsNotFound_data();
    void unknownIdIsNotFound();
    void unknownCollectionOrProviderIsAServerError_data();
    void unknownCollectionOrProviderIsAServerError();
    void unknownShippingOptionIsRefused();
    void ownUnitPriceIsIgnored();
    void badBodyIsRefused_data();
    void badBodyIsRefused();

private:
    StoreUnderTest &m_store;
    Shelf &m_shelf;
};

} // namespace caravan::contract
