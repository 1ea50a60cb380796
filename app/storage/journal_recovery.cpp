// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_recovery.h"

#include "domain/orders/order_document.h"
#include "storage/journal_file.h"
#include "storage/query.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace caravan {

namespace {

void insertRows(JournalFile &journal, const OrderSnapshot &order, const QByteArray &document, const QByteArray &sealed)
{
    Connection &connection = journal.connection();
    const QString id = order.id.toString();
    Query(connection, "INSERT INTO orders(position, order_id, number, placed_ms, total_fen, document, document_sha256) "
                      "VALUES((SELECT coalesce(max(position), 0) + 1 FROM orders), ?, ?, ?, ?, ?, ?)")
        .bind(id, order.number.toString(), toMillis(order.placedAt), order.total.fen(), document,
              documentHash(document))
        .run();
    int position = 0;
    Query line(connection, "INSERT INTO order_line(order_id, position, variant_id, sku, quantity, unit_price_fen) "
                           "VALUES(?, ?, ?, ?, ?, ?)");
    for (const OrderSnapshot::Line &each : order.lines)
        line.bind(id, position++, each.variant.toString(), each.sku.toString(), each.quantity, each.unitPrice.fen())
            .run();
    if (!sealed.isEmpty())
        Query(connection, "INSERT INTO contact(order_id, sealed) VALUES(?, ?)").bind(id, sealed).run();
    Query(connection, "INSERT INTO delivery(position, order_id, state) "
                      "SELECT position, order_id, ? FROM orders WHERE order_id = ?")
        .bind(deliveryStateName(DeliveryState::Pending), id)
        .run();
}

void append(JournalFile &journal, DeliveryRecord &record, qint64 atMs, const DeliveryEvent &event)
{
    JournalEntry entry;
    entry.atMs = atMs;
    entry.orderId = record.order.toString();
    entry.kind = deliveryEventName(event.kind);
    entry.reference = event.reference;
    entry.detail = event.detail;
    entry.amountFen = event.amount.fen();
    journal.append(entry);
    record.apply(event);
}

void replay(JournalFile &journal, DeliveryRecord &record, const QJsonArray &entries)
{
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        const auto kind = deliveryEventFromName(entry.value(u"kind").toString());
        if (!kind) continue;
        const DeliveryEvent event{*kind, entry.value(u"reference").toString(), entry.value(u"detail").toString(),
                                  Money::fromFen(entry.value(u"amount_fen").toInteger())};
        if (*kind == DeliveryEventKind::ContactErased || !allows(record, event)) continue;
        append(journal, record, entry.value(u"at_ms").toInteger(), event);
    }
}

bool isNumberTaken(JournalFile &journal, const OrderNumber &number)
{
    Query select(journal.connection(), "SELECT 1 FROM orders WHERE number = ?");
    return select.bind(number.toString()).step();
}

bool wasErased(const QJsonArray &entries)
{
    return std::any_of(entries.begin(), entries.end(), [](const QJsonValue &entry) {
        return entry.toObject().value(u"kind") == deliveryEventName(DeliveryEventKind::ContactErased);
    });
}

} // namespace

bool recoverOrder(JournalFile &journal, const QJsonObject &line, UtcTime now)
{
    const QByteArray document = line.value(u"document").toString().toUtf8();
    const QByteArray sealed = QByteArray::fromBase64(line.value(u"contact_sealed").toString().toLatin1());
    const QJsonArray entries = line.value(u"entries").toArray();
    const auto order = readOrderDocument(document);
    if (!line.value(u"hash_matches").toBool() || !order || journal.record(order->id)) return false;
    if (isNumberTaken(journal, order->number)) return false;
    const QString contactHash = QJsonDocument::fromJson(document).object().value(u"contact_sha256").toString();
    const bool contactFits = QString::fromLatin1(documentHash(sealed).toHex()) == contactHash;
    const bool erased = wasErased(entries);
    if (!contactHash.isEmpty() && !contactFits && !erased) return false;

    insertRows(journal, *order, document, contactFits ? sealed : QByteArray());
    JournalEntry accepted;
    accepted.atMs = toMillis(order->placedAt);
    accepted.orderId = order->id.toString();
    accepted.kind = deliveryEventName(DeliveryEventKind::Accepted);
    accepted.reference = order->number.toString();
    accepted.amountFen = order->total.fen();
    accepted.documentSha256 = documentHash(document);
    journal.append(accepted);

    DeliveryRecord record;
    record.order = order->id;
    replay(journal, record, entries);
    if (record.state == DeliveryState::Pending)
        append(journal, record, toMillis(now),
               {DeliveryEventKind::Quarantined, {}, QStringLiteral("journal.recovered"), {}});
    const DeliveryEvent erasure{DeliveryEventKind::ContactErased, {}, {}, {}};
    if (erased && !contactFits && allows(record, erasure)) append(journal, record, toMillis(now), erasure);
    journal.store(record);
    return true;
}

} // namespace caravan
