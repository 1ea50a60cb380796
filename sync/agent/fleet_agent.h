// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/process_options.h"
#include "fleet/terminal/fleet_updater.h"
#include "fleet/terminal/http_transport.h"
#include "fleet/terminal/ostree_installer.h"
#include "sync/outbox/worker_queue.h"

namespace caravan {

/// The agent's part in the fleet: an updater with its line, its worker and its times. Lives on the agent's thread;
/// destroying it drops a fetch that is under way and waits for a job that is.
class FleetAgent final : public QObject
{
    Q_OBJECT

public:
    /// Empty where the terminal is not enrolled; the message where it is and cannot take part.
    static Result<std::unique_ptr<FleetAgent>, QString> open(const ProcessOptions &options, const Clock &clock);
    static bool isEnrolled(const ProcessOptions &options);

    /// From now on, at every interval, sooner after a broken line.
    void start();
    /// One pass, then passed().
    void runOnce();
    [[nodiscard]] QJsonObject status() const { return m_updater->status(); }

signals:
    void passed(caravan::UpdateEnd end);

private:
    class Jobs final : public FleetJobs
    {
    public:
        void run(std::function<void()> work, std::function<void()> then) override
        {
            m_queue.post(std::move(work), std::move(then));
        }

    private:
        WorkerQueue m_queue;
    };

    FleetAgent(const ProcessOptions &options, std::unique_ptr<OstreeInstaller> installer);
    void scheduleNext(UpdateEnd end);

    const ProcessOptions &m_options;
    std::unique_ptr<OstreeInstaller> m_installer;
    HttpTransport m_transport;
    Jobs m_jobs; ///< goes before the installer that its jobs use
    std::unique_ptr<FleetUpdater> m_updater;
    QTimer m_timer;
    int m_failures = 0;
};

} // namespace caravan
