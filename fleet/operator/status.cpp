// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/command.h"

#include "fleet/document/field_reader.h"

namespace caravan {

namespace {

QString stateOf(const PartRollout &part, UtcTime now)
{
    if (part.withdrawn.contains(part.revision)) return u"withdrawn"_qs;
    if (part.halted.contains(part.revision)) return u"halted"_qs;
    const double share = rolloutThreshold(part.plan, now);
    QString text = QStringLiteral("%1 % of terminals").arg(qRound(share * 100));
    if (!part.plan.cohorts.isEmpty()) text += u" of "_qs + part.plan.cohorts.join(u", "_qs);
    return text;
}

QString rolloutsText(const FleetFolder &folder, UtcTime now)
{
    QString text;
    for (auto channel = folder.document.channels.begin(); channel != folder.document.channels.end(); ++channel)
        for (auto part = channel->begin(); part != channel->end(); ++part)
            text += QStringLiteral("rollout  %1 %2 %3: %4\n")
                        .arg(channel.key(), fleetPartName(part.key()), part->version, stateOf(*part, now));
    return text;
}

QString releasesText(const FleetFolder &folder)
{
    QString text;
    for (const ReleaseEntry &release : folder.releases) {
        text += QStringLiteral("release  %1 %2  %3")
                    .arg(fleetPartName(release.part), release.version, release.revision.left(12));
        for (const DeltaFile &delta : release.deltas)
            text += QStringLiteral("  %1 %2 kB")
                        .arg(delta.from.isEmpty() ? u"full"_qs : u"from "_qs + folder.versionOf(delta.from))
                        .arg((delta.size + 999) / 1000);
        text += u'\n';
    }
    return text;
}

} // namespace

Answer runStatus(const QStringList &arguments, const Clock &clock)
{
    CommandLine line(u"status"_qs, u"Shows releases, rollouts, keys and terminals."_qs, {});
    if (const auto end = line.read(arguments, 0, 0)) return *end;
    const auto folder = FleetFolder::load(line.fleetDir());
    if (!folder) return Answer::failed(folder.error());
    const UtcTime now = clock.utcNow();
    const bool expired = now >= folder->document.expires;
    QString text = QStringLiteral("fleet    %1, serial %2, %3 %4\nkeys     list %5:")
                       .arg(folder->fleet)
                       .arg(folder->document.serial)
                       .arg(expired ? u"EXPIRED on"_qs : u"valid until"_qs, timeText(folder->document.expires))
                       .arg(folder->keys.version);
    for (const PublicKey &key : folder->keys.documents)
        text += u" document "_qs + key.id();
    for (const KeyList::CommitKey &key : folder->keys.commits)
        text += u" commits "_qs + key.fingerprint;
    text += u'\n' + rolloutsText(*folder, now) + releasesText(*folder);
    for (const TerminalEntry &terminal : folder->terminals)
        text += QStringLiteral("terminal %1 %2  %3 %4\n")
                    .arg(terminal.name, terminal.id, terminal.channel, terminal.cohort);
    return {Exit::Ok, text};
}

} // namespace caravan
