// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/traffic_ledger.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace caravan {

namespace {

QString dayOf(UtcTime now) { return toDateTime(now).toUTC().date().toString(Qt::ISODate); }

qint64 countOf(const QJsonValue &value) { return qMax<qint64>(0, value.toInteger()); }

} // namespace

void TrafficLedger::add(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}\\z"));
    const QJsonObject days = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto day = days.begin(); day != days.end(); ++day) {
        if (!form.match(day.key()).hasMatch()) continue;
        TrafficCounts counts;
        const QJsonObject classes = day->toObject();
        for (size_t i = 0; i < trafficClassNames.size(); ++i) {
            const QJsonArray bytes = classes.value(trafficClassNames[i]).toArray();
            counts.classes[i] = {countOf(bytes.at(0)), countOf(bytes.at(1))};
        }
        m_days[day.key()] += counts;
    }
}

void TrafficLedger::note(const TrafficCounts &total, UtcTime now)
{
    TrafficCounts &today = m_days[dayOf(now)];
    for (size_t i = 0; i < total.classes.size(); ++i) {
        today.classes[i].sent += total.classes[i].sent - m_seen.classes[i].sent;
        today.classes[i].received += total.classes[i].received - m_seen.classes[i].received;
    }
    m_seen = total;
    while (m_days.size() > keptDays)
        m_days.erase(m_days.begin());
}

QString TrafficLedger::toText() const
{
    QJsonObject days;
    for (auto day = m_days.begin(); day != m_days.end(); ++day) {
        QJsonObject classes;
        for (size_t i = 0; i < trafficClassNames.size(); ++i)
            classes.insert(trafficClassNames[i], QJsonArray{day->classes[i].sent, day->classes[i].received});
        days.insert(day.key(), classes);
    }
    return QString::fromUtf8(QJsonDocument(days).toJson(QJsonDocument::Compact));
}

QString TrafficLedger::dayText(UtcTime now) const
{
    const TrafficCounts counts = m_days.value(dayOf(now));
    QJsonObject classes;
    for (size_t i = 0; i < trafficClassNames.size(); ++i)
        classes.insert(trafficClassNames[i], QJsonObject{{QStringLiteral("sent"), counts.classes[i].sent},
                                                         {QStringLiteral("received"), counts.classes[i].received}});
    return QString::fromUtf8(QJsonDocument(classes).toJson(QJsonDocument::Compact));
}

} // namespace caravan
