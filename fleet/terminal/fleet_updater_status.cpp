// SPDX-License-Identifier: Apache-2.0
// What the updater says about itself, and its small questions to clock and disk.
#include "fleet/document/field_reader.h"
#include "fleet/slots/durable_file.h"
#include "fleet/terminal/fleet_updater.h"

#include <QDir>

#include <algorithm>

namespace caravan {

ReleaseSlots FleetUpdater::placesOf(FleetPart part) const { return ReleaseSlots(fleet_files::slotsOf(m_state, part)); }

UtcTime FleetUpdater::now() const { return std::max(m_ports.clock.utcNow(), m_record.trust.latestIssued); }

QDateTime FleetUpdater::localNow() const { return toDateTime(m_ports.clock.utcNow()).toLocalTime(); }

bool FleetUpdater::store() const { return durable::write(fleet_files::record(m_state), m_record.toBytes()); }

/// Deltas that no part wants any more.
void FleetUpdater::removeUnwanted() const
{
    QStringList wanted;
    if (m_accepted)
        for (const FleetPart part : allFleetParts)
            if (const PartRollout *rollout = m_accepted->document.part(m_enrolment.channel, part))
                for (const DeltaFile &delta : rollout->deltas)
                    wanted.append(QString::fromLatin1(delta.sha256));
    const QDir dir(fleet_files::incoming(m_state));
    for (const QString &name : dir.entryList(QDir::Files))
        if (!wanted.contains(name)) QFile::remove(dir.filePath(name));
}

QJsonObject FleetUpdater::partStatus(FleetPart part) const
{
    const ReleaseSlots here = placesOf(part);
    const PartRecord record = m_record.parts.value(part);
    const PartRollout *rollout = m_accepted ? m_accepted->document.part(m_enrolment.channel, part) : nullptr;
    QJsonObject blocked;
    for (const QString &revision : here.blocked())
        blocked.insert(revision, here.blockReason(revision));
    const Trial trial(here, QStringLiteral("caravan-kiosk"));
    return {{QStringLiteral("revision"), here.current()},
            {QStringLiteral("version"), record.versions.value(here.current())},
            {QStringLiteral("wanted"), rollout ? rollout->version : QString()},
            {QStringLiteral("eligible"), rollout && isEligible(m_enrolment.membership(), *rollout, now())},
            {QStringLiteral("on_trial"), trial.underWay()},
            {QStringLiteral("refusal"), record.refusal},
            {QStringLiteral("blocked"), blocked}};
}

QJsonObject FleetUpdater::status() const
{
    QJsonObject object{{QStringLiteral("fleet"), m_enrolment.fleet},
                       {QStringLiteral("terminal"), m_enrolment.terminal},
                       {QStringLiteral("channel"), m_enrolment.channel},
                       {QStringLiteral("serial"), m_record.trust.serial},
                       {QStringLiteral("keys_version"), m_record.trust.keysVersion},
                       {QStringLiteral("refusal"), m_record.refusal},
                       {QStringLiteral("answered"), m_record.answeredMs},
                       {QStringLiteral("bytes_today"), m_record.spentBytes}};
    if (m_accepted) {
        object.insert(QStringLiteral("expires"), timeText(m_accepted->document.expires));
        object.insert(QStringLiteral("expired"), m_accepted->expired);
    }
    for (const FleetPart part : allFleetParts)
        object.insert(fleetPartName(part), partStatus(part));
    return object;
}

} // namespace caravan
