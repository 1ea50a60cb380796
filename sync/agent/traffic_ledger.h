// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "sync/store/traffic_counts.h"

#include <QMap>
#include <QString>

namespace caravan {

/// Bytes of each class and day (UTC, by the terminal's clock), of the last days only. A value; its text is what is kept
/// in the catalog's cache, so that a restart goes on counting.
class TrafficLedger
{
public:
    static constexpr int keptDays = 31;

    static QString cursorKey() { return QStringLiteral("traffic"); }
    /// Adds what an earlier run counted; text that is no ledger adds nothing.
    void add(const QString &text);
    /// `total`: the counts of this session since its start.
    void note(const TrafficCounts &total, UtcTime now);
    /// Another session begins: its counts start at zero.
    void beginSession() { m_seen = {}; }

    /// {"2026-11-24":{"orders":[sent,received],…},…}
    [[nodiscard]] QString toText() const;
    /// {"orders":{"sent":…,"received":…},…} of the day.
    [[nodiscard]] QString dayText(UtcTime now) const;

private:
    QMap<QString, TrafficCounts> m_days;
    TrafficCounts m_seen;
};

} // namespace caravan
