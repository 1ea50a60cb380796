// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/order_walk.h"

#include <QObject>

namespace caravan::contract {

/// An order through its steps, every step replayed, out of turn and at once: one ticket, one order (I3, I4, I5).
class OrderContract : public QObject
{
    Q_OBJECT

public:
    OrderContract(StoreUnderTest &store, Shelf &shelf)
        : m_store(store)
        , m_shelf(shelf)
    {
    }

private slots:
    void wholeOrder_data();
    void wholeOrder();
    void bothWaysOfHandingOverAreOffered();
    void totalCountsEveryFen();
    void completeAnswersWithTheMetadata();
    void linesKeepTheirLots();
    void orderLowersTheStock();
    void cartBeforeItsEnd();
    void secondCartIsAnother();
    void everyStepMayBeReplayed();
    void otherShippingReplacesTheFirst();
    void otherShippingDropsThePayment();
    void completeOutOfTurn_data();
    void completeOutOfTurn();
    void completedCartStaysAsItIs();
    void completesAtOnceAreOneOrder();
    void lostReplyIsOneOrder_data();
    void lostReplyIsOneOrder();

private:
    /// A walk with one line of a product of its own.
    OrderWalk newWalk(int quantity = 1);
    void verifyOneOrder(const OrderWalk &walk, const RemoteOrderId &id);

    StoreUnderTest &m_store;
    Shelf &m_shelf;
};

} // namespace caravan::contract
