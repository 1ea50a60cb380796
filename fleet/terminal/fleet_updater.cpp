// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/fleet_updater.h"

#include "core/logging.h"
#include "fleet/slots/durable_file.h"

#include <QDir>

#include <algorithm>

namespace caravan {

namespace {

constexpr qint64 mostRecord = 1 << 20;
constexpr qint64 longestPauseMs = 24LL * 3600 * 1000;
constexpr qint64 firstPauseMs = 60'000;

UpdaterRecord freshRecord(const Enrolment &enrolment)
{
    UpdaterRecord record;
    record.trust.fleet = enrolment.fleet;
    record.trust.roots = {*enrolment.root};
    return record;
}

} // namespace

Result<std::unique_ptr<FleetUpdater>, QString> FleetUpdater::open(const QString &state, const Enrolment &enrolment,
                                                                  const Config::Fleet &limits, const Ports &ports)
{
    const QString path = fleet_files::record(state);
    UpdaterRecord record = freshRecord(enrolment);
    if (QFile::exists(path)) {
        const auto read = UpdaterRecord::fromBytes(durable::read(path, mostRecord).value_or(QByteArray()));
        // Beginning anew would let an attacker serve what this terminal has left behind.
        if (!read || read->trust.fleet != enrolment.fleet)
            return Failure{QStringLiteral("%1 is damaged or of another fleet").arg(path)};
        record = *read;
    }
    std::unique_ptr<FleetUpdater> made(new FleetUpdater(state, enrolment, limits, ports, std::move(record)));
    if (!QDir().mkpath(fleet_files::incoming(state)) || !made->store())
        return Failure{QStringLiteral("cannot write %1").arg(path)};
    made->loadDocument();
    return made;
}

FleetUpdater::FleetUpdater(const QString &state, const Enrolment &enrolment, const Config::Fleet &limits,
                           const Ports &ports, UpdaterRecord record)
    : m_state(state)
    , m_enrolment(enrolment)
    , m_limits(limits)
    , m_ports(ports)
    , m_record(std::move(record))
{
}

void FleetUpdater::run(std::function<void(UpdateEnd)> ended)
{
    Q_ASSERT(!m_ended);
    m_ended = std::move(ended);
    m_end = UpdateEnd::Settled;
    // Settings first: they may be what lets the rest come in.
    m_left = {FleetPart::Config, FleetPart::Content, FleetPart::App};
    endTrial();
    poll();
}

void FleetUpdater::endTrial()
{
    const Trial trial(placesOf(FleetPart::App), QStringLiteral("caravan-kiosk"));
    if (trial.revision().isEmpty()) return;
    if (!trial.underWay()) {
        // The launcher went back, or a switch was cut off before the link changed.
        (void)trial.confirm();
        return;
    }
    const QString good = trial.revision();
    if (!trial.isHealthy() || !trial.confirm()) return note(UpdateEnd::Waiting);
    qCInfo(lcProcess).noquote() << "release is good:" << good.left(12);
    m_ports.jobs.run([this] { m_ports.installer.tidy(FleetPart::App); }, [] {});
}

void FleetUpdater::poll()
{
    m_document.restart();
    const QByteArray tag = m_accepted ? m_record.tag : QByteArray();
    m_ports.transport.fetch({m_enrolment.urls.constLast() + u"/fleet.json", 0, PublishedFleet::mostBytes, tag},
                            m_document, [this](const FetchEnd &end) { takeAnswer(end); });
}

void FleetUpdater::takeAnswer(const FetchEnd &end)
{
    if (end.kind == FetchEnd::Kind::Whole) {
        const auto refused = takeDocument(m_document.bytes(), end.tag);
        m_record.refusal = refused ? fleetRefusalName(*refused) : QString();
        if (refused) qCWarning(lcProcess) << "fleet document refused:" << m_record.refusal;
    } else if (end.kind == FetchEnd::Kind::NotModified)
        m_record.refusal.clear();
    else if (end.kind == FetchEnd::Kind::TooLong)
        m_record.refusal = fleetRefusalName(FleetRefusal::TooLarge);
    else {
        qCInfo(lcProcess) << "fleet not reached:" << end.detail;
        note(UpdateEnd::Again);
    }
    if (end.kind == FetchEnd::Kind::Whole || end.kind == FetchEnd::Kind::NotModified)
        m_record.answeredMs = toMillis(m_ports.clock.utcNow());
    loadDocument();
    nextPart();
}

std::optional<FleetRefusal> FleetUpdater::takeDocument(const QByteArray &bytes, const QByteArray &tag)
{
    const auto accepted = acceptFleet(bytes, m_record.trust, m_ports.clock.utcNow());
    if (!accepted) return accepted.error();
    // The document before the trust in it: whichever of the two a power cut keeps, the next start accepts the pair.
    if (!durable::write(fleet_files::document(m_state), bytes)) {
        note(UpdateEnd::Again);
        return std::nullopt;
    }
    const FleetTrust before = std::exchange(m_record.trust, accepted->trust);
    m_record.tag = tag;
    if (store()) return std::nullopt;
    m_record.trust = before;
    note(UpdateEnd::Again);
    return std::nullopt;
}

void FleetUpdater::loadDocument()
{
    m_accepted.reset();
    const auto bytes = durable::read(fleet_files::document(m_state), PublishedFleet::mostBytes);
    if (!bytes) return;
    auto accepted = acceptFleet(*bytes, m_record.trust, m_ports.clock.utcNow());
    if (!accepted) return;
    m_record.trust = accepted->trust;
    m_accepted = std::move(accepted).value();
}

void FleetUpdater::nextPart()
{
    if (m_left.isEmpty()) return finish();
    m_part = m_left.takeFirst();
    advance();
}

void FleetUpdater::advance()
{
    switch (plan()) {
    case Step::Nothing:
        return nextPart();
    case Step::Wait:
        note(UpdateEnd::Waiting);
        return nextPart();
    case Step::Leave:
        return leave();
    case Step::Download:
        return download();
    case Step::Install:
        return install();
    case Step::Gate:
        return gate();
    case Step::Switch:
        return switchOver();
    }
}

const PartRollout *FleetUpdater::rollout() const
{
    return m_accepted ? m_accepted->document.part(m_enrolment.channel, m_part) : nullptr;
}

FleetUpdater::Step FleetUpdater::plan()
{
    const PartRollout *wanted = rollout();
    if (!wanted || m_accepted->expired) return Step::Nothing;
    const ReleaseSlots here = places();
    const QString current = here.current();
    if (!Trial(here, {}).revision().isEmpty()) return Step::Wait;
    if (!current.isEmpty() && wanted->withdrawn.contains(current)) return Step::Leave;
    if (current == wanted->revision || here.isBlocked(wanted->revision)) return Step::Nothing;
    if (!isEligible(m_enrolment.membership(), *wanted, now())) return Step::Nothing;
    const QString running = part().versions.value(current);
    if ((!wanted->floor.isEmpty() && isOlderVersion(wanted->version, wanted->floor)) ||
        (!running.isEmpty() && isOlderVersion(wanted->version, running))) {
        part().refusal = fleetRefusalName(FleetRefusal::Older);
        return Step::Nothing;
    }
    return planFor(wanted->revision);
}

FleetUpdater::Step FleetUpdater::planFor(const QString &revision)
{
    // A pause that ends too far ahead was written by a clock that has been set back since.
    const qint64 pause = part().retryAtMs - toMillis(m_ports.clock.utcNow());
    if (pause > 0 && pause <= longestPauseMs) return Step::Wait;
    if (places().has(revision)) return part().gated == revision ? Step::Switch : Step::Gate;
    if (m_ports.installer.has(m_part, revision)) return Step::Install;
    const DeltaFile *delta = bestDelta();
    if (!delta) {
        part().refusal = QStringLiteral("no-delta");
        return Step::Nothing;
    }
    return QFileInfo(deltaPath(*delta)).size() == delta->size ? Step::Install : Step::Download;
}

void FleetUpdater::leave()
{
    // The screen is given back before the next part asks for it.
    note(leaveNow());
    nextPart();
}

UpdateEnd FleetUpdater::leaveNow()
{
    const PartRollout &wanted = *rollout();
    ReleaseSlots here = places();
    const auto screen = m_ports.takeScreen();
    if (!screen) return UpdateEnd::Waiting;
    const QString left = here.current();
    for (const QString &revision : {here.previous(), factoryRelease}) {
        if (!here.has(revision) || here.isBlocked(revision) || wanted.withdrawn.contains(revision)) continue;
        const bool done = here.block(left, QStringLiteral("withdrawn")) && here.returnTo(revision);
        return done ? UpdateEnd::Switched : UpdateEnd::Again;
    }
    // Settings and content can do without; a program cannot.
    if (m_part == FleetPart::App) return UpdateEnd::Settled;
    const bool done = here.block(left, QStringLiteral("withdrawn")) && here.unlinkCurrent();
    return done ? UpdateEnd::Switched : UpdateEnd::Again;
}

const DeltaFile *FleetUpdater::bestDelta() const
{
    const DeltaFile *best = nullptr;
    for (const DeltaFile &delta : rollout()->deltas) {
        const bool fits = delta.from.isEmpty() || m_ports.installer.has(m_part, delta.from);
        if (fits && (!best || delta.size < best->size)) best = &delta;
    }
    return best;
}

QString FleetUpdater::deltaPath(const DeltaFile &delta) const
{
    return fleet_files::incoming(m_state) + u'/' + QString::fromLatin1(delta.sha256);
}

qint64 FleetUpdater::allowance()
{
    if (m_limits.dailyMegabytes == 0) return -1;
    const QDate today = localNow().date();
    if (m_record.spentOn != today) {
        m_record.spentOn = today;
        m_record.spentBytes = 0;
    }
    return std::max<qint64>(0, qint64(m_limits.dailyMegabytes) * 1'000'000 - m_record.spentBytes);
}

void FleetUpdater::download()
{
    const DeltaFile &delta = *bestDelta();
    const qint64 left = allowance();
    if (left == 0 || !isWithinHours(m_limits.hours, localNow().time())) {
        note(UpdateEnd::Waiting);
        return nextPart();
    }
    m_delta = std::make_unique<DeltaSink>(deltaPath(delta), left);
    if (!m_delta->open() || (m_delta->size() > delta.size && !m_delta->restart())) {
        note(UpdateEnd::Again);
        return nextPart();
    }
    const QString url = m_enrolment.urls.at(m_url % m_enrolment.urls.size()) + u'/' + delta.url;
    m_ports.transport.fetch({url, m_delta->size(), delta.size, {}}, *m_delta,
                            [this](const FetchEnd &end) { takeDelta(end); });
}

void FleetUpdater::takeDelta(const FetchEnd &end)
{
    const auto sink = std::move(m_delta);
    m_record.spentBytes += sink->received();
    const DeltaFile *delta = rollout() ? bestDelta() : nullptr;
    const bool whole = delta && sink->size() == delta->size;
    if (!store() || sink->diskFailed())
        note(UpdateEnd::Again);
    else if (whole && end.kind != FetchEnd::Kind::TooLong)
        return install();
    else if (sink->allowanceSpent())
        note(UpdateEnd::Waiting);
    else {
        qCInfo(lcProcess) << "delta not whole yet:" << sink->size() << "bytes;" << end.detail;
        if (end.kind == FetchEnd::Kind::TooLong) (void)sink->restart();
        if (end.kind != FetchEnd::Kind::Broken || sink->received() == 0) ++m_url; // another neighbour, the origin
        note(UpdateEnd::Again);
    }
    nextPart();
}

void FleetUpdater::install()
{
    const PartRollout &wanted = *rollout();
    const DeltaFile *delta = bestDelta();
    InstallOrder order{wanted.revision, {m_enrolment.fleet, m_part, wanted.version}, {}, {}, m_accepted->keys.commits};
    if (delta) {
        order.deltaFile = deltaPath(*delta);
        order.delta = *delta;
    }
    auto result = std::make_shared<Result<Done, ReleaseFault>>(Done{});
    m_ports.jobs.run([this, result, order] { *result = m_ports.installer.install(order); },
                     [this, result, order] {
                         if (!result->ok()) {
                             if (!result->error().disk) QFile::remove(order.deltaFile);
                             return failed(result->error());
                         }
                         QFile::remove(order.deltaFile);
                         part().versions.insert(order.revision, order.label.version);
                         if (!store()) return failed({FleetRefusal::Incomplete, QStringLiteral("record"), true});
                         gate();
                     });
}

void FleetUpdater::failed(const ReleaseFault &fault)
{
    qCWarning(lcProcess).noquote() << "release not taken:" << fleetRefusalName(fault.refusal) << fault.detail;
    note(UpdateEnd::Again);
    if (!fault.disk) {
        PartRecord &record = part();
        record.refusal = fleetRefusalName(fault.refusal);
        record.failures = std::min(record.failures + 1, 20);
        const qint64 pause = std::min(firstPauseMs << std::min(record.failures - 1, 11), longestPauseMs);
        record.retryAtMs = toMillis(m_ports.clock.utcNow()) + pause;
        (void)store();
    }
    nextPart();
}

void FleetUpdater::gate()
{
    const QString revision = rollout()->revision;
    auto result = std::make_shared<Result<Done, GateFault>>(Done{});
    m_ports.jobs.run([this, result, revision] { *result = m_ports.installer.gate(m_part, revision); },
                     [this, result, revision] {
                         if (result->ok()) {
                             part() = {revision, part().versions, {}, 0, 0};
                             if (store()) return switchOver();
                             note(UpdateEnd::Again);
                             return nextPart();
                         }
                         qCWarning(lcProcess).noquote() << "release failed its gate:" << result->error().detail;
                         part().refusal = QStringLiteral("gate");
                         if (!result->error().bad || !places().block(revision, result->error().detail))
                             note(UpdateEnd::Again);
                         nextPart();
                     });
}

void FleetUpdater::switchOver()
{
    const UpdateEnd end = switchNow();
    note(end);
    // A program on trial keeps what it may have to return to: the tidying waits for its end.
    if (end != UpdateEnd::Switched || m_part == FleetPart::App) return nextPart();
    m_ports.jobs.run([this] { m_ports.installer.tidy(m_part); }, [this] { nextPart(); });
}

UpdateEnd FleetUpdater::switchNow()
{
    const PartRollout &wanted = *rollout();
    ReleaseSlots here = places();
    if (!isWithinHours(wanted.window, localNow().time())) return UpdateEnd::Waiting;
    const auto screen = m_ports.takeScreen();
    if (!screen) return UpdateEnd::Waiting;
    const bool ready = m_part != FleetPart::App || Trial(here, {}).begin(wanted.revision, here.current());
    if (!ready || !here.switchTo(wanted.revision)) return UpdateEnd::Again;
    qCInfo(lcProcess).noquote() << "switched" << fleetPartName(m_part) << "to" << wanted.version;
    return UpdateEnd::Switched;
}

void FleetUpdater::note(UpdateEnd end) { m_end = std::max(m_end, end); }

void FleetUpdater::finish()
{
    removeUnwanted();
    (void)store();
    (void)durable::write(fleet_files::status(m_state), QJsonDocument(status()).toJson());
    std::exchange(m_ended, nullptr)(m_end);
}

} // namespace caravan
