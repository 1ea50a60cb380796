// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace caravan {

/// Where a delta by the store's `updated_at` goes on from. Only times that the store wrote, never the terminal's clock
/// (I8). A value.
///
/// Two traps are met here. A transaction may commit with a time a little before rows that were already read: so the
/// first query after a change goes back by two seconds, and only a second query that found nothing newer settles. And
/// the pages of one pass are read at different moments, sorted by id: a row that changes between two pages can be
/// missed although later times were seen; so a pass of several pages moves on only to what was known when it began.
struct DeltaCursor
{
    QString from;         ///< everything up to here is known; empty: never pulled
    QString seen;         ///< latest time seen at all
    bool settled = false; ///< `from` has been asked for with the overlap since it moved

    /// The time to ask from: `from`, less the overlap unless it is settled.
    [[nodiscard]] QString query() const;
    /// After a whole pass: the latest time on its first page and on all of its pages; empty where there were no rows.
    [[nodiscard]] DeltaCursor after(const QString &latestOfFirstPage, const QString &latest, bool severalPages) const;

    [[nodiscard]] QString toText() const;
    static DeltaCursor fromText(const QString &text);
    friend bool operator==(const DeltaCursor &, const DeltaCursor &) = default;
};

/// The later of two of the store's times; text that is no time is earlier than any.
QString laterOf(const QString &a, const QString &b);

} // namespace caravan
