// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace caravan {

/// One thread that runs jobs in the order in which they came. Each process has one for its databases, the kiosk
/// another for images. Destroying it waits for the jobs that it has, so it must outlive what the jobs use.
class Worker
{
public:
    Worker()
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setExpiryTimeout(-1);
    }
    ~Worker() { finish(); }
    Q_DISABLE_COPY_MOVE(Worker)

    /// Waits for the jobs that it has. Call it before the receivers of their answers go.
    void finish() { m_pool.waitForDone(); }

    /// Runs job() on the worker; take the answer with `.then(context, …)` on the caller's thread.
    template <class Job> auto run(Job &&job) { return QtConcurrent::run(&m_pool, std::forward<Job>(job)); }

private:
    QThreadPool m_pool;
};

} // namespace caravan
