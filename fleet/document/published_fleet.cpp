// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/published_fleet.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace caravan {

namespace {

constexpr qsizetype mostLists = 16;

/// The newest list of the chain, each link signed by a root of the one before it.
Result<KeyList, FleetRefusal> followKeys(const QList<Envelope> &chain, FleetTrust &trust)
{
    std::optional<KeyList> newest;
    for (const Envelope &envelope : chain) {
        if (envelope.type != QLatin1String(KeyList::type)) return Failure{FleetRefusal::WrongType};
        if (!envelope.signer(trust.roots)) {
            // An old link of the chain that this terminal has left behind already is signed by a root of then.
            if (&envelope != &chain.constLast()) continue;
            return Failure{FleetRefusal::KeysUnsigned};
        }
        auto list = KeyList::fromBytes(envelope.payload);
        if (!list) return list.failure();
        if (list->fleet != trust.fleet) return Failure{FleetRefusal::WrongFleet};
        if (list->version < trust.keysVersion) {
            if (&envelope != &chain.constLast()) continue;
            return Failure{FleetRefusal::KeysOlder};
        }
        trust.keysVersion = list->version;
        trust.roots = list->roots;
        newest = std::move(list).value();
    }
    if (!newest) return Failure{FleetRefusal::KeysUnsigned};
    return *newest;
}

/// A key that was taken from the list may have left a serial behind that no honest document reaches.
void forgetSerialOfRevokedKey(const KeyList &keys, FleetTrust &trust)
{
    const auto listed = [&trust](const PublicKey &key) { return key.toString() == trust.signerKey; };
    if (trust.signerKey.isEmpty() || std::any_of(keys.documents.begin(), keys.documents.end(), listed)) return;
    trust.serial = 0;
    trust.documentHash.clear();
    trust.signerKey.clear();
    trust.latestIssued = keys.issued;
}

Result<Done, FleetRefusal> checkSerial(const RolloutDocument &document, const QByteArray &hash, const FleetTrust &trust)
{
    if (document.serial < trust.serial) return Failure{FleetRefusal::SerialOlder};
    if (document.serial == trust.serial && hash != trust.documentHash) return Failure{FleetRefusal::SerialTwice};
    if (document.serial - trust.serial > mostSerialStep) return Failure{FleetRefusal::SerialTooFar};
    return Done{};
}

} // namespace

Result<PublishedFleet, FleetRefusal> PublishedFleet::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes) return Failure{FleetRefusal::TooLarge};
    const QJsonDocument read = QJsonDocument::fromJson(bytes);
    const QJsonArray listed = read.object().value(u"keys").toArray();
    if (!read.isObject() || listed.isEmpty() || listed.size() > mostLists) return Failure{FleetRefusal::Malformed};
    PublishedFleet published;
    for (const QJsonValue &value : listed) {
        auto envelope = Envelope::fromJson(value);
        if (!envelope) return envelope.failure();
        published.keys.append(std::move(envelope).value());
    }
    auto rollout = Envelope::fromJson(read.object().value(u"rollout"));
    if (!rollout) return rollout.failure();
    published.rollout = std::move(rollout).value();
    return published;
}

QByteArray PublishedFleet::toBytes() const
{
    QJsonArray listed;
    for (const Envelope &envelope : keys)
        listed.append(envelope.toJson());
    return canonicalJson({{QStringLiteral("keys"), listed}, {QStringLiteral("rollout"), rollout.toJson()}});
}

Result<AcceptedFleet, FleetRefusal> acceptFleet(const QByteArray &bytes, const FleetTrust &trust, UtcTime now)
{
    const auto published = PublishedFleet::fromBytes(bytes);
    if (!published) return published.failure();
    AcceptedFleet accepted{trust, {}, {}, false};
    auto keys = followKeys(published->keys, accepted.trust);
    if (!keys) return keys.failure();
    accepted.keys = std::move(keys).value();
    forgetSerialOfRevokedKey(accepted.keys, accepted.trust);

    const Envelope &rollout = published->rollout;
    if (rollout.type != QLatin1String(RolloutDocument::type)) return Failure{FleetRefusal::WrongType};
    const PublicKey *signer = rollout.signer(accepted.keys.documents);
    if (!signer) return Failure{FleetRefusal::Unsigned};
    auto document = RolloutDocument::fromBytes(rollout.payload);
    if (!document) return document.failure();
    if (document->fleet != trust.fleet) return Failure{FleetRefusal::WrongFleet};
    // Whoever changes the keys signs the rollout anew: an older one was signed when other keys held.
    if (document->issued < accepted.keys.issued) return Failure{FleetRefusal::SerialOlder};
    const QByteArray hash = QCryptographicHash::hash(rollout.payload, QCryptographicHash::Sha256);
    if (const auto checked = checkSerial(*document, hash, accepted.trust); !checked) return checked.failure();

    accepted.document = std::move(document).value();
    accepted.trust.serial = accepted.document.serial;
    accepted.trust.documentHash = hash;
    accepted.trust.signerKey = signer->toString();
    accepted.trust.latestIssued = std::max(accepted.trust.latestIssued, accepted.document.issued);
    accepted.expired = std::max(now, accepted.trust.latestIssued) >= accepted.document.expires;
    return accepted;
}

} // namespace caravan
