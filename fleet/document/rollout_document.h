// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "fleet/document/fleet_refusal.h"

#include <QMap>
#include <QStringList>

#include <array>
#include <optional>

namespace caravan {

/// What a fleet delivers. Each part has its own releases and moves by itself.
enum class FleetPart { App, Content, Config };
inline constexpr std::array allFleetParts{FleetPart::App, FleetPart::Content, FleetPart::Config};
/// `app`, `content`, `config`: in documents, references and folders.
QString fleetPartName(FleetPart part);
std::optional<FleetPart> fleetPartFrom(const QString &name);

/// One file that turns a revision that a terminal has into another.
struct DeltaFile
{
    QString from;      ///< revision it starts from; empty: from nothing
    QString url;       ///< relative to the fleet's address
    qint64 size = 0;   ///< bytes
    QByteArray sha256; ///< hexadecimal
};

/// Which share of the terminals may take the revision, and when.
struct RolloutPlan
{
    UtcTime start{};
    int percent = 100;               ///< at the start, 0–100
    std::chrono::seconds duration{}; ///< until it has grown to all
    QStringList cohorts;             ///< only these; empty: all
};

/// Where a channel stands with one part.
struct PartRollout
{
    QString revision; ///< the commit's checksum
    QString version;  ///< the one that is signed within the commit
    QList<DeltaFile> deltas;
    RolloutPlan plan;
    QStringList halted;    ///< revisions that no further terminal takes
    QStringList withdrawn; ///< revisions that those who have them leave again
    QString floor;         ///< no version below it is taken; empty: none
    QString window;        ///< local hours in which terminals may switch; empty: any
};

/// The one document that says which release each channel gets. Signed by a document key; a stolen one can only choose
/// among releases that the commit key signed.
struct RolloutDocument
{
    static constexpr auto type = "application/vnd.caravan.rollout+json";
    using Channel = QMap<FleetPart, PartRollout>;

    QString fleet;
    qint64 serial = 0; ///< grows with every document
    UtcTime issued{};
    UtcTime expires{};
    QMap<QString, Channel> channels;

    [[nodiscard]] const PartRollout *part(const QString &channel, FleetPart part) const;
    [[nodiscard]] QByteArray toBytes() const;
    static Result<RolloutDocument, FleetRefusal> fromBytes(const QByteArray &bytes);
};

/// Largest serial; and largest step from one to the next that a terminal believes.
inline constexpr qint64 mostSerial = 1'000'000'000;
inline constexpr qint64 mostSerialStep = 100'000;
/// Largest delta file.
inline constexpr qint64 mostDeltaBytes = qint64(4) << 30;

} // namespace caravan
