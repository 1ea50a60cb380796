// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_verification.h"

#include "domain/orders/order_document.h"
#include "storage/journal_file.h"
#include "storage/query.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <map>

namespace caravan {

namespace {

JournalReport damaged(const QString &what)
{
    JournalReport report;
    report.ok = false;
    report.what = what;
    return report;
}

/// One run over the journal; stops at the first fault. Within one read transaction.
class JournalVerification
{
public:
    explicit JournalVerification(JournalFile &file)
        : m_file(file)
        , m_connection(file.connection())
    {
    }

    JournalReport run()
    {
        // The order matters: each step trusts what the one before it proved.
        m_report.ok = checkFile() && checkChain() && checkOrders() && checkContacts() && checkProjection();
        return m_report;
    }

private:
    bool fault(const QString &what, qint64 seq = 0)
    {
        m_report.what = what;
        m_report.firstBadSeq = seq;
        return false;
    }
    bool checkFile();
    bool checkChain();
    bool foldEntry(const JournalEntry &entry);
    bool checkOrders();
    bool checkOrder(const OrderId &id, const Query &row);
    bool checkContacts();
    bool checkProjection();
    static JournalEntry readEntry(const Query &row);

    struct Folded
    {
        DeliveryRecord record;
        QByteArray documentSha256;
        QString number;
        qint64 totalFen = 0;
        QString sealedSha256; ///< hex, as the document has it; empty without a contact
        bool contactErased = false;
    };

    JournalFile &m_file;
    Connection &m_connection;
    JournalReport m_report;
    QHash<OrderId, Folded> m_orders;
};

bool JournalVerification::checkFile()
{
    // Not quick_check: an index that has lost a row leads delivery past an order that is there.
    Query check(m_connection, "PRAGMA integrity_check(1)");
    return (check.step() && check.text(0) == u"ok") || fault(u"file.structure"_qs);
}

JournalEntry JournalVerification::readEntry(const Query &row)
{
    JournalEntry entry;
    entry.seq = row.integer(0);
    entry.atMs = row.integer(1);
    entry.orderId = row.text(2);
    entry.kind = row.text(3);
    entry.reference = row.text(4);
    entry.detail = row.text(5);
    entry.amountFen = row.integer(6);
    entry.documentSha256 = row.blob(7);
    entry.prev = row.blob(8);
    entry.hash = row.blob(9);
    return entry;
}

bool JournalVerification::checkChain()
{
    Query select(m_connection, "SELECT seq, at_ms, order_id, kind, reference, detail, amount_fen, document_sha256, "
                               "prev, hash FROM entry ORDER BY seq");
    QByteArray prev = chainStart();
    while (select.step()) {
        const JournalEntry entry = readEntry(select);
        if (entry.seq != m_report.entries + 1) return fault(u"chain.gap"_qs, m_report.entries + 1);
        if (entry.prev != prev) return fault(u"chain.link"_qs, entry.seq);
        if (entryHash(entry) != entry.hash) return fault(u"chain.hash"_qs, entry.seq);
        prev = entry.hash;
        ++m_report.entries;
        if (!foldEntry(entry)) return fault(u"chain.move"_qs, entry.seq);
    }
    return true;
}

bool JournalVerification::foldEntry(const JournalEntry &entry)
{
    const auto id = OrderId::parse(entry.orderId);
    const auto kind = deliveryEventFromName(entry.kind);
    if (!id || !kind) return false;
    if (*kind == DeliveryEventKind::Accepted) {
        if (m_orders.contains(*id)) return false;
        Folded folded;
        folded.record.order = *id;
        folded.documentSha256 = entry.documentSha256;
        folded.number = entry.reference;
        folded.totalFen = entry.amountFen;
        m_orders.insert(*id, folded);
        return true;
    }
    const auto found = m_orders.find(*id);
    const DeliveryEvent event = entry.toEvent(*kind);
    if (found == m_orders.end() || !allows(found->record, event)) return false;
    found->record.apply(event);
    if (*kind == DeliveryEventKind::ContactErased) found->contactErased = true;
    return true;
}

bool JournalVerification::checkOrders()
{
    Query select(m_connection,
                 "SELECT o.order_id, o.number, o.placed_ms, o.total_fen, o.document, o.document_sha256, "
                 "(SELECT sum(quantity * unit_price_fen) FROM order_line l WHERE l.order_id = o.order_id), "
                 "(SELECT count(*) FROM order_line l WHERE l.order_id = o.order_id) "
                 "FROM orders o ORDER BY o.position");
    while (select.step()) {
        const auto id = OrderId::parse(select.text(0));
        if (!id || !m_orders.contains(*id)) return fault(u"orders.unknown"_qs);
        if (!checkOrder(*id, select)) return false;
        ++m_report.orders;
    }
    return m_report.orders == m_orders.size() || fault(u"orders.missing"_qs);
}

bool JournalVerification::checkOrder(const OrderId &id, const Query &row)
{
    Folded &folded = m_orders[id];
    const QByteArray document = row.blob(4);
    if (documentHash(document) != folded.documentSha256 || row.blob(5) != folded.documentSha256)
        return fault(u"orders.document"_qs);
    const auto snapshot = readOrderDocument(document);
    if (!snapshot || snapshot->id != id) return fault(u"orders.unreadable"_qs);
    const qint64 totalFen = row.integer(3);
    if (snapshot->number.toString() != row.text(1) || folded.number != row.text(1) ||
        toMillis(snapshot->placedAt) != row.integer(2) || snapshot->total.fen() != totalFen ||
        folded.totalFen != totalFen)
        return fault(u"orders.columns"_qs);
    if (row.integer(6) + snapshot->shippingPrice.fen() != totalFen || row.integer(7) != snapshot->lines.size())
        return fault(u"orders.lines"_qs);
    folded.sealedSha256 = QJsonDocument::fromJson(document).object().value(u"contact_sha256").toString();
    return true;
}

bool JournalVerification::checkContacts()
{
    QSet<OrderId> present;
    Query select(m_connection, "SELECT order_id, sealed FROM contact");
    while (select.step()) {
        const auto id = OrderId::parse(select.text(0));
        const auto found = id ? m_orders.constFind(*id) : m_orders.constEnd();
        if (found == m_orders.constEnd() || found->contactErased) return fault(u"contact.unknown"_qs);
        if (QString::fromLatin1(documentHash(select.blob(1)).toHex()) != found->sealedSha256)
            return fault(u"contact.changed"_qs);
        present.insert(*id);
    }
    for (auto order = m_orders.constBegin(); order != m_orders.constEnd(); ++order)
        if (!order->sealedSha256.isEmpty() && !order->contactErased && !present.contains(order.key()))
            return fault(u"contact.missing"_qs);
    return true;
}

bool JournalVerification::checkProjection()
{
    const auto same = [](const DeliveryRecord &a, const DeliveryRecord &b) {
        return a.order == b.order && a.state == b.state && a.cart == b.cart && a.shipping == b.shipping &&
               a.collection == b.collection && a.sessionCreated == b.sessionCreated &&
               a.completeSent == b.completeSent && a.remoteOrder == b.remoteOrder && a.attempts == b.attempts &&
               a.reason == b.reason;
    };
    std::map<DeliveryState, int> counts;
    Query select(m_connection, "SELECT order_id, state, cart, shipping, collection, session_created, complete_sent, "
                               "remote_order, attempts, reason FROM delivery ORDER BY position");
    int rows = 0;
    while (select.step()) {
        const DeliveryRecord record = readDelivery(select, 0);
        const auto found = m_orders.constFind(record.order);
        if (found == m_orders.constEnd() || !same(found->record, record)) return fault(u"projection.differs"_qs);
        ++counts[found->record.state];
        ++rows;
    }
    if (rows != m_orders.size()) return fault(u"projection.missing"_qs);
    m_report.accounts = {static_cast<int>(m_orders.size()), counts[DeliveryState::Acknowledged],
                         counts[DeliveryState::Pending], counts[DeliveryState::Quarantined],
                         counts[DeliveryState::Voided]};
    return (m_report.accounts.balance() && m_report.accounts == m_file.accounts()) || fault(u"accounts.balance"_qs);
}

} // namespace

Result<JournalReport, StorageError> verifyJournal(JournalFile &file)
{
    if (file.newer()) return Failure{StorageError::NewerSchema};
    // A log that shows itself damaged must not be folded in and deleted at the end of this.
    file.connection().keepLogOnClose(true);
    auto report = file.connection().reading(
        [&]() -> Result<JournalReport, StorageError> { return JournalVerification(file).run(); });
    if (!report.ok() && report.error() == StorageError::Damaged) return damaged(u"file.unreadable"_qs);
    if (report.ok() && report->ok) file.connection().keepLogOnClose(false);
    return report;
}

namespace {

/// What keeps a damaged journal from being opened.
JournalReport whyNotOpened(const QString &path)
{
    const auto mark = JournalMarkFile::read(path);
    if (!mark) return damaged(u"file.unreadable"_qs);
    if (!QFileInfo::exists(path)) return damaged(u"file.missing"_qs);
    ConnectionOptions options;
    options.writable = false;
    const auto connection = Connection::open(path, options);
    const auto cut = connection.ok() ? JournalFile::endIsCut(**connection, *mark)
                                     : Result<bool, StorageError>(Failure{StorageError::Damaged});
    if (!cut.ok() || !*cut) return damaged(u"file.unreadable"_qs);
    JournalReport report = damaged(u"chain.cut"_qs);
    report.firstBadSeq = mark->seq;
    return report;
}

} // namespace

Result<JournalReport, StorageError> verifyJournal(const QString &path)
{
    const auto file = JournalFile::open(path, JournalTuning());
    if (!file.ok() && file.error() == StorageError::Damaged) return whyNotOpened(path);
    if (!file.ok()) return file.failure();
    return verifyJournal(**file);
}

} // namespace caravan
