// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/fleet_folder.h"

#include "fleet/slots/durable_file.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace caravan {

namespace {

constexpr qint64 mostBytes = 64 << 20;

QJsonObject toJson(const ReleaseEntry &release)
{
    QJsonArray deltas;
    for (const DeltaFile &delta : release.deltas)
        deltas.append(QJsonObject{{u"from"_qs, delta.from},
                                  {u"url"_qs, delta.url},
                                  {u"size"_qs, delta.size},
                                  {u"sha256"_qs, QString::fromLatin1(delta.sha256)}});
    return {{u"part"_qs, fleetPartName(release.part)},
            {u"version"_qs, release.version},
            {u"revision"_qs, release.revision},
            {u"deltas"_qs, deltas}};
}

ReleaseEntry releaseOf(const QJsonObject &object)
{
    ReleaseEntry read{fleetPartFrom(object.value(u"part").toString()).value_or(FleetPart::App),
                      object.value(u"version").toString(),
                      object.value(u"revision").toString(),
                      {}};
    for (const QJsonValue &value : object.value(u"deltas").toArray()) {
        const QJsonObject delta = value.toObject();
        read.deltas.append({delta.value(u"from").toString(), delta.value(u"url").toString(),
                            delta.value(u"size").toInteger(), delta.value(u"sha256").toString().toLatin1()});
    }
    return read;
}

QJsonObject toJson(const TerminalEntry &terminal)
{
    return {{u"name"_qs, terminal.name},
            {u"id"_qs, terminal.id},
            {u"channel"_qs, terminal.channel},
            {u"cohort"_qs, terminal.cohort}};
}

} // namespace

FleetFolder FleetFolder::fresh(const QString &dir, const QString &fleet, const QStringList &urls)
{
    FleetFolder made(dir);
    made.fleet = fleet;
    made.urls = urls;
    made.keys.fleet = made.document.fleet = fleet;
    return made;
}

Result<FleetFolder, QString> FleetFolder::load(const QString &dir)
{
    const auto text = durable::read(dir + u"/operator.json", mostBytes);
    if (!text) return Failure{QStringLiteral("%1 is not a fleet's folder: begin with `caravan-fleet keygen`").arg(dir)};
    FleetFolder folder(dir);
    if (const auto done = folder.read(QJsonDocument::fromJson(*text).object()); !done) return done.failure();
    return folder;
}

Result<Done, QString> FleetFolder::read(const QJsonObject &object)
{
    const auto damaged = [this] { return Failure{QStringLiteral("%1/operator.json is damaged").arg(m_dir)}; };
    fleet = object.value(u"fleet").toString();
    for (const QJsonValue &url : object.value(u"urls").toArray())
        urls.append(url.toString());
    commitKey = object.value(u"commit_key").toString();
    for (const QJsonValue &value : object.value(u"key_lists").toArray()) {
        auto envelope = Envelope::fromJson(value);
        if (!envelope) return damaged();
        keyLists.append(std::move(envelope).value());
    }
    const auto list =
        keyLists.isEmpty() ? Failure{FleetRefusal::Malformed} : KeyList::fromBytes(keyLists.constLast().payload);
    const auto rollout = RolloutDocument::fromBytes(object.value(u"document").toString().toUtf8());
    if (!list || !rollout) return damaged();
    keys = *list;
    document = *rollout;
    for (const QJsonValue &value : object.value(u"releases").toArray())
        releases.append(releaseOf(value.toObject()));
    for (const QJsonValue &value : object.value(u"terminals").toArray()) {
        const QJsonObject terminal = value.toObject();
        terminals.append({terminal.value(u"name").toString(), terminal.value(u"id").toString(),
                          terminal.value(u"channel").toString(), terminal.value(u"cohort").toString()});
    }
    return Done{};
}

Result<Done, QString> FleetFolder::save() const
{
    QJsonArray lists;
    for (const Envelope &envelope : keyLists)
        lists.append(envelope.toJson());
    QJsonArray made;
    for (const ReleaseEntry &release : releases)
        made.append(toJson(release));
    QJsonArray enrolled;
    for (const TerminalEntry &terminal : terminals)
        enrolled.append(toJson(terminal));
    const QJsonObject object{{u"fleet"_qs, fleet},
                             {u"urls"_qs, QJsonArray::fromStringList(urls)},
                             {u"commit_key"_qs, commitKey},
                             {u"key_lists"_qs, lists},
                             {u"document"_qs, QString::fromUtf8(document.toBytes())},
                             {u"releases"_qs, made},
                             {u"terminals"_qs, enrolled}};
    const QString file = path(u"operator.json"_qs);
    if (!durable::write(file, QJsonDocument(object).toJson()))
        return Failure{QStringLiteral("cannot write %1").arg(file)};
    return Done{};
}

const ReleaseEntry *FleetFolder::release(FleetPart part, const QString &version) const
{
    for (const ReleaseEntry &entry : releases)
        if (entry.part == part && entry.version == version) return &entry;
    return nullptr;
}

const ReleaseEntry *FleetFolder::newest(FleetPart part) const
{
    const ReleaseEntry *found = nullptr;
    for (const ReleaseEntry &entry : releases)
        if (entry.part == part && (!found || isOlderVersion(found->version, entry.version))) found = &entry;
    return found;
}

QString FleetFolder::versionOf(const QString &revision) const
{
    for (const ReleaseEntry &entry : releases)
        if (entry.revision == revision) return entry.version;
    return {};
}

} // namespace caravan
