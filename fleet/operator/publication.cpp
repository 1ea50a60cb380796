// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/publication.h"

#include "fleet/slots/durable_file.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace caravan {

namespace {

UtcTime wholeSecond(UtcTime time) { return utcFromMillis(toMillis(time) / 1000 * 1000); }

/// Signed by a root that it does not name itself: the step from that root to another.
bool bringsAnotherRoot(const Envelope &envelope)
{
    const auto list = KeyList::fromBytes(envelope.payload);
    if (!list) return false;
    for (const Envelope::Signature &signature : envelope.signatures) {
        const auto named = [&signature](const PublicKey &root) { return root.id() == signature.keyId; };
        if (std::none_of(list->roots.begin(), list->roots.end(), named)) return true;
    }
    return false;
}

} // namespace

Result<Done, QString> signKeys(FleetFolder &folder, const QList<const SigningKey *> &roots, UtcTime now)
{
    folder.keys.version += 1;
    folder.keys.issued = wholeSecond(now);
    folder.keyLists.append(Envelope::sign(QLatin1String(KeyList::type), folder.keys.toBytes(), roots));
    QList<Envelope> chain;
    for (const Envelope &envelope : folder.keyLists)
        if (&envelope == &folder.keyLists.constLast() || bringsAnotherRoot(envelope)) chain.append(envelope);
    if (chain.size() > 16) return Failure{QStringLiteral("the root was changed too often: enrol the terminals anew")};
    folder.keyLists = chain;
    return Done{};
}

Result<Done, QString> publish(FleetFolder &folder, UtcTime now, std::chrono::hours validity)
{
    const auto key = SigningKey::fromFile(folder.documentKey());
    if (!key) return key.failure();
    folder.document.serial += 1;
    folder.document.issued = wholeSecond(now);
    folder.document.expires = folder.document.issued + validity;
    const QByteArray payload = folder.document.toBytes();
    if (!RolloutDocument::fromBytes(payload))
        return Failure{QStringLiteral("the document would not be read by any terminal")};
    const PublishedFleet site{folder.keyLists,
                              Envelope::sign(QLatin1String(RolloutDocument::type), payload, {&key.value()})};
    const QByteArray bytes = site.toBytes();
    if (bytes.size() > PublishedFleet::mostBytes) return Failure{QStringLiteral("the document is too large")};
    // The counter first: a serial that was given away and not used is no harm, one that is used twice is.
    if (const auto saved = folder.save(); !saved) return saved;
    const QString file = folder.site() + u"/fleet.json";
    const QString fresh = file + u".public";
    if (!QDir().mkpath(folder.site()) || !durable::write(fresh, bytes) || !QFile::setPermissions(fresh, siteFileMode) ||
        !durable::rename(fresh, file))
        return Failure{QStringLiteral("cannot write %1").arg(file)};
    return Done{};
}

} // namespace caravan
