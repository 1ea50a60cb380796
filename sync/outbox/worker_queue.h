// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/worker.h"
#include "sync/outbox/job_queue.h"

#include <QMetaObject>

namespace caravan {

/// JobQueue on a Worker. Lives on the agent's thread. Destroying it finishes the jobs that it has and drops their
/// answers, so it goes before the storage that the jobs use.
class WorkerQueue final : public QObject, public JobQueue
{
public:
    void post(std::function<void()> job, std::function<void()> done) override
    {
        // m_worker waits for its jobs before the QObject goes, so `this` is alive whenever a job ends.
        m_worker.run([this, job = std::move(job), done = std::move(done)] {
            job();
            QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
        });
    }

private:
    Worker m_worker;
};

} // namespace caravan
