// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fake_catalog_reader.h"
#include "support/fake_clock.h"
#include "support/fake_order_journal.h"
#include "viewmodels/services.h"

#include <QAbstractItemModel>
#include <QCoreApplication>
#include <QSemaphore>

namespace caravan {

/// What a view model works on, in memory, with a real worker. GUI thread.
class ViewModelBench
{
public:
    FakeCatalogReader catalog;
    FakeOrderJournal journal;
    FakeClock clock;
    Worker database;

    [[nodiscard]] Services services() { return {catalog, journal, database, clock}; }

    /// Returns when the worker has done all that it was given, and every answer, with what followed from it, was taken.
    void settle()
    {
        constexpr int rounds = 6; // an answer may ask again
        for (int i = 0; i < rounds; ++i) {
            QSemaphore done;
            database.run([&done] { done.release(); });
            done.acquire();
            QCoreApplication::sendPostedEvents();
        }
    }

    /// Keeps the worker from its next jobs until it is opened or destroyed.
    class Gate
    {
    public:
        explicit Gate(ViewModelBench &bench)
        {
            bench.database.run([held = m_held] { held->acquire(); });
        }
        ~Gate() { open(); }
        Q_DISABLE_COPY_MOVE(Gate)
        void open()
        {
            if (!std::exchange(m_open, true)) m_held->release();
        }

    private:
        // The worker's job may end after the gate: both own the semaphore.
        std::shared_ptr<QSemaphore> m_held = std::make_shared<QSemaphore>();
        bool m_open = false;
    };
};

/// Value of a role by its name, as a delegate sees it.
inline QVariant cell(const QAbstractItemModel &model, int row, const char *role)
{
    return model.data(model.index(row, 0), model.roleNames().key(role, -1));
}

} // namespace caravan
