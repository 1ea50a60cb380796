// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_faults.h"

#include "sync/store/medusa/medusa_json.h"

#include <QLocale>
#include <QTimeZone>

namespace caravan::medusa {

namespace {

constexpr Milliseconds longestWait{3'600'000};

/// The store's word as a code: other characters than [a-z0-9_.-] are dropped, so that no text gets into a log.
QString wordOf(const QJsonObject &error)
{
    QString text = error.value(u"code").toString();
    if (text.isEmpty()) text = error.value(u"type").toString();
    QString word;
    for (const QChar c : text.left(256).toLower()) {
        const char16_t unit = c.unicode();
        const bool allowed = (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9') || unit == u'_' ||
                             unit == u'.' || unit == u'-';
        if (allowed && word.size() < 64) word += c;
    }
    return word;
}

StoreFault refusal(int status, const QJsonObject &error)
{
    const QString word = wordOf(error);
    const QString message = error.value(u"message").toString().left(1'024);
    const auto says = [&message](QLatin1String part) { return message.contains(part, Qt::CaseInsensitive); };
    StoreFault fault{StoreFaultKind::Refused, status, word, Milliseconds(0)};
    // Measured: a wrong or missing key is 400 not_allowed, told apart by its text alone.
    if (says(QLatin1String("publishable")) && says(QLatin1String("key")))
        fault.kind = StoreFaultKind::Unauthorized;
    else if (word == u"insufficient_inventory" || says(QLatin1String("not enough stock")) ||
             says(QLatin1String("required inventory")))
        fault.kind = StoreFaultKind::OutOfStock;
    else if (says(QLatin1String("already completed")))
        fault.code = code::alreadyCompleted.toString();
    else if (says(QLatin1String("payment session")) || says(QLatin1String("payment collection has not been")))
        fault.code = code::paymentMissing.toString();
    else if (says(QLatin1String("do not exist or belong to a product that is not published")))
        fault.code = code::variantGone.toString();
    return fault;
}

std::optional<QDateTime> readHttpDate(const QByteArray &value)
{
    // IMF-fixdate, the one form that a sender may use (RFC 9110, section 5.6.7).
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(value.trimmed().left(64)),
                                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!time.isValid()) return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

StoreFault faultOf(int status, const QByteArray &body, Milliseconds wait)
{
    const auto fault = [&](StoreFaultKind kind, const QString &word) { return StoreFault{kind, status, word, wait}; };
    if (status == 429 || status == 503) return fault(StoreFaultKind::Overloaded, u"overloaded"_qs);
    if (status >= 500 && status != 511) return fault(StoreFaultKind::ServerError, u"server_error"_qs);
    if (status == 408) return fault(StoreFaultKind::Unknown, u"timeout"_qs);
    if (status < 400 || status == 407 || status == 511) return fault(StoreFaultKind::Foreign, u"status"_qs);
    const auto object = readObject(body);
    if (!object || !object->value(u"message").isString()) return fault(StoreFaultKind::Foreign, u"no_error_object"_qs);
    switch (status) {
    case 401:
    case 403:
        return fault(StoreFaultKind::Unauthorized, wordOf(*object));
    case 404:
        return fault(StoreFaultKind::NotFound, wordOf(*object));
    case 409:
        return fault(StoreFaultKind::Conflict, wordOf(*object));
    default:
        return refusal(status, *object);
    }
}

Milliseconds retryAfter(const QByteArray &value, const QByteArray &date, UtcTime now)
{
    const QByteArray text = value.trimmed();
    if (text.isEmpty()) return Milliseconds(0);
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        bool ok = false;
        const qlonglong seconds = text.toLongLong(&ok);
        return !ok || seconds > 3'600 ? longestWait : Milliseconds(seconds * 1'000);
    }
    const auto until = readHttpDate(text);
    if (!until) return Milliseconds(0);
    const QDateTime from = readHttpDate(date).value_or(toDateTime(now));
    return qBound(Milliseconds(0), Milliseconds(from.msecsTo(*until)), longestWait);
}

} // namespace caravan::medusa
