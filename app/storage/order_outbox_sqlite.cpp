// SPDX-License-Identifier: Apache-2.0
#include "storage/order_outbox_sqlite.h"

#include "core/logging.h"
#include "storage/journal_backups.h"
#include "storage/query.h"

#include <limits>

namespace caravan {

namespace {
constexpr qsizetype maximumDetail = 200;
}

OrderOutboxSqlite::OrderOutboxSqlite(std::unique_ptr<JournalFile> file, const ContactVault &vault, const Clock &clock)
    : m_file(std::move(file))
    , m_vault(vault)
    , m_clock(clock)
{
}

OrderOutboxSqlite::~OrderOutboxSqlite() = default;

Result<std::unique_ptr<OrderOutboxSqlite>, JournalError>
OrderOutboxSqlite::open(const Options &options, const ContactVault &vault, const Clock &clock)
{
    auto file = JournalFile::open(options.path, options.tuning);
    if (!file.ok()) return Failure{toJournalError(file.error())};
    return std::unique_ptr<OrderOutboxSqlite>(new OrderOutboxSqlite(std::move(file).value(), vault, clock));
}

Result<QList<OrderId>, JournalError> OrderOutboxSqlite::pending()
{
    return m_file->connection().attempt([&]() -> Result<QList<OrderId>, JournalError> {
        Query select(m_file->connection(), "SELECT order_id, position FROM delivery WHERE state = ? ORDER BY position");
        select.bind(deliveryStateName(DeliveryState::Pending));
        QList<OrderId> list;
        qint64 last = 0;
        while (select.step()) {
            // Pages of a damaged file may lead in circles.
            if (select.integer(1) <= last) return Failure{JournalError::Damaged};
            last = select.integer(1);
            if (const auto id = OrderId::parse(select.text(0))) list.append(*id);
        }
        return list;
    });
}

Result<DeliveryRecord, JournalError> OrderOutboxSqlite::record(const OrderId &id)
{
    return m_file->connection().attempt([&]() -> Result<DeliveryRecord, JournalError> {
        const auto record = m_file->record(id);
        if (!record) return Failure{JournalError::NotFound};
        return *record;
    });
}

Result<OrderSnapshot, JournalError> OrderOutboxSqlite::snapshot(const OrderId &id)
{
    return m_file->connection().attempt([&]() -> Result<OrderSnapshot, JournalError> {
        Query select(m_file->connection(), "SELECT document, document_sha256 FROM orders WHERE order_id = ?");
        if (!select.bind(id.toString()).step()) return Failure{JournalError::NotFound};
        const QByteArray document = select.blob(0);
        const auto snapshot = readOrderDocument(document);
        if (documentHash(document) != select.blob(1) || !snapshot || snapshot->id != id)
            return Failure{JournalError::Damaged};
        return *snapshot;
    });
}

Result<std::optional<Contact>, JournalError> OrderOutboxSqlite::contact(const OrderId &id)
{
    return m_file->connection().attempt([&]() -> Result<std::optional<Contact>, JournalError> {
        Query select(m_file->connection(),
                     "SELECT c.sealed FROM orders LEFT JOIN contact c USING(order_id) WHERE order_id = ?");
        if (!select.bind(id.toString()).step()) return Failure{JournalError::NotFound};
        if (select.isNull(0)) return std::optional<Contact>();
        const auto contact = m_vault.unseal(select.blob(0), id);
        if (!contact.ok()) return Failure{JournalError::Damaged};
        return std::optional<Contact>(*contact);
    });
}

Result<QList<AcknowledgedOrder>, JournalError> OrderOutboxSqlite::acknowledged(const AcknowledgedQuery &query)
{
    return m_file->connection().attempt([&]() -> Result<QList<AcknowledgedOrder>, JournalError> {
        // An order that was sent again has several acknowledgements; the last one holds.
        Query select(m_file->connection(),
                     "SELECT e.seq, d.order_id, d.cart, d.remote_order FROM entry e JOIN delivery d USING(order_id) "
                     "WHERE e.kind = 'acknowledged' AND e.detail = ? AND e.at_ms >= ? AND e.seq < ? "
                     "AND d.state = 'acknowledged' AND e.seq = (SELECT max(seq) FROM entry WHERE order_id = e.order_id "
                     "AND kind = 'acknowledged') ORDER BY e.seq DESC LIMIT ?");
        const qint64 before = query.beforePosition > 0 ? query.beforePosition : std::numeric_limits<qint64>::max();
        select.bind(query.store, toMillis(query.since), before, query.limit);
        QList<AcknowledgedOrder> list;
        while (select.step())
            if (const auto id = OrderId::parse(select.text(1)))
                list.append(
                    {*id, CartId::parse(select.text(2)), RemoteOrderId::parse(select.text(3)), select.integer(0)});
        return list;
    });
}

Result<DeliveryRecord, JournalError> OrderOutboxSqlite::append(const OrderId &id, const DeliveryEvent &event)
{
    if (m_file->newer()) return Failure{JournalError::NewerSchema};
    auto record = m_file->transaction([&] { return appendNow(id, event); });
    if (!record.ok()) {
        qCWarning(lcOrders).noquote() << "order" << id.toString() << "event" << deliveryEventName(event.kind)
                                      << "not written";
        return record;
    }
    if (event.kind == DeliveryEventKind::ContactErased) {
        // The deleted page is overwritten in the file (secure_delete) once the log that still has it is folded in.
        // Readers may hold that up; the next checkpoint does it then.
        const auto scrubbed = m_file->connection().attempt([&]() -> Result<Done, StorageError> {
            m_file->connection().execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return Done{};
        });
        if (!scrubbed.ok()) qCInfo(lcOrders) << "erased contact is scrubbed at a later checkpoint";
        eraseFromBackups(m_file->connection().path(), id);
    }
    return record;
}

Result<DeliveryRecord, JournalError> OrderOutboxSqlite::appendNow(const OrderId &id, const DeliveryEvent &event)
{
    auto record = m_file->record(id);
    if (!record) return Failure{JournalError::NotFound};
    if (event.detail.size() > maximumDetail) return Failure{JournalError::Failed};
    if (m_file->tuning().enforceMoves && !allows(*record, event)) {
        const bool foreign =
            event.kind == DeliveryEventKind::Acknowledged && record->state == DeliveryState::Acknowledged;
        return Failure{foreign ? JournalError::Damaged : JournalError::Failed};
    }
    JournalEntry entry;
    entry.atMs = toMillis(m_clock.utcNow());
    entry.orderId = id.toString();
    entry.kind = deliveryEventName(event.kind);
    entry.reference = event.reference;
    entry.detail = event.detail;
    entry.amountFen = event.amount.fen();
    m_file->append(entry);
    record->apply(event);
    m_file->store(*record);
    if (event.kind == DeliveryEventKind::ContactErased)
        Query(m_file->connection(), "DELETE FROM contact WHERE order_id = ?").bind(id.toString()).run();
    return *record;
}

Result<OrderAccounts, JournalError> OrderOutboxSqlite::accounts()
{
    return m_file->connection().reading([&]() -> Result<OrderAccounts, JournalError> { return m_file->accounts(); });
}

} // namespace caravan
