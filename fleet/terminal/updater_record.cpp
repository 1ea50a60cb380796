// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/updater_record.h"

#include "fleet/document/field_reader.h"

#include <QJsonDocument>

namespace caravan {

namespace {

QJsonObject toJson(const PartRecord &record)
{
    QJsonObject versions;
    for (auto entry = record.versions.begin(); entry != record.versions.end(); ++entry)
        versions.insert(entry.key(), entry.value());
    return {{QStringLiteral("gated"), record.gated},
            {QStringLiteral("versions"), versions},
            {QStringLiteral("refusal"), record.refusal},
            {QStringLiteral("failures"), record.failures},
            {QStringLiteral("retry_at"), record.retryAtMs}};
}

PartRecord partOf(const QJsonObject &object)
{
    PartRecord record{object.value(u"gated").toString(),
                      {},
                      object.value(u"refusal").toString(),
                      object.value(u"failures").toInt(),
                      object.value(u"retry_at").toInteger()};
    const QJsonObject versions = object.value(u"versions").toObject();
    for (auto entry = versions.begin(); entry != versions.end(); ++entry)
        record.versions.insert(entry.key(), entry.value().toString());
    return record;
}

QJsonObject toJson(const FleetTrust &trust)
{
    QJsonArray roots;
    for (const PublicKey &root : trust.roots)
        roots.append(root.toString());
    return {{QStringLiteral("fleet"), trust.fleet},
            {QStringLiteral("roots"), roots},
            {QStringLiteral("keys_version"), trust.keysVersion},
            {QStringLiteral("serial"), trust.serial},
            {QStringLiteral("document"), QString::fromLatin1(trust.documentHash.toHex())},
            {QStringLiteral("signer"), trust.signerKey},
            {QStringLiteral("latest_issued"), toMillis(trust.latestIssued)}};
}

std::optional<FleetTrust> trustOf(const QJsonObject &object)
{
    FieldReader fields(object);
    FleetTrust trust;
    trust.fleet = fields.text("fleet", form::fleet);
    for (const QString &text : fields.texts("roots", form::base64, 16)) {
        const auto key = PublicKey::parse(text);
        if (!key) return std::nullopt;
        trust.roots.append(*key);
    }
    trust.keysVersion = fields.whole("keys_version", 0, mostSerial);
    trust.serial = fields.whole("serial", 0, mostSerial);
    trust.documentHash = QByteArray::fromHex(fields.text("document", "([0-9a-f]{64})?").toLatin1());
    trust.signerKey = fields.text("signer", "[A-Za-z0-9+/=]{0,64}");
    trust.latestIssued = utcFromMillis(fields.whole("latest_issued", 0, 8'000'000'000'000));
    if (!fields.ok() || trust.roots.isEmpty()) return std::nullopt;
    return trust;
}

} // namespace

QByteArray UpdaterRecord::toBytes() const
{
    QJsonObject listed;
    for (auto part = parts.begin(); part != parts.end(); ++part)
        listed.insert(fleetPartName(part.key()), toJson(part.value()));
    return QJsonDocument(QJsonObject{{QStringLiteral("trust"), toJson(trust)},
                                     {QStringLiteral("tag"), QString::fromLatin1(tag.toBase64())},
                                     {QStringLiteral("parts"), listed},
                                     {QStringLiteral("spent_on"), spentOn.toString(Qt::ISODate)},
                                     {QStringLiteral("spent_bytes"), spentBytes},
                                     {QStringLiteral("refusal"), refusal},
                                     {QStringLiteral("answered"), answeredMs}})
        .toJson();
}

std::optional<UpdaterRecord> UpdaterRecord::fromBytes(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto trust = trustOf(object.value(u"trust").toObject());
    if (!trust) return std::nullopt;
    UpdaterRecord record;
    record.trust = *trust;
    record.tag = QByteArray::fromBase64(object.value(u"tag").toString().toLatin1());
    const QJsonObject listed = object.value(u"parts").toObject();
    for (const FleetPart part : allFleetParts)
        record.parts.insert(part, partOf(listed.value(fleetPartName(part)).toObject()));
    record.spentOn = QDate::fromString(object.value(u"spent_on").toString(), Qt::ISODate);
    record.spentBytes = object.value(u"spent_bytes").toInteger();
    record.refusal = object.value(u"refusal").toString();
    record.answeredMs = object.value(u"answered").toInteger();
    return record;
}

} // namespace caravan
