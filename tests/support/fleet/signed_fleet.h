// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/published_fleet.h"
#include "fleet/terminal/enrolment.h"

#include <QCryptographicHash>

namespace caravan {

/// A fleet that lives in memory: real signatures, made-up releases.
struct SignedFleet
{
    SigningKey root = SigningKey::make();
    SigningKey document = SigningKey::make();
    KeyList keys;
    RolloutDocument rollout;
    QList<Envelope> chain;

    explicit SignedFleet(UtcTime now, const QString &name = QStringLiteral("bazaar"))
    {
        keys = {name, 0, {}, {root.publicKey()}, {document.publicKey()}, {{QString(40, u'A'), "commit-1"}}};
        rollout.fleet = name;
        signKeys(now, {&root});
        reissue(now);
    }

    void signKeys(UtcTime now, const QList<const SigningKey *> &roots)
    {
        keys.version += 1;
        keys.issued = whole(now);
        chain.append(Envelope::sign(QLatin1String(KeyList::type), keys.toBytes(), roots));
    }
    void reissue(UtcTime now, std::chrono::hours validity = std::chrono::hours(24 * 14))
    {
        rollout.serial += 1;
        rollout.issued = whole(now);
        rollout.expires = whole(now) + validity;
    }
    [[nodiscard]] QByteArray bytes() const { return bytes(document); }
    [[nodiscard]] QByteArray bytes(const SigningKey &signer) const
    {
        return PublishedFleet{chain, Envelope::sign(QLatin1String(RolloutDocument::type), rollout.toBytes(), {&signer})}
            .toBytes();
    }
    [[nodiscard]] FleetTrust trust() const
    {
        FleetTrust trust;
        trust.fleet = keys.fleet;
        trust.roots = {root.publicKey()};
        return trust;
    }
    [[nodiscard]] Enrolment enrolment(const QString &terminal) const
    {
        return {keys.fleet,      terminal, QStringLiteral("stable"), {}, {QStringLiteral("http://site.test")},
                root.publicKey()};
    }

    static UtcTime whole(UtcTime time) { return utcFromMillis(toMillis(time) / 1000 * 1000); }
    static QString revision(int n) { return QString::number(n, 16).rightJustified(64, u'0'); }

    /// Release n of a part, to all at once; its delta is the text `delta n`.
    PartRollout &offer(FleetPart part, int n)
    {
        const QByteArray body = delta(n);
        const QByteArray sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
        PartRollout offered;
        offered.revision = revision(n);
        offered.version = QString::number(n);
        offered.deltas = {{{}, deltaUrl(n), body.size(), sha256}};
        offered.plan.start = rollout.issued;
        return rollout.channels[QStringLiteral("stable")][part] = offered;
    }
    static QByteArray delta(int n) { return "delta " + QByteArray::number(n); }
    static QString deltaUrl(int n) { return QStringLiteral("deltas/d%1.delta").arg(n); }
};

} // namespace caravan
