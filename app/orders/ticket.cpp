// SPDX-License-Identifier: Apache-2.0
#include "orders/ticket.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace caravan::orders {

QByteArray ticketLine(const PlacedOrder &order, Format format)
{
    if (format == Format::Plain) return (order.number.toString() + u' ' + order.id.toString()).toUtf8();
    const QJsonObject ticket{{u"number"_qs, order.number.toString()},
                             {u"id"_qs, order.id.toString()},
                             {u"total_fen"_qs, order.total.fen()},
                             {u"created"_qs, isoTime(order.placedAt)}};
    return QJsonDocument(ticket).toJson(QJsonDocument::Compact);
}

bool printLine(const QByteArray &line)
{
    // In one call, so that lines of several programs on one pipe stay whole.
    const QByteArray text = line + '\n';
    return std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout) ==
               static_cast<size_t>(text.size()) &&
           std::fflush(stdout) == 0;
}

QString isoTime(UtcTime time) { return toDateTime(time).toString(Qt::ISODateWithMs); }

} // namespace caravan::orders
