// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/field_reader.h"

#include <QRegularExpression>

namespace caravan {

namespace {

bool matches(const QJsonValue &value, const char *pattern)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
    return value.isString() && value.toString().size() <= 16'384 && expression.match(value.toString()).hasMatch();
}

constexpr qint64 year2000 = 946'684'800'000;
constexpr qint64 year2200 = 7'258'118'400'000;

} // namespace

QString FieldReader::text(const char *name, const char *pattern)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    m_ok = m_ok && matches(value, pattern);
    return m_ok ? value.toString() : QString();
}

qint64 FieldReader::whole(const char *name, qint64 least, qint64 most)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    const qint64 read = value.toInteger(least - 1); // the fallback where it has a fraction
    m_ok = m_ok && value.isDouble() && read >= least && read <= most;
    return m_ok ? read : 0;
}

UtcTime FieldReader::time(const char *name)
{
    const QString read = text(name, "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    const QDateTime parsed = QDateTime::fromString(read, Qt::ISODate);
    const qint64 millis = parsed.isValid() ? parsed.toMSecsSinceEpoch() : 0;
    m_ok = m_ok && millis >= year2000 && millis <= year2200;
    return utcFromMillis(m_ok ? millis : 0);
}

QJsonArray FieldReader::list(const char *name, qsizetype most)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    m_ok = m_ok && value.isArray() && value.toArray().size() <= most;
    return m_ok ? value.toArray() : QJsonArray();
}

QStringList FieldReader::texts(const char *name, const char *pattern, qsizetype most)
{
    QStringList read;
    for (const QJsonValue &value : list(name, most)) {
        m_ok = m_ok && matches(value, pattern);
        read.append(value.toString());
    }
    return m_ok ? read : QStringList();
}

QJsonObject FieldReader::object(const char *name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    m_ok = m_ok && value.isObject();
    return m_ok ? value.toObject() : QJsonObject();
}

QString timeText(UtcTime time) { return toDateTime(time).toString(Qt::ISODate); }

} // namespace caravan
