// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/fleet_agent.h"

#include "core/logging.h"
#include "storage/journal_copy.h"

#include <QRandomGenerator>

#include <algorithm>

namespace caravan {

namespace {

constexpr Milliseconds soonest{2'000};

HealthGate gateOf(const ProcessOptions &options)
{
    HealthGate::Options gate;
    gate.scratch = fleet_files::scratch(options.stateDir);
    gate.copyJournal = [journal =
                            state::journalDatabase(options.stateDir)](const QString &to) -> Result<Done, QString> {
        const auto copied = copyJournal(journal, to);
        if (!copied)
            return Failure{QStringLiteral("the journal cannot be copied: %1")
                               .arg(QLatin1String(storageErrorName(copied.error())))};
        return Done{};
    };
    return HealthGate(gate);
}

/// A delivered folder has to hold together with what the terminal has.
OstreeInstaller::ConfigCheck configCheckOf(const ProcessOptions &options)
{
    return [files = options.files](const QString &dir) {
        ConfigFiles tried = files;
        tried.fleetDir = dir;
        return checkDelivered(tried);
    };
}

} // namespace

bool FleetAgent::isEnrolled(const ProcessOptions &options)
{
    return QFile::exists(fleet_files::enrolment(options.stateDir));
}

Result<std::unique_ptr<FleetAgent>, QString> FleetAgent::open(const ProcessOptions &options, const Clock &clock)
{
    const auto enrolment = Enrolment::fromFile(fleet_files::enrolment(options.stateDir));
    if (!enrolment) return enrolment.failure();
    auto installer = OstreeInstaller::open(options.stateDir, gateOf(options), configCheckOf(options));
    if (!installer) return installer.failure();
    std::unique_ptr<FleetAgent> agent(new FleetAgent(options, std::move(installer).value()));
    auto updater = FleetUpdater::open(options.stateDir, *enrolment, options.config.fleet,
                                      {agent->m_transport, agent->m_jobs, *agent->m_installer, clock,
                                       [state = options.stateDir] { return VisitLock::acquire(state); }});
    if (!updater) return updater.failure();
    agent->m_updater = std::move(updater).value();
    return agent;
}

FleetAgent::FleetAgent(const ProcessOptions &options, std::unique_ptr<OstreeInstaller> installer)
    : m_options(options)
    , m_installer(std::move(installer))
    , m_transport(HttpTransport::Limits{})
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FleetAgent::runOnce);
}

void FleetAgent::start()
{
    connect(this, &FleetAgent::passed, this, &FleetAgent::scheduleNext);
    runOnce();
}

void FleetAgent::runOnce()
{
    m_updater->run([this](UpdateEnd end) { emit passed(end); });
}

void FleetAgent::scheduleNext(UpdateEnd end)
{
    const Milliseconds interval = m_options.config.fleet.pollInterval;
    m_failures = end == UpdateEnd::Again ? m_failures + 1 : 0;
    Milliseconds pause = interval;
    // A broken line: soon at first, then as rarely as without one. Waiting for a shopper or a trial: look often, it
    // costs one short request.
    if (end == UpdateEnd::Again) pause = std::min(interval, soonest * (1 << std::min(m_failures - 1, 10)));
    if (end == UpdateEnd::Waiting || end == UpdateEnd::Switched) pause = std::min(interval, 10 * soonest);
    // A tenth more or less, so that terminals that lost the line together do not come back together.
    const double spread = 0.9 + 0.2 * QRandomGenerator::global()->generateDouble();
    m_timer.start(static_cast<int>(static_cast<double>(pause.count()) * spread));
}

} // namespace caravan
