// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_aside.h"

#include "core/logging.h"
#include "domain/ids.h"
#include "domain/orders/order_document.h"
#include "storage/connection.h"
#include "storage/file_sync.h"
#include "storage/query.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>

namespace caravan {

namespace {

constexpr std::array suffixes{"", "-wal", "-shm"};

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

int counterOf(const QString &number)
{
    // `K07-0042-5`: the middle part (OrderNumber).
    return OrderNumber::parse(number) ? number.section(u'-', 1, 1).toInt() : 0;
}

/// Reads what can be read of the orders, one position after another, and passes over what cannot.
class OrderExport
{
public:
    OrderExport(Connection &connection, QFile &target)
        : m_connection(connection)
        , m_target(target)
    {
    }

    /// False where the target could not be written; unreadable rows are no failure.
    bool run(SetAside &outcome)
    {
        qint64 position = 0;
        while (const auto next = following(position)) {
            position = *next;
            QString number;
            const auto line = m_connection.attempt([&] { return readOrder(position, number); });
            if (!line.ok()) continue;
            const QByteArray text = QJsonDocument(*line).toJson(QJsonDocument::Compact) + '\n';
            if (m_target.write(text) != text.size()) return false;
            ++outcome.exported;
            outcome.highestCounter = std::max(outcome.highestCounter, counterOf(number));
        }
        return true;
    }

private:
    std::optional<qint64> following(qint64 position)
    {
        const auto next = m_connection.attempt([&]() -> Result<qint64, StorageError> {
            Query select(m_connection, "SELECT min(position) FROM orders WHERE position > ?");
            if (!select.bind(position).step() || select.isNull(0)) return Failure{StorageError::Missing};
            return select.integer(0);
        });
        // A broken page hides its neighbours: go on behind it, a bounded number of times.
        if (!next.ok() && next.error() == StorageError::Damaged && ++m_skipped < maximumSkipped) return position + 1;
        return next.ok() ? std::optional(*next) : std::nullopt;
    }

    Result<QJsonObject, StorageError> readOrder(qint64 position, QString &number)
    {
        Query select(m_connection, "SELECT order_id, number, document, document_sha256 FROM orders WHERE position = ?");
        if (!select.bind(position).step()) return Failure{StorageError::Missing};
        const QString id = select.text(0);
        number = select.text(1);
        const QByteArray document = select.blob(2);
        QJsonObject line{{u"order_id"_qs, id},
                         {u"number"_qs, number},
                         {u"document"_qs, QString::fromUtf8(document)},
                         {u"hash_matches"_qs, documentHash(document) == select.blob(3)}};
        // Each of the rest may be lost without the order being so.
        const auto contact = m_connection.attempt([&] { return sealedContact(id); });
        if (contact.ok()) line.insert(u"contact_sealed"_qs, base64(*contact));
        const auto entries = m_connection.attempt([&] { return entriesOf(id); });
        if (entries.ok()) line.insert(u"entries"_qs, *entries);
        return line;
    }

    Result<QByteArray, StorageError> sealedContact(const QString &id)
    {
        Query select(m_connection, "SELECT sealed FROM contact WHERE order_id = ?");
        if (!select.bind(id).step()) return Failure{StorageError::Missing};
        return select.blob(0);
    }

    Result<QJsonArray, StorageError> entriesOf(const QString &id)
    {
        QJsonArray entries;
        Query select(m_connection, "SELECT at_ms, kind, reference, detail FROM entry WHERE order_id = ? ORDER BY seq");
        select.bind(id);
        while (select.step())
            entries.append(QJsonObject{{u"at_ms"_qs, select.integer(0)},
                                       {u"kind"_qs, select.text(1)},
                                       {u"reference"_qs, select.text(2)},
                                       {u"detail"_qs, select.text(3)}});
        return entries;
    }

    static constexpr int maximumSkipped = 100'000;
    Connection &m_connection;
    QFile &m_target;
    int m_skipped = 0;
};

Result<Done, StorageError> exportOrders(const QString &database, SetAside &outcome)
{
    QFile target(outcome.orders);
    if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        !target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Failure{StorageError::ReadOnly};
    ConnectionOptions options;
    options.writable = false;
    const auto connection = Connection::open(database, options);
    // A file that SQLite cannot open at all has no readable order; it is kept whole all the same.
    const bool written = !connection.ok() || OrderExport(**connection, target).run(outcome);
    if (!written || !target.flush() || !syncPath(outcome.orders)) return Failure{StorageError::Full};
    return Done{};
}

} // namespace

Result<SetAside, StorageError> setAsideDamaged(const QString &path, const Clock &clock)
{
    if (!QFileInfo::exists(path)) return Failure{StorageError::Missing};
    SetAside outcome;
    const QString stamp = toDateTime(clock.utcNow()).toString(QStringLiteral("yyyyMMddThhmmsszzzZ"));
    outcome.database = path + QStringLiteral(".damaged-") + stamp;
    for (int again = 2; QFileInfo::exists(outcome.database); ++again)
        outcome.database = path + QStringLiteral(".damaged-%1-%2").arg(stamp).arg(again);
    outcome.orders = outcome.database + QStringLiteral(".orders.jsonl");
    if (auto exported = exportOrders(path, outcome); !exported.ok()) return exported.failure();

    // Second names first, then the old names go, the database before its log: SQLite drops a log that it finds beside
    // a database that is not there, and would fold it into a new one of the same name only if that had pages.
    for (const char *suffix : suffixes) {
        const QString from = path + QLatin1String(suffix);
        const QString to = outcome.database + QLatin1String(suffix);
        if (QFileInfo::exists(from) &&
            ::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
            return Failure{errno == ENOSPC ? StorageError::Full : StorageError::ReadOnly};
    }
    if (!syncPath(QFileInfo(path).absolutePath())) return Failure{StorageError::Failed};
    for (const char *suffix : suffixes) {
        const QString from = path + QLatin1String(suffix);
        if (QFileInfo::exists(from) && !QFile::remove(from)) return Failure{StorageError::ReadOnly};
    }
    qCCritical(lcOrders).noquote() << "journal set aside as" << QFileInfo(outcome.database).fileName()
                                   << "orders exported" << outcome.exported;
    if (!syncPath(QFileInfo(path).absolutePath())) return Failure{StorageError::Failed};
    return outcome;
}

} // namespace caravan
