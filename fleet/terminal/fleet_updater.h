// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config.h"
#include "core/visit_lock.h"
#include "fleet/slots/trial.h"
#include "fleet/terminal/delta_sink.h"
#include "fleet/terminal/document_sink.h"
#include "fleet/terminal/enrolment.h"
#include "fleet/terminal/release_installer.h"
#include "fleet/terminal/updater_record.h"

namespace caravan {

/// How one pass of the updater ended.
enum class UpdateEnd {
    Settled,  ///< nothing is left to do
    Waiting,  ///< for a shopper to go, for the hours, for tomorrow's bytes, for a trial, for a pause to end
    Again,    ///< the line broke, the disk was full: soon
    Switched, ///< another release runs from the next start on
};

/// The terminal's side of the fleet: polls the document, decides, fetches, installs, tries, switches. One pass at a
/// time, each step of it safe to be killed in: what is done is read from the disk, so the next pass goes on where this
/// one ended. No timers of its own: the owner says when. Lives on the agent's thread; installs on the worker.
class FleetUpdater
{
public:
    struct Ports
    {
        FleetTransport &transport;
        FleetJobs &jobs;
        ReleaseInstaller &installer;
        const Clock &clock;
        /// Takes the screen for the moment of a switch; empty while somebody shops.
        std::function<std::optional<VisitLock>()> takeScreen;
    };

    /// The message says why it cannot work: its record is damaged or cannot be written.
    static Result<std::unique_ptr<FleetUpdater>, QString> open(const QString &state, const Enrolment &enrolment,
                                                               const Config::Fleet &limits, const Ports &ports);

    /// ended() is called once, from the event loop or at once. Not to be called while a pass runs.
    void run(std::function<void(UpdateEnd)> ended);
    [[nodiscard]] bool running() const { return m_ended != nullptr; }

    /// For staff and telemetry, also written to status.json: what runs, what is wanted, what was refused and why.
    [[nodiscard]] QJsonObject status() const;

private:
    enum class Step { Nothing, Wait, Leave, Download, Install, Gate, Switch };

    FleetUpdater(const QString &state, const Enrolment &enrolment, const Config::Fleet &limits, const Ports &ports,
                 UpdaterRecord record);

    void poll();
    void takeAnswer(const FetchEnd &end);
    [[nodiscard]] std::optional<FleetRefusal> takeDocument(const QByteArray &bytes, const QByteArray &tag);
    void loadDocument();
    void nextPart();
    void advance();
    Step plan();
    Step planFor(const QString &revision);
    void leave();
    UpdateEnd leaveNow();
    void download();
    void takeDelta(const FetchEnd &end);
    void install();
    void gate();
    void switchOver();
    UpdateEnd switchNow();
    void failed(const ReleaseFault &fault);
    void note(UpdateEnd end);
    void finish();
    void endTrial();

    [[nodiscard]] const PartRollout *rollout() const;
    [[nodiscard]] const DeltaFile *bestDelta() const;
    [[nodiscard]] QString deltaPath(const DeltaFile &delta) const;
    [[nodiscard]] ReleaseSlots places() const { return placesOf(m_part); }
    [[nodiscard]] ReleaseSlots placesOf(FleetPart part) const;
    [[nodiscard]] PartRecord &part() { return m_record.parts[m_part]; }
    [[nodiscard]] UtcTime now() const;
    [[nodiscard]] QDateTime localNow() const;
    [[nodiscard]] qint64 allowance();
    [[nodiscard]] QJsonObject partStatus(FleetPart part) const;
    [[nodiscard]] bool store() const;
    void removeUnwanted() const;

    QString m_state;
    Enrolment m_enrolment;
    Config::Fleet m_limits;
    Ports m_ports;
    UpdaterRecord m_record;
    std::optional<AcceptedFleet> m_accepted;
    DocumentSink m_document;
    std::unique_ptr<DeltaSink> m_delta;
    std::function<void(UpdateEnd)> m_ended;
    UpdateEnd m_end = UpdateEnd::Settled;
    QList<FleetPart> m_left;
    FleetPart m_part = FleetPart::App;
    qsizetype m_url = 0; ///< which address the deltas come from at the moment
};

} // namespace caravan
