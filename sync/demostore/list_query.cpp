// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/list_query.h"

#include <QDateTime>

#include <algorithm>

namespace caravan::demostore {

namespace {

std::optional<int> wholeNumber(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<qint64> instant(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid()) return std::nullopt;
    return (time.timeSpec() == Qt::LocalTime ? QDateTime(time.date(), time.time(), Qt::UTC) : time).toMSecsSinceEpoch();
}

bool isIdKey(const QString &key) { return key == u"id" || (key.startsWith(u"id[") && key.endsWith(u']')); }

Refusal invalidValue(const QString &key)
{
    return Refusal::invalidData(QStringLiteral("Invalid request: Invalid value for field '%1'").arg(key));
}

/// False where the key is not one of a list's.
Result<bool, Refusal> readParameter(ListQuery &query, const QString &key, const QString &value)
{
    if (key == u"limit" || key == u"offset") {
        const auto number = wholeNumber(value);
        if (!number) return Failure{invalidValue(key)};
        (key == u"limit" ? query.limit : query.offset) = key == u"limit" ? std::min(*number, maximumPage) : *number;
    } else if (key == u"order") {
        // Ids are made in the order of time, so both orders are one.
        const QString name = value.startsWith(u'-') ? value.mid(1) : value;
        if (name != u"id" && name != u"created_at") return Failure{invalidValue(key)};
        query.descending = value.startsWith(u'-');
    } else if (key == u"id[$gt]" || key == u"id[$gte]" || key == u"id[$lt]") {
        return Failure{invalidValue(key)};
    } else if (isIdKey(key)) {
        if (query.ids.size() >= maximumPage) return Failure{invalidValue(key)};
        query.ids.append(value);
    } else if (key == u"updated_at[$gt]" || key == u"updated_at[$gte]") {
        const auto time = instant(value);
        if (!time) return Failure{invalidValue(key)};
        query.updatedAfter = key == u"updated_at[$gte]" ? *time - 1 : *time;
    } else if (key == u"region_id") {
        query.regionId = value;
    } else if (key == u"fields") {
        query.fields = FieldSelection::parse(value);
    } else if (key == u"locale") {
        if (value.isEmpty()) return Failure{invalidValue(key)};
        query.locale = languageFromTag(value).value_or(Language::ZhCn);
    } else {
        return key == u"country_code";
    }
    return true;
}

} // namespace

Result<ListQuery, Refusal> ListQuery::parse(const Request &request)
{
    ListQuery query;
    query.locale = languageFromTag(QString::fromUtf8(request.locale)).value_or(Language::ZhCn);
    for (const auto &[key, value] : request.query) {
        const auto known = readParameter(query, key, value);
        if (!known) return known.failure();
        if (!*known)
            return Failure{Refusal::invalidData(QStringLiteral("Invalid request: Unrecognized fields: '%1'").arg(key))};
    }
    return query;
}

ListQuery lenientListQuery(const Request &request)
{
    ListQuery query;
    for (const auto &[key, value] : request.query) {
        // Whether it was understood does not matter here: an ignored filter returns everything, as in Medusa.
        if (const auto known = readParameter(query, key, value); !known) continue;
    }
    return query;
}

} // namespace caravan::demostore
