// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/rollout_document.h"

#include "fleet/document/envelope.h"
#include "fleet/document/field_reader.h"

namespace caravan {

namespace {

constexpr qsizetype mostChannels = 16;
constexpr qsizetype mostDeltas = 32;
constexpr qsizetype mostListed = 64;
constexpr qint64 mostSeconds = 366LL * 24 * 3600;
// Below the fleet's address, no dots that climb.
constexpr auto urlForm = "[a-z0-9-]{1,40}(/[A-Za-z0-9_-]{1,100}){0,4}\\.delta";

QJsonArray arrayOf(const QStringList &texts) { return QJsonArray::fromStringList(texts); }

QJsonObject toJson(const DeltaFile &delta)
{
    return {{QStringLiteral("from"), delta.from},
            {QStringLiteral("url"), delta.url},
            {QStringLiteral("size"), delta.size},
            {QStringLiteral("sha256"), QString::fromLatin1(delta.sha256)}};
}

QJsonObject toJson(const RolloutPlan &plan)
{
    return {{QStringLiteral("start"), timeText(plan.start)},
            {QStringLiteral("percent"), plan.percent},
            {QStringLiteral("seconds"), static_cast<qint64>(plan.duration.count())},
            {QStringLiteral("cohorts"), arrayOf(plan.cohorts)}};
}

QJsonObject toJson(const PartRollout &part)
{
    QJsonArray deltas;
    for (const DeltaFile &delta : part.deltas)
        deltas.append(toJson(delta));
    return {{QStringLiteral("revision"), part.revision},
            {QStringLiteral("version"), part.version},
            {QStringLiteral("deltas"), deltas},
            {QStringLiteral("rollout"), toJson(part.plan)},
            {QStringLiteral("halted"), arrayOf(part.halted)},
            {QStringLiteral("withdrawn"), arrayOf(part.withdrawn)},
            {QStringLiteral("floor"), part.floor},
            {QStringLiteral("window"), part.window}};
}

template <class T> T adopt(FieldReader &outer, const FieldReader &inner, T value)
{
    if (!inner.ok()) outer.refuse();
    return value;
}

DeltaFile deltaOf(FieldReader &outer, const QJsonValue &value)
{
    FieldReader fields(value);
    DeltaFile read{fields.text("from", "([0-9a-f]{64})?"), fields.text("url", urlForm),
                   fields.whole("size", 1, mostDeltaBytes), fields.text("sha256", "[0-9a-f]{64}").toLatin1()};
    return adopt(outer, fields, read);
}

RolloutPlan planOf(FieldReader &outer, const QJsonValue &value)
{
    FieldReader fields(value);
    RolloutPlan read{fields.time("start"), static_cast<int>(fields.whole("percent", 0, 100)),
                     std::chrono::seconds(fields.whole("seconds", 0, mostSeconds)),
                     fields.texts("cohorts", form::name, mostListed)};
    return adopt(outer, fields, read);
}

PartRollout partOf(FieldReader &outer, const QJsonValue &value)
{
    FieldReader fields(value);
    PartRollout read;
    read.revision = fields.text("revision", form::revision);
    read.version = fields.text("version", form::version);
    for (const QJsonValue &delta : fields.list("deltas", mostDeltas))
        read.deltas.append(deltaOf(fields, delta));
    read.plan = planOf(fields, fields.object("rollout"));
    read.halted = fields.texts("halted", form::revision, mostListed);
    read.withdrawn = fields.texts("withdrawn", form::revision, mostListed);
    read.floor = fields.text("floor", "([0-9]{1,6}(\\.[0-9]{1,6}){0,3})?");
    read.window = fields.text("window", "(([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9])?");
    return adopt(outer, fields, read);
}

RolloutDocument::Channel channelOf(FieldReader &outer, const QJsonObject &object)
{
    RolloutDocument::Channel read;
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        // A part of a later release is none of this one's business.
        if (const auto part = fleetPartFrom(entry.key())) read.insert(*part, partOf(outer, entry.value()));
    return read;
}

} // namespace

QString fleetPartName(FleetPart part)
{
    switch (part) {
    case FleetPart::App:
        return QStringLiteral("app");
    case FleetPart::Content:
        return QStringLiteral("content");
    case FleetPart::Config:
        return QStringLiteral("config");
    }
    Q_UNREACHABLE();
}

std::optional<FleetPart> fleetPartFrom(const QString &name)
{
    for (const FleetPart part : allFleetParts)
        if (fleetPartName(part) == name) return part;
    return std::nullopt;
}

const PartRollout *RolloutDocument::part(const QString &channel, FleetPart part) const
{
    const auto found = channels.constFind(channel);
    if (found == channels.constEnd()) return nullptr;
    const auto entry = found->constFind(part);
    return entry == found->constEnd() ? nullptr : &*entry;
}

QByteArray RolloutDocument::toBytes() const
{
    QJsonObject listed;
    for (auto channel = channels.begin(); channel != channels.end(); ++channel) {
        QJsonObject parts;
        for (auto part = channel->begin(); part != channel->end(); ++part)
            parts.insert(fleetPartName(part.key()), toJson(part.value()));
        listed.insert(channel.key(), parts);
    }
    return canonicalJson({{QStringLiteral("fleet"), fleet},
                          {QStringLiteral("serial"), serial},
                          {QStringLiteral("issued"), timeText(issued)},
                          {QStringLiteral("expires"), timeText(expires)},
                          {QStringLiteral("channels"), listed}});
}

Result<RolloutDocument, FleetRefusal> RolloutDocument::fromBytes(const QByteArray &bytes)
{
    const auto object = parseCanonicalJson(bytes);
    if (!object) return object.failure();
    FieldReader fields(*object);
    RolloutDocument read;
    read.fleet = fields.text("fleet", form::fleet);
    read.serial = fields.whole("serial", 1, mostSerial);
    read.issued = fields.time("issued");
    read.expires = fields.time("expires");
    const QJsonObject channels = fields.object("channels");
    if (channels.size() > mostChannels) fields.refuse();
    for (auto channel = channels.begin(); channel != channels.end(); ++channel)
        read.channels.insert(channel.key(), channelOf(fields, channel.value().toObject()));
    if (!fields.ok()) return Failure{FleetRefusal::Malformed};
    return read;
}

} // namespace caravan
