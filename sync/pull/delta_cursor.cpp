// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/delta_cursor.h"

#include <QDateTime>
#include <QStringList>

namespace caravan {

namespace {

constexpr qint64 overlapMs = 2'000;

QDateTime timeOf(const QString &text) { return QDateTime::fromString(text, Qt::ISODateWithMs); }

} // namespace

QString laterOf(const QString &a, const QString &b)
{
    const QDateTime left = timeOf(a);
    const QDateTime right = timeOf(b);
    if (!left.isValid()) return right.isValid() ? b : QString();
    if (!right.isValid()) return a;
    // Finer than a millisecond QDateTime does not see; the text decides then, which for one writer's form is in order.
    if (left == right) return qMax(a, b);
    return left < right ? b : a;
}

QString DeltaCursor::query() const
{
    if (from.isEmpty() || settled) return from;
    const QDateTime time = timeOf(from).toUTC().addMSecs(-overlapMs);
    return time.isValid() ? time.toString(Qt::ISODateWithMs) : from;
}

DeltaCursor DeltaCursor::after(const QString &latestOfFirstPage, const QString &latest, bool severalPages) const
{
    const QString known = laterOf(laterOf(from, seen), latestOfFirstPage);
    // All rows of a single page were read at once: then everything up to its latest is known.
    const QString safe = severalPages ? known : laterOf(known, latest);
    DeltaCursor next;
    next.seen = laterOf(seen, laterOf(safe, latest));
    next.from = laterOf(from, safe);
    next.settled = next.from == from;
    return next;
}

QString DeltaCursor::toText() const { return QStringList{from, seen, settled ? u"1"_qs : u"0"_qs}.join(u'|'); }

DeltaCursor DeltaCursor::fromText(const QString &text)
{
    const QStringList parts = text.split(u'|');
    if (parts.size() != 3) return {};
    return DeltaCursor{parts.at(0), parts.at(1), parts.at(2) == u"1"};
}

} // namespace caravan
