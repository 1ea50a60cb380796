// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/envelope.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace caravan {

namespace {

constexpr int mostSignatures = 8;

/// DSSE's pre-authentication encoding.
QByteArray signedBytes(const QString &type, const QByteArray &payload)
{
    const QByteArray name = type.toUtf8();
    return "DSSEv1 " + QByteArray::number(name.size()) + ' ' + name + ' ' + QByteArray::number(payload.size()) + ' ' +
           payload;
}

std::optional<QByteArray> fromBase64(const QJsonValue &value)
{
    if (!value.isString()) return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        value.toString().toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

} // namespace

Envelope Envelope::sign(const QString &type, const QByteArray &payload, const QList<const SigningKey *> &keys)
{
    Envelope made{type, payload, {}};
    for (const SigningKey *key : keys)
        made.signatures.append({key->publicKey().id(), key->sign(signedBytes(type, payload))});
    return made;
}

Result<Envelope, FleetRefusal> Envelope::fromJson(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const auto payload = fromBase64(object.value(u"payload"));
    const QJsonArray listed = object.value(u"signatures").toArray();
    if (!payload || !object.value(u"payloadType").isString() || listed.isEmpty() || listed.size() > mostSignatures)
        return Failure{FleetRefusal::Malformed};
    Envelope read{object.value(u"payloadType").toString(), *payload, {}};
    for (const QJsonValue &entry : listed) {
        const auto bytes = fromBase64(entry.toObject().value(u"sig"));
        if (!bytes) return Failure{FleetRefusal::Malformed};
        read.signatures.append({entry.toObject().value(u"keyid").toString(), *bytes});
    }
    return read;
}

QJsonObject Envelope::toJson() const
{
    QJsonArray listed;
    for (const Signature &signature : signatures)
        listed.append(QJsonObject{{QStringLiteral("keyid"), signature.keyId},
                                  {QStringLiteral("sig"), QString::fromLatin1(signature.bytes.toBase64())}});
    return {{QStringLiteral("payload"), QString::fromLatin1(payload.toBase64())},
            {QStringLiteral("payloadType"), type},
            {QStringLiteral("signatures"), listed}};
}

const PublicKey *Envelope::signer(const QList<PublicKey> &keys) const
{
    const QByteArray bytes = signedBytes(type, payload);
    for (const Signature &signature : signatures)
        for (const PublicKey &key : keys)
            if (key.verifies(bytes, signature.bytes)) return &key;
    return nullptr;
}

QByteArray canonicalJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

Result<QJsonObject, FleetRefusal> parseCanonicalJson(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject() || canonicalJson(document.object()) != bytes) return Failure{FleetRefusal::Malformed};
    return document.object();
}

} // namespace caravan
