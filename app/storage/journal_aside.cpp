// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_aside.h"

#include "core/logging.h"
#include "domain/ids.h"
#include "domain/orders/order_document.h"
#include "storage/connection.h"
#include "storage/file_sync.h"
#include "storage/journal_file.h"
#include "storage/journal_recovery.h"
#include "storage/order_salvage.h"
#include "storage/query.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>

namespace caravan {

namespace {

/// The order in which the old names go: a log without its database is dropped by SQLite, a database without its log is
/// found damaged by its mark, and a new database beside an old log would be destroyed by it. The name of the database
/// itself is taken over by the new one, and the old mark goes last.
constexpr std::array asideSuffixes{"-wal", "-shm"};
constexpr std::array allSuffixes{"", "-wal", "-shm", ".mark"};

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

/// The highest counter of each terminal among the numbers that were seen.
class Counters
{
public:
    void see(const QString &number)
    {
        // `K07-0042-5`: terminal, counter, check digit (OrderNumber).
        if (!OrderNumber::parse(number)) return;
        int &highest = m_highest[number.section(u'-', 0, 0)];
        highest = std::max(highest, number.section(u'-', 1, 1).toInt());
    }
    [[nodiscard]] const QMap<QString, int> &highest() const { return m_highest; }

private:
    QMap<QString, int> m_highest;
};

/// Reads what can be read of the orders, one position after another, and passes over what cannot.
class OrderExport
{
public:
    explicit OrderExport(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Adds what it can read to `lines`, by order.
    void run(QMap<QString, QJsonObject> &lines)
    {
        qint64 position = 0;
        while (const auto next = following(position)) {
            position = *next;
            const auto line = m_connection.attempt([&] { return readOrder(position); });
            if (line.ok()) lines.insert(line->value(u"order_id").toString(), *line);
        }
    }

    Result<QJsonArray, StorageError> entriesOf(const QString &id)
    {
        return m_connection.attempt([&]() -> Result<QJsonArray, StorageError> {
            QJsonArray entries;
            Query select(
                m_connection,
                "SELECT at_ms, kind, reference, detail, amount_fen, seq FROM entry WHERE order_id = ? ORDER BY seq");
            select.bind(id);
            // Pages of a damaged index may lead in circles: what does not come in order is not followed.
            qint64 last = 0;
            while (select.step() && select.integer(5) > last) {
                last = select.integer(5);
                entries.append(QJsonObject{{u"at_ms"_qs, select.integer(0)},
                                           {u"kind"_qs, select.text(1)},
                                           {u"reference"_qs, select.text(2)},
                                           {u"detail"_qs, select.text(3)},
                                           {u"amount_fen"_qs, select.integer(4)}});
            }
            return entries;
        });
    }

private:
    std::optional<qint64> following(qint64 position)
    {
        const auto next = m_connection.attempt([&]() -> Result<qint64, StorageError> {
            Query select(m_connection, "SELECT min(position) FROM orders WHERE position > ?");
            if (!select.bind(position).step() || select.isNull(0)) return Failure{StorageError::Missing};
            // Pages that hang in the wrong place lead back: an answer that is no next one is a broken page as well.
            if (select.integer(0) <= position) return Failure{StorageError::Damaged};
            return select.integer(0);
        });
        if (next.ok()) return *next;
        // A broken page hides its neighbours: go on behind it, step by step past a leaf, in strides past what is
        // larger.
        if (next.error() != StorageError::Damaged || ++m_skipped > maximumSkipped) return std::nullopt;
        return position + (m_skipped < stepByStep ? 1 : qint64{1} << (m_skipped - stepByStep));
    }

    Result<QJsonObject, StorageError> readOrder(qint64 position)
    {
        Query select(m_connection, "SELECT order_id, number, document, document_sha256 FROM orders WHERE position = ?");
        if (!select.bind(position).step()) return Failure{StorageError::Missing};
        const QString id = select.text(0);
        const QByteArray document = select.blob(2);
        QJsonObject line{{u"order_id"_qs, id},
                         {u"number"_qs, select.text(1)},
                         {u"document"_qs, QString::fromUtf8(document)},
                         {u"hash_matches"_qs, documentHash(document) == select.blob(3)}};
        // Each of the rest may be lost without the order being so.
        const auto contact = m_connection.attempt([&] { return sealedContact(id); });
        if (contact.ok()) line.insert(u"contact_sealed"_qs, base64(*contact));
        const auto entries = entriesOf(id);
        if (entries.ok()) line.insert(u"entries"_qs, *entries);
        return line;
    }

    Result<QByteArray, StorageError> sealedContact(const QString &id)
    {
        Query select(m_connection, "SELECT sealed FROM contact WHERE order_id = ?");
        if (!select.bind(id).step()) return Failure{StorageError::Missing};
        return select.blob(0);
    }

    static constexpr int stepByStep = 500;
    static constexpr int maximumSkipped = stepByStep + 32;
    Connection &m_connection;
    int m_skipped = 0;
};

/// All orders that can still be read, with SQLite and without, keyed by their ids: the oldest first (UUIDv7).
QMap<QString, QJsonObject> readableOrders(const QString &database)
{
    QMap<QString, QJsonObject> lines;
    // The raw bytes first: opening a database may change what lies in its log.
    const auto salvaged = salvageOrders({database, database + QStringLiteral("-wal")});
    ConnectionOptions options;
    options.writable = false;
    const auto connection = Connection::open(database, options);
    // A file that SQLite cannot open at all has no order that it could read.
    if (connection.ok()) OrderExport(**connection).run(lines);
    for (auto order = salvaged.constBegin(); order != salvaged.constEnd(); ++order) {
        QJsonObject &line = lines[order.key()];
        const auto snapshot = readOrderDocument(order->document);
        if (!line.value(u"hash_matches").toBool()) {
            line.insert(u"order_id"_qs, order.key());
            line.insert(u"number"_qs, snapshot->number.toString());
            line.insert(u"document"_qs, QString::fromUtf8(order->document));
            line.insert(u"hash_matches"_qs, true);
        }
        if (!line.contains(u"contact_sealed") && !order->sealedContact.isEmpty())
            line.insert(u"contact_sealed"_qs, base64(order->sealedContact));
        if (line.contains(u"entries") || !connection.ok()) continue;
        if (const auto entries = OrderExport(**connection).entriesOf(order.key()); entries.ok())
            line.insert(u"entries"_qs, *entries);
    }
    return lines;
}

Result<Done, StorageError> writeExport(const QMap<QString, QJsonObject> &lines, const QString &path)
{
    QFile target(path);
    if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        !target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Failure{StorageError::ReadOnly};
    for (const QJsonObject &line : lines) {
        const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
        if (target.write(text) != text.size()) return Failure{StorageError::Full};
    }
    if (!target.flush() || !syncPath(path)) return Failure{StorageError::Full};
    return Done{};
}

/// The journal that takes the damaged one's place, whole and synced, under a name of its own.
Result<int, StorageError> makeFresh(const QString &path, const QMap<QString, QJsonObject> &lines,
                                    const Counters &counters, UtcTime now)
{
    for (const char *suffix : allSuffixes)
        QFile::remove(path + QLatin1String(suffix));
    const auto fresh = JournalFile::open(path, JournalTuning());
    if (!fresh.ok()) return fresh.failure();
    return (*fresh)->transaction([&]() -> Result<int, StorageError> {
        int recovered = 0;
        for (const QJsonObject &line : lines)
            recovered += recoverOrder(**fresh, line, now);
        for (auto terminal = counters.highest().constBegin(); terminal != counters.highest().constEnd(); ++terminal)
            (*fresh)->raiseCounter(terminal.key(), terminal.value());
        return recovered;
    });
}

/// Gives the old files second names.
Result<Done, StorageError> linkAside(const QString &path, const QString &aside)
{
    for (const char *suffix : allSuffixes) {
        const QString from = path + QLatin1String(suffix);
        const QString to = aside + QLatin1String(suffix);
        if (QFileInfo::exists(from) &&
            ::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
            return Failure{errno == ENOSPC ? StorageError::Full : StorageError::ReadOnly};
    }
    if (!syncPath(QFileInfo(path).absolutePath())) return Failure{StorageError::Failed};
    return Done{};
}

/// The new journal takes over the name of the old one; a cut between two of these steps leaves a journal that its mark
/// shows as damaged, and all is done again.
Result<Done, StorageError> replaceOld(const QString &path, const QString &fresh)
{
    for (const char *suffix : asideSuffixes) {
        const QString old = path + QLatin1String(suffix);
        if (QFileInfo::exists(old) && !QFile::remove(old)) return Failure{StorageError::ReadOnly};
    }
    if (!syncPath(QFileInfo(path).absolutePath()) || !replaceFileDurably(fresh, path))
        return Failure{StorageError::Failed};
    QFile::remove(JournalMarkFile::pathOf(path));
    if (QFileInfo::exists(JournalMarkFile::pathOf(fresh)) &&
        !replaceFileDurably(JournalMarkFile::pathOf(fresh), JournalMarkFile::pathOf(path)))
        return Failure{StorageError::Failed};
    QFile::remove(fresh + QStringLiteral(".use"));
    return Done{};
}

QString asideName(const QString &path, UtcTime now)
{
    const QString stamp = toDateTime(now).toString(QStringLiteral("yyyyMMddThhmmsszzzZ"));
    QString name = path + QStringLiteral(".damaged-") + stamp;
    for (int again = 2; QFileInfo::exists(name) || QFileInfo::exists(name + QStringLiteral(".mark")); ++again)
        name = path + QStringLiteral(".damaged-%1-%2").arg(stamp).arg(again);
    return name;
}

} // namespace

Result<SetAside, StorageError> setAsideDamaged(const QString &path, const Clock &clock)
{
    if (!QFileInfo::exists(path) && !QFileInfo::exists(JournalMarkFile::pathOf(path)))
        return Failure{StorageError::Missing};
    const auto use = JournalUse::alone(path);
    if (!use.ok()) return use.failure();
    SetAside outcome;
    outcome.database = asideName(path, clock.utcNow());
    outcome.orders = outcome.database + QStringLiteral(".orders.jsonl");

    const auto lines = readableOrders(path);
    if (auto written = writeExport(lines, outcome.orders); !written.ok()) return written.failure();
    outcome.exported = static_cast<int>(lines.size());
    Counters counters;
    for (const QJsonObject &line : lines)
        counters.see(line.value(u"number").toString());
    if (const auto mark = JournalMarkFile::read(path)) counters.see(mark->lastNumber.toString());

    const QString fresh = path + QStringLiteral(".fresh");
    const auto recovered = makeFresh(fresh, lines, counters, clock.utcNow());
    if (!recovered.ok()) return recovered.failure();
    outcome.recovered = *recovered;
    if (auto linked = linkAside(path, outcome.database); !linked.ok()) return linked.failure();
    if (auto replaced = replaceOld(path, fresh); !replaced.ok()) return replaced.failure();
    qCCritical(lcOrders).noquote() << "journal set aside as" << QFileInfo(outcome.database).fileName()
                                   << "orders exported" << outcome.exported << "recovered" << outcome.recovered;
    return outcome;
}

} // namespace caravan
