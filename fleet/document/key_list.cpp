// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/key_list.h"

#include "fleet/document/field_reader.h"

namespace caravan {

namespace {

constexpr qsizetype mostKeys = 16;
constexpr qint64 mostVersions = 1'000'000;

QJsonArray textsOf(const QList<PublicKey> &keys)
{
    QJsonArray list;
    for (const PublicKey &key : keys)
        list.append(key.toString());
    return list;
}

QList<PublicKey> keysOf(FieldReader &fields, const char *name)
{
    QList<PublicKey> keys;
    for (const QString &text : fields.texts(name, form::base64, mostKeys)) {
        if (const auto key = PublicKey::parse(text))
            keys.append(*key);
        else
            fields.refuse();
    }
    return keys;
}

} // namespace

QByteArray KeyList::toBytes() const
{
    QJsonArray commitKeys;
    for (const CommitKey &key : commits)
        commitKeys.append(QJsonObject{{QStringLiteral("fingerprint"), key.fingerprint},
                                      {QStringLiteral("key"), QString::fromLatin1(key.bytes.toBase64())}});
    return canonicalJson({{QStringLiteral("fleet"), fleet},
                          {QStringLiteral("version"), version},
                          {QStringLiteral("issued"), timeText(issued)},
                          {QStringLiteral("roots"), textsOf(roots)},
                          {QStringLiteral("documents"), textsOf(documents)},
                          {QStringLiteral("commits"), commitKeys}});
}

Result<KeyList, FleetRefusal> KeyList::fromBytes(const QByteArray &bytes)
{
    const auto object = parseCanonicalJson(bytes);
    if (!object) return object.failure();
    FieldReader fields(*object);
    KeyList read;
    read.fleet = fields.text("fleet", form::fleet);
    read.version = fields.whole("version", 1, mostVersions);
    read.issued = fields.time("issued");
    read.roots = keysOf(fields, "roots");
    read.documents = keysOf(fields, "documents");
    for (const QJsonValue &value : fields.list("commits", mostKeys)) {
        FieldReader entry(value);
        CommitKey key{entry.text("fingerprint", "[0-9A-F]{40}"),
                      QByteArray::fromBase64(entry.text("key", form::base64).toLatin1())};
        if (!entry.ok()) fields.refuse();
        read.commits.append(key);
    }
    if (!fields.ok() || read.roots.isEmpty()) return Failure{FleetRefusal::Malformed};
    return read;
}

} // namespace caravan
