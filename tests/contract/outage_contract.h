// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/order_walk.h"

#include <QObject>

namespace caravan::contract {

/// The store loses its power between and in the steps, and comes back with what it had. Runs last: it is slow, and
/// afterwards nothing is as it was.
class OutageContract : public QObject
{
    Q_OBJECT

public:
    OutageContract(StoreUnderTest &store, Shelf &shelf)
        : m_store(store)
        , m_shelf(shelf)
    {
    }

private slots:
    void initTestCase();
    void storeThatIsDownIsUnreachable();
    void orderOutlivesRestartsBetweenItsSteps();
    void orderCutInCompleteIsOne();

private:
    StoreUnderTest &m_store;
    Shelf &m_shelf;
};

} // namespace caravan::contract
