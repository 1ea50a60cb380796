// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_file.h"

#include "core/logging.h"
#include "storage/migrations/journal_schema.h"
#include "storage/query.h"

#include <QFileInfo>

namespace caravan {

namespace {

/// Whether the journal reaches its mark, asked before anything may be written to it.
Result<Done, StorageError> checkEnd(Connection &connection)
{
    const auto mark = JournalMarkFile::read(connection.path());
    if (!mark) return Done{};
    const auto cut = JournalFile::endIsCut(connection, *mark);
    if (!cut.ok()) return cut.failure();
    if (!*cut) return Done{};
    qCCritical(lcStorage) << "the journal ends before its mark at entry" << mark->seq;
    return Failure{StorageError::Damaged};
}

} // namespace

JournalFile::JournalFile(std::unique_ptr<Connection> connection, JournalUse use, const JournalTuning &tuning,
                         bool newer)
    : m_use(std::move(use))
    , m_connection(std::move(connection))
    , m_tuning(tuning)
    , m_newer(newer)
    , m_mark(m_connection->path())
{
}

Result<std::unique_ptr<JournalFile>, StorageError> JournalFile::open(const QString &path, const JournalTuning &tuning)
{
    auto use = JournalUse::shared(path, tuning.busyTimeout);
    if (!use.ok()) return use.failure();
    if (!QFileInfo::exists(path) && JournalMarkFile::read(path)) {
        qCCritical(lcStorage) << "the journal is gone, its mark is not";
        return Failure{StorageError::Damaged};
    }
    ConnectionOptions options;
    options.synchronous = tuning.synchronous;
    options.busyTimeout = tuning.busyTimeout;
    options.maximumPages = tuning.maximumPages;
    options.vfs = tuning.vfs;
    auto connection = Connection::open(path, options);
    if (!connection.ok()) return connection.failure();
    connection.value()->keepLogOnClose(true);
    if (const auto whole = checkEnd(*connection.value()); !whole.ok()) return whole.failure();
    const auto migrated = migrate(*connection.value(), journalSchema(), MigrationBackup::Before);
    if (!migrated.ok() && migrated.error() != StorageError::NewerSchema) return migrated.failure();
    const bool newer = !migrated.ok();
    if (newer) {
        options.writable = false;
        connection = Connection::open(path, options);
        if (!connection.ok()) return connection.failure();
    }
    connection.value()->keepLogOnClose(newer);
    return std::unique_ptr<JournalFile>(
        new JournalFile(std::move(connection).value(), std::move(use).value(), tuning, newer));
}

Result<bool, StorageError> JournalFile::endIsCut(Connection &connection, const JournalMark &mark)
{
    return connection.reading([&]() -> Result<bool, StorageError> {
        {
            Query table(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'entry'");
            if (!table.step() || table.number(0) == 0) return true;
        }
        Query select(connection, "SELECT hash FROM entry WHERE seq = ?");
        return !select.bind(mark.seq).step() || select.blob(0) != mark.hash;
    });
}

Result<Done, StorageError> JournalFile::settle()
{
    if (m_settled) return Done{};
    const auto folded = m_connection->attempt([&]() -> Result<Done, StorageError> {
        Query checkpoint(*m_connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        checkpoint.step();
        return Done{};
    });
    m_settled = folded.ok() || folded.error() == StorageError::Busy;
    return m_settled ? Result<Done, StorageError>(Done{}) : folded;
}

void JournalFile::writeMark()
{
    const auto number = m_connection->attempt([&]() -> Result<OrderNumber, StorageError> {
        Query last(*m_connection, "SELECT number FROM orders ORDER BY position DESC LIMIT 1");
        return last.step() ? OrderNumber::parse(last.text(0)).value_or(OrderNumber()) : OrderNumber();
    });
    m_end->lastNumber = number.valueOr(OrderNumber());
    m_mark.write(*m_end);
}

void JournalFile::raiseCounter(const QString &terminal, int last)
{
    Query(*m_connection, "INSERT INTO counter(terminal, last) VALUES(?, ?) "
                         "ON CONFLICT(terminal) DO UPDATE SET last = max(last, excluded.last)")
        .bind(terminal, last)
        .run();
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
    m_end = JournalMark{entry.seq, entry.hash, {}};
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
