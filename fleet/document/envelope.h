// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "fleet/document/fleet_refusal.h"
#include "fleet/document/signing_key.h"

#include <QJsonObject>
#include <QList>

namespace caravan {

/// A signed text in the form of DSSE (https://github.com/secure-systems-lab/dsse): what is signed covers the type, so
/// that a list of keys cannot pass for a rollout. The bytes are signed as they are: nothing is parsed before the
/// signature is checked.
struct Envelope
{
    struct Signature
    {
        QString keyId; ///< a hint only
        QByteArray bytes;
    };

    QString type;
    QByteArray payload;
    QList<Signature> signatures;

    static Envelope sign(const QString &type, const QByteArray &payload, const QList<const SigningKey *> &keys);
    static Result<Envelope, FleetRefusal> fromJson(const QJsonValue &value);
    [[nodiscard]] QJsonObject toJson() const;

    /// Which of the keys has signed it; nullptr: none.
    [[nodiscard]] const PublicKey *signer(const QList<PublicKey> &keys) const;
};

/// The bytes that every document of ours has: compact, keys in order. What differs from its own form is refused, so
/// that one text has one reading.
QByteArray canonicalJson(const QJsonObject &object);
Result<QJsonObject, FleetRefusal> parseCanonicalJson(const QByteArray &bytes);

} // namespace caravan
