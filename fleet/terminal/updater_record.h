// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/published_fleet.h"

#include <QDate>

namespace caravan {

/// What the updater knows about one part from one start to the next. Where it stands is read from the disk itself: what
/// was downloaded, taken, copied, linked.
struct PartRecord
{
    QString gated;                   ///< revision that passed the gate
    QMap<QString, QString> versions; ///< of the revisions that were put on the disk
    QString refusal;                 ///< why the last revision was not taken; empty: it was
    int failures = 0;                ///< in a row
    qint64 retryAtMs = 0;            ///< UTC; not before
};

/// The updater's file: trust first of all. Written before anything is done that relies on it.
struct UpdaterRecord
{
    FleetTrust trust;
    QByteArray tag; ///< ETag of the document that was taken last
    QMap<FleetPart, PartRecord> parts;
    QDate spentOn; ///< local day
    qint64 spentBytes = 0;
    QString refusal;       ///< why the last document was not taken
    qint64 answeredMs = 0; ///< UTC of the last answer

    [[nodiscard]] QByteArray toBytes() const;
    /// Empty where it is not one: a damaged file must not make a terminal forget what it believed, so the caller stops.
    static std::optional<UpdaterRecord> fromBytes(const QByteArray &bytes);
};

} // namespace caravan
