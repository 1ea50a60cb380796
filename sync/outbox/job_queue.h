// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace caravan {

/// Where blocking work of storage is done: jobs run one after another, in order, on some other thread (in tests on the
/// same one). `done` runs later on the caller's thread, never from within post().
class JobQueue
{
public:
    virtual ~JobQueue() = default;
    virtual void post(std::function<void()> job, std::function<void()> done) = 0;
};

/// Runs `job` on the queue and gives its answer to `then`, unless `context` was destroyed meanwhile.
template <class Job, class Then> void ask(JobQueue &queue, QObject *context, Job job, Then then)
{
    using Answer = std::invoke_result_t<Job>;
    // Shared, because the answer passes from the queue's thread to the caller's and either may go last.
    auto answer = std::make_shared<std::optional<Answer>>();
    queue.post([answer, job = std::move(job)] { answer->emplace(job()); },
               [answer, then = std::move(then), guard = QPointer<QObject>(context)] {
                   if (guard && *answer) then(std::move(**answer));
               });
}

} // namespace caravan
