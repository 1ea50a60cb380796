// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "domain/ids.h"
#include "sync/demostore/demo_store.h"

#include <QTemporaryDir>

#include <memory>

namespace caravan::faults {

/// A demo store in this process, on loopback, in a temporary folder, with a hand in its database: what happens to a
/// server behind everybody's back.
class StoreHome
{
public:
    StoreHome();
    ~StoreHome();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const demostore::StoreIdentity &identity() const { return m_store->identity(); }
    [[nodiscard]] QString databasePath() const;

    /// The pictures' addresses begin with this one.
    void publishAt(const QString &url) { m_store->announceAs(url); }

    /// Remembers carts and orders as they are.
    void backUp();
    void restore();
    /// Carts and orders are gone.
    void wipe();
    [[nodiscard]] int ordersOf(const OrderId &id);
    [[nodiscard]] int allOrders();
    void run(const QByteArray &sql);
    void import(const QByteArray &catalog);

private:
    SystemClock m_clock;
    QTemporaryDir m_dir; ///< in memory where the system has such a place: what the disk does is not asked here
    std::unique_ptr<demostore::DemoStore> m_store;
    quint16 m_port = 0;
};

} // namespace caravan::faults
