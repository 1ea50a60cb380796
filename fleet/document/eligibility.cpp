// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/eligibility.h"

#include <QCryptographicHash>
#include <QVersionNumber>
#include <QtEndian>

#include <algorithm>

namespace caravan {

double rolloutThreshold(const RolloutPlan &plan, UtcTime now)
{
    if (now < plan.start) return 0;
    const double first = plan.percent / 100.0;
    const auto length = std::chrono::duration_cast<Milliseconds>(plan.duration).count();
    if (length == 0) return first;
    const double elapsed = static_cast<double>((now - plan.start).count()) / static_cast<double>(length);
    return first + (1 - first) * std::min(elapsed, 1.0);
}

double rolloutPosition(const QString &terminal, const QString &revision)
{
    const QByteArray hash = QCryptographicHash::hash((terminal + u' ' + revision).toUtf8(), QCryptographicHash::Sha256);
    // The upper 53 bits: all that a double tells apart, so that the quotient stays below 1.
    constexpr double whole = 9'007'199'254'740'992.0;
    return static_cast<double>(qFromBigEndian<quint64>(hash.constData()) >> 11) / whole;
}

bool isEligible(const Membership &member, const PartRollout &part, UtcTime now)
{
    if (part.halted.contains(part.revision) || part.withdrawn.contains(part.revision)) return false;
    if (!part.plan.cohorts.isEmpty() && !part.plan.cohorts.contains(member.cohort)) return false;
    return rolloutPosition(member.terminal, part.revision) < rolloutThreshold(part.plan, now);
}

bool isWithinHours(const QString &hours, QTime time)
{
    if (hours.isEmpty()) return true;
    const auto minutes = [](QStringView text) { return text.left(2).toInt() * 60 + text.right(2).toInt(); };
    const int from = minutes(QStringView(hours).left(5));
    const int to = minutes(QStringView(hours).right(5));
    const int now = time.hour() * 60 + time.minute();
    return from <= to ? now >= from && now < to : now >= from || now < to;
}

bool isOlderVersion(const QString &a, const QString &b)
{
    return QVersionNumber::fromString(a) < QVersionNumber::fromString(b);
}

} // namespace caravan
