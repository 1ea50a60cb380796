// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_file.h"

#include "storage/migrations/journal_schema.h"
#include "storage/query.h"

namespace caravan {

JournalFile::JournalFile(std::unique_ptr<Connection> connection, const JournalTuning &tuning, bool newer)
    : m_connection(std::move(connection))
    , m_tuning(tuning)
    , m_newer(newer)
{
}

Result<std::unique_ptr<JournalFile>, StorageError> JournalFile::open(const QString &path, const JournalTuning &tuning)
{
    ConnectionOptions options;
    options.synchronous = tuning.synchronous;
    options.busyTimeout = tuning.busyTimeout;
    options.maximumPages = tuning.maximumPages;
    options.vfs = tuning.vfs;
    auto connection = Connection::open(path, options);
    if (!connection.ok()) return connection.failure();
    const auto migrated = migrate(*connection.value(), journalSchema(), MigrationBackup::Before);
    if (!migrated.ok() && migrated.error() != StorageError::NewerSchema) return migrated.failure();
    const bool newer = !migrated.ok();
    if (newer) {
        options.writable = false;
        connection = Connection::open(path, options);
        if (!connection.ok()) return connection.failure();
    }
    return std::unique_ptr<JournalFile>(new JournalFile(std::move(connection).value(), tuning, newer));
}

void JournalFile::append(JournalEntry entry)
{
    {
        Query last(*m_connection, "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1");
        const bool any = last.step();
        entry.seq = any ? last.integer(0) + 1 : 1;
        entry.prev = any ? last.blob(1) : chainStart();
    }
    entry.hash = entryHash(entry);
    Query insert(*m_connection,
                 "INSERT INTO entry(seq, at_ms, order_id, kind, reference, detail, amount_fen, document_sha256, prev, "
                 "hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert
        .bind(entry.seq, entry.atMs, entry.orderId, entry.kind, entry.reference, entry.detail, entry.amountFen,
              entry.documentSha256, entry.prev, entry.hash)
        .run();
}

DeliveryRecord readDelivery(const Query &row, int firstColumn)
{
    int column = firstColumn;
    DeliveryRecord record;
    record.order = OrderId::parse(row.text(column++)).value_or(OrderId());
    // An unknown state (a newer release's) counts as quarantined: never sent blindly, always seen.
    record.state = deliveryStateFromName(row.text(column++)).value_or(DeliveryState::Quarantined);
    record.cart = CartId::parse(row.text(column++));
    record.shipping = ShippingOptionId::parse(row.text(column++));
    record.collection = CollectionId::parse(row.text(column++));
    record.sessionCreated = row.number(column++) != 0;
    record.completeSent = row.number(column++) != 0;
    record.remoteOrder = RemoteOrderId::parse(row.text(column++));
    record.attempts = row.number(column++);
    record.reason = row.text(column++);
    return record;
}

std::optional<DeliveryRecord> JournalFile::record(const OrderId &id)
{
    Query select(*m_connection, "SELECT order_id, state, cart, shipping, collection, session_created, complete_sent, "
                                "remote_order, attempts, reason FROM delivery WHERE order_id = ?");
    if (!select.bind(id.toString()).step()) return std::nullopt;
    DeliveryRecord record = readDelivery(select, 0);
    // What staff added is rare and has no column: it is read from the entries themselves.
    Query facts(*m_connection, "SELECT kind, reference, amount_fen FROM entry WHERE order_id = ? AND kind IN "
                               "('price-accepted') ORDER BY seq");
    facts.bind(id.toString());
    while (facts.step())
        if (const auto kind = deliveryEventFromName(facts.text(0)))
            record.applyStaffFact({*kind, facts.text(1), {}, Money::fromFen(facts.integer(2))});
    return record;
}

void JournalFile::store(const DeliveryRecord &record)
{
    Query update(*m_connection,
                 "UPDATE delivery SET state = ?, cart = ?, shipping = ?, collection = ?, session_created = ?, "
                 "complete_sent = ?, remote_order = ?, attempts = ?, reason = ? WHERE order_id = ?");
    update
        .bind(deliveryStateName(record.state), record.cart.toString(), record.shipping.toString(),
              record.collection.toString(), record.sessionCreated, record.completeSent, record.remoteOrder.toString(),
              record.attempts, record.reason, record.order.toString())
        .run();
}

OrderAccounts JournalFile::accounts()
{
    OrderAccounts accounts;
    {
        // Counted from the orders themselves, not summed from the projection: else they would balance by definition.
        Query orders(*m_connection, "SELECT count(*) FROM orders");
        if (orders.step()) accounts.accepted = orders.number(0);
    }
    Query states(*m_connection, "SELECT state, count(*) FROM delivery GROUP BY state");
    while (states.step()) {
        const int count = states.number(1);
        switch (deliveryStateFromName(states.text(0)).value_or(DeliveryState::Quarantined)) {
        case DeliveryState::Pending:
            accounts.pending += count;
            break;
        case DeliveryState::Acknowledged:
            accounts.acknowledged += count;
            break;
        case DeliveryState::Quarantined:
            accounts.quarantined += count;
            break;
        case DeliveryState::Voided:
            accounts.voided += count;
            break;
        }
    }
    return accounts;
}

} // namespace caravan
