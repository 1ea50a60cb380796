// SPDX-License-Identifier: Apache-2.0
#include "storage/order_outbox_sqlite.h"

#include "core/logging.h"
#include "storage/query.h"

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
    const auto ids = m_file->connection().attempt([&]() -> Result<QList<OrderId>, StorageError> {
        Query select(m_file->connection(), "SELECT order_id FROM delivery WHERE state = ? ORDER BY position");
        select.bind(deliveryStateName(DeliveryState::Pending));
        QList<OrderId> list;
        while (select.step())
            if (const auto id = OrderId::parse(select.text(0))) list.append(*id);
        return list;
    });
    if (!ids.ok()) return Failure{toJournalError(ids.error())};
    return *ids;
}

Result<DeliveryRecord, JournalError> OrderOutboxSqlite::record(const OrderId &id)
{
    const auto found = m_file->connection().attempt([&]() -> Result<DeliveryRecord, StorageError> {
        const auto record = m_file->record(id);
        if (!record) return Failure{StorageError::Missing};
        return *record;
    });
    if (!found.ok()) return Failure{toJournalError(found.error())};
    return *found;
}

Result<QByteArray, StorageError> OrderOutboxSqlite::blobOf(const char *sql, const OrderId &id)
{
    return m_file->connection().attempt([&]() -> Result<QByteArray, StorageError> {
        Query select(m_file->connection(), sql);
        if (!select.bind(id.toString()).step()) return Failure{StorageError::Missing};
        return select.blob(0);
    });
}

Result<OrderSnapshot, JournalError> OrderOutboxSqlite::snapshot(const OrderId &id)
{
    const auto document = blobOf("SELECT document FROM orders WHERE order_id = ?", id);
    if (!document.ok()) return Failure{toJournalError(document.error())};
    const auto hash = blobOf("SELECT document_sha256 FROM orders WHERE order_id = ?", id);
    if (!hash.ok()) return Failure{toJournalError(hash.error())};
    const auto snapshot = readOrderDocument(*document);
    if (documentHash(*document) != *hash || !snapshot || snapshot->id != id) return Failure{JournalError::Damaged};
    return *snapshot;
}

Result<std::optional<Contact>, JournalError> OrderOutboxSqlite::contact(const OrderId &id)
{
    const auto sealed = blobOf("SELECT sealed FROM contact WHERE order_id = ?", id);
    if (!sealed.ok()) {
        if (sealed.error() != StorageError::Missing) return Failure{toJournalError(sealed.error())};
        const auto known = record(id);
        if (!known.ok()) return known.failure();
        return std::optional<Contact>();
    }
    const auto contact = m_vault.unseal(*sealed, id);
    if (!contact.ok()) return Failure{JournalError::Damaged};
    return std::optional<Contact>(*contact);
}

Result<DeliveryRecord, JournalError> OrderOutboxSqlite::append(const OrderId &id, const DeliveryEvent &event)
{
    if (m_file->newer()) return Failure{JournalError::NewerSchema};
    const auto record = m_file->connection().transaction([&] { return appendNow(id, event); });
    if (!record.ok()) {
        qCWarning(lcOrders).noquote() << "order" << id.toString() << "event" << deliveryEventName(event.kind)
                                      << "not written:" << storageErrorName(record.error());
        return Failure{toJournalError(record.error())};
    }
    if (event.kind == DeliveryEventKind::ContactErased) {
        // The deleted page is overwritten in the file (secure_delete) once the log that still has it is folded in.
        // Readers may hold that up; the next checkpoint does it then.
        const auto scrubbed = m_file->connection().attempt([&]() -> Result<Done, StorageError> {
            m_file->connection().execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return Done{};
        });
        if (!scrubbed.ok()) qCInfo(lcOrders) << "erased contact is scrubbed at a later checkpoint";
    }
    return *record;
}

Result<DeliveryRecord, StorageError> OrderOutboxSqlite::appendNow(const OrderId &id, const DeliveryEvent &event)
{
    auto record = m_file->record(id);
    if (!record) return Failure{StorageError::Missing};
    if (event.detail.size() > maximumDetail) return Failure{StorageError::Failed};
    if (m_file->tuning().enforceMoves && !allows(*record, event)) {
        const bool foreign =
            event.kind == DeliveryEventKind::Acknowledged && record->state == DeliveryState::Acknowledged;
        return Failure{foreign ? StorageError::Damaged : StorageError::Failed};
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
    const auto accounts =
        m_file->connection().reading([&]() -> Result<OrderAccounts, StorageError> { return m_file->accounts(); });
    if (!accounts.ok()) return Failure{toJournalError(accounts.error())};
    return *accounts;
}

} // namespace caravan
