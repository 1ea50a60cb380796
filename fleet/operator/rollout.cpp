// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/command.h"
#include "fleet/operator/publication.h"

#include <QJsonDocument>

namespace caravan {

namespace {

std::optional<int> percentOf(const CommandLine &line)
{
    bool whole = false;
    const int percent = line.value(u"percent"_qs).toInt(&whole);
    return whole && percent >= 0 && percent <= 100 ? std::optional(percent) : std::nullopt;
}

/// The plan that the options describe.
Result<RolloutPlan, Answer> planOf(const CommandLine &line, UtcTime now)
{
    const auto percent = percentOf(line);
    const auto over = parseDuration(line.value(u"over"_qs));
    if (!percent) return Failure{Answer::usage(u"--percent is 0 to 100"_qs)};
    if (!over || *over > std::chrono::hours(24 * 366))
        return Failure{Answer::usage(u"--over is like 90m, 12h or 7d"_qs)};
    RolloutPlan plan{utcFromMillis(toMillis(now) / 1000 * 1000), *percent, *over, line.values(u"cohort"_qs)};
    if (line.isSet(u"at"_qs)) {
        const QDateTime at = QDateTime::fromString(line.value(u"at"_qs), Qt::ISODate).toUTC();
        if (!at.isValid()) return Failure{Answer::usage(u"--at is like 2026-11-24T22:00:00Z"_qs)};
        plan.start = utcFromMillis(at.toMSecsSinceEpoch());
    }
    for (const QString &cohort : plan.cohorts)
        if (!matches(cohort, form::name)) return Failure{Answer::usage(QString(u"not a cohort: "_qs + cohort))};
    return plan;
}

PartRollout *partOf(FleetFolder &folder, const QString &channel, FleetPart part)
{
    auto found = folder.document.channels.find(channel);
    if (found == folder.document.channels.end() || !found->contains(part)) return nullptr;
    return &found->find(part).value();
}

std::optional<Answer> start(FleetFolder &folder, const CommandLine &line, FleetPart part, UtcTime now)
{
    const QString channel = line.positional().at(1);
    const QString version = line.positional().value(3);
    const ReleaseEntry *release = folder.release(part, version);
    if (!release) return Answer::refused(QStringLiteral("there is no release %1 %2").arg(fleetPartName(part), version));
    const auto plan = planOf(line, now);
    if (!plan) return plan.error();
    const QString window = line.value(u"window"_qs);
    const QString floor = line.value(u"floor"_qs);
    if (!window.isEmpty() && !matches(window, form::window)) return Answer::usage(u"--window is like 22:00-06:00"_qs);
    if (!floor.isEmpty() && !matches(floor, form::version)) return Answer::usage(u"--floor is a version"_qs);
    PartRollout wanted{release->revision, release->version, release->deltas, *plan, {}, {}, floor, window};
    if (const PartRollout *before = partOf(folder, channel, part)) {
        if (isOlderVersion(version, before->version))
            return Answer::refused(QStringLiteral("%1 is older than %2: release the old files under a new version")
                                       .arg(version, before->version));
        if (before->withdrawn.contains(wanted.revision))
            return Answer::refused(QStringLiteral("%1 was withdrawn").arg(version));
        wanted.withdrawn = before->withdrawn;
        wanted.halted = before->halted;
        wanted.halted.removeAll(wanted.revision);
        if (floor.isEmpty()) wanted.floor = before->floor;
    }
    folder.document.channels[channel].insert(part, wanted);
    return std::nullopt;
}

std::optional<Answer> change(FleetFolder &folder, const CommandLine &line, FleetPart part, UtcTime now)
{
    const QString verb = line.positional().first();
    PartRollout *rollout = partOf(folder, line.positional().at(1), part);
    if (!rollout) return Answer::refused(QStringLiteral("nothing was started there"));
    if (verb == u"promote") {
        const auto plan = planOf(line, now);
        if (!plan) return plan.error();
        const bool halted =
            rollout->halted.contains(rollout->revision) || rollout->withdrawn.contains(rollout->revision);
        if (halted) return Answer::refused(QStringLiteral("%1 was halted: start it again").arg(rollout->version));
        rollout->plan = *plan;
        return std::nullopt;
    }
    QStringList &list = verb == u"halt" ? rollout->halted : rollout->withdrawn;
    if (list.contains(rollout->revision)) return Answer::refused(QStringLiteral("that was done already"));
    list.append(rollout->revision);
    while (list.size() > 64)
        list.removeFirst();
    return std::nullopt;
}

} // namespace

Answer runRollout(const QStringList &arguments, const Clock &clock)
{
    CommandLine line(u"rollout"_qs,
                     u"start: give a release to a channel. promote: to a larger share. halt: nobody takes it any more. "
                     "withdraw: those who have it go back. renew: the same for longer."_qs,
                     u"start CHANNEL PART VERSION | promote|halt|withdraw CHANNEL PART | renew"_qs);
    line.option(u"percent"_qs, u"Share of the terminals at the start."_qs, u"N"_qs, u"100"_qs)
        .option(u"over"_qs, u"Time in which the share grows to all."_qs, u"TIME"_qs, u"0s"_qs)
        .option(u"cohort"_qs, u"Only terminals of this cohort; may be given several times."_qs, u"NAME"_qs)
        .option(u"at"_qs, u"Not before this time; else now."_qs, u"UTC"_qs)
        .option(u"window"_qs, u"Local hours in which terminals may switch."_qs, u"HH:MM-HH:MM"_qs)
        .option(u"floor"_qs, u"No terminal takes a version below."_qs, u"VERSION"_qs)
        .option(u"valid"_qs, u"For how long terminals believe the document."_qs, u"TIME"_qs, u"14d"_qs)
        .option(u"dry-run"_qs, u"Show the document, publish nothing."_qs);
    if (const auto end = line.read(arguments, 1, 4)) return *end;
    const QString verb = line.positional().first();
    static const QMap<QString, qsizetype> verbs{
        {u"start"_qs, 4}, {u"promote"_qs, 3}, {u"halt"_qs, 3}, {u"withdraw"_qs, 3}, {u"renew"_qs, 1}};
    if (verbs.value(verb) != line.positional().size()) return Answer::usage(u"see caravan-fleet rollout --help"_qs);
    const auto valid = parseDuration(line.value(u"valid"_qs));
    if (!valid || *valid < std::chrono::hours(1)) return Answer::usage(u"--valid is an hour at least"_qs);
    auto loaded = FleetFolder::load(line.fleetDir());
    if (!loaded) return Answer::failed(loaded.error());
    FleetFolder &folder = loaded.value();
    if (verb != u"renew") {
        const auto part = fleetPartFrom(line.positional().at(2));
        if (!part || !matches(line.positional().at(1), form::name))
            return Answer::usage(u"CHANNEL is a name, PART is app, content or config"_qs);
        const auto end =
            verb == u"start" ? start(folder, line, *part, clock.utcNow()) : change(folder, line, *part, clock.utcNow());
        if (end) return *end;
    }
    if (line.dryRun())
        return {Exit::Ok, QString::fromUtf8(QJsonDocument::fromJson(folder.document.toBytes()).toJson())};
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(*valid);
    if (const auto done = publish(folder, clock.utcNow(), hours); !done) return Answer::failed(done.error());
    return {Exit::Ok, QStringLiteral("published serial %1, valid until %2")
                          .arg(folder.document.serial)
                          .arg(toDateTime(folder.document.expires).toString(Qt::ISODate))};
}

} // namespace caravan
