// SPDX-License-Identifier: Apache-2.0
#include "orders/report_commands.h"

#include "orders/status.h"
#include "storage/journal_verification.h"
#include "storage/order_listing.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace caravan::orders {

namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QByteArray jsonRow(const ListedOrder &row)
{
    return compact({{u"number"_qs, row.order.number.toString()},
                    {u"id"_qs, row.order.id.toString()},
                    {u"state"_qs, deliveryStateName(row.delivery.state)},
                    {u"total_fen"_qs, row.order.total.fen()},
                    {u"created"_qs, isoTime(row.order.placedAt)},
                    {u"attempts"_qs, row.delivery.attempts},
                    {u"store_order"_qs, row.delivery.remoteOrder.toString()},
                    {u"reason"_qs, row.delivery.reason}});
}

QByteArray plainRow(const ListedOrder &row)
{
    const QString none = QStringLiteral("-");
    const QString remote = row.delivery.remoteOrder.toString();
    return QStringLiteral("%1  %2  %3 %4  %5  %6  %7  %8")
        .arg(row.order.number.toString(), row.order.id.toString())
        .arg(deliveryStateName(row.delivery.state), -12)
        .arg(row.order.total.toYuanDecimal(), 10)
        .arg(isoTime(row.order.placedAt))
        .arg(row.delivery.attempts, 3)
        .arg(remote.isEmpty() ? none : remote, row.delivery.reason.isEmpty() ? none : row.delivery.reason)
        .toUtf8();
}

int printAccounts(const OrderAccounts &accounts, Format format)
{
    const QJsonObject object{{u"accepted"_qs, accounts.accepted}, {u"acknowledged"_qs, accounts.acknowledged},
                             {u"pending"_qs, accounts.pending},   {u"quarantined"_qs, accounts.quarantined},
                             {u"voided"_qs, accounts.voided},     {u"balanced"_qs, accounts.balance()}};
    const QByteArray plain = QStringLiteral("%1 accepted = %2 acknowledged + %3 pending + %4 quarantined + %5 voided%6")
                                 .arg(accounts.accepted)
                                 .arg(accounts.acknowledged)
                                 .arg(accounts.pending)
                                 .arg(accounts.quarantined)
                                 .arg(accounts.voided)
                                 .arg(accounts.balance() ? QString() : QStringLiteral("  (does not balance)"))
                                 .toUtf8();
    if (!printLine(format == Format::Json ? compact(object) : plain)) return StatusFailed;
    return accounts.balance() ? StatusDone : StatusWrong;
}

/// The report of the whole file, empty where there is no file. What keeps it from being read is said here.
Result<std::optional<JournalReport>, Status> report(const ProcessOptions &process)
{
    const QString path = state::journalDatabase(process.stateDir);
    if (!QFile::exists(path)) {
        complain(StatusDone, QStringLiteral("no journal in %1 yet").arg(process.stateDir));
        return std::optional<JournalReport>();
    }
    const auto verified = verifyJournal(path);
    if (verified) return std::optional<JournalReport>(*verified);
    complain(StatusFailed, QStringLiteral("the journal: ") + describe(verified.error()));
    return Failure{StatusFailed};
}

} // namespace

int list(const ProcessOptions &process, Format format)
{
    bool heard = true;
    if (format == Format::Plain)
        heard = printLine("number      order id                              state              total  created"
                          "                   tries  store's order  reason");
    const auto given = listOrders(state::journalDatabase(process.stateDir), [&](const ListedOrder &row) {
        heard = heard && printLine(format == Format::Json ? jsonRow(row) : plainRow(row));
        return heard;
    });
    if (!heard) return StatusFailed;
    if (given) return StatusDone;
    if (given.error() == StorageError::Missing)
        return complain(StatusDone, QStringLiteral("no journal in %1 yet").arg(process.stateDir));
    return complain(StatusFailed, QStringLiteral("the journal: ") + describe(given.error()));
}

int accounts(const ProcessOptions &process, Format format)
{
    const auto found = report(process);
    if (!found) return found.error();
    const JournalReport verified = found->value_or(JournalReport());
    const int printed = printAccounts(verified.accounts, format);
    if (verified.ok) return printed;
    return complain(StatusWrong, QStringLiteral("the journal is wrong: %1").arg(verified.what));
}

int verify(const ProcessOptions &process, Format format)
{
    const auto found = report(process);
    if (!found) return found.error();
    const JournalReport verified = found->value_or(JournalReport());
    const QByteArray plain =
        QStringLiteral("%1: %2 orders, %3 entries%4")
            .arg(verified.ok ? QStringLiteral("ok") : QStringLiteral("wrong"))
            .arg(verified.orders)
            .arg(verified.entries)
            .arg(verified.ok ? QString()
                             : QStringLiteral(", %1 at entry %2").arg(verified.what).arg(verified.firstBadSeq))
            .toUtf8();
    const QJsonObject object{{u"ok"_qs, verified.ok},
                             {u"orders"_qs, verified.orders},
                             {u"entries"_qs, verified.entries},
                             {u"what"_qs, verified.what},
                             {u"first_bad_entry"_qs, verified.firstBadSeq}};
    if (!printLine(format == Format::Json ? compact(object) : plain)) return StatusFailed;
    return verified.ok ? StatusDone : StatusWrong;
}

QString describe(StorageError error)
{
    switch (error) {
    case StorageError::Full:
        return QStringLiteral("the disk is full");
    case StorageError::ReadOnly:
        return QStringLiteral("it does not take writes (read-only file or file system)");
    case StorageError::Busy:
        return QStringLiteral("another program held it too long");
    case StorageError::Damaged:
        return QStringLiteral("it is damaged; the agent sets it aside at its next start, deleting nothing");
    case StorageError::NewerSchema:
        return QStringLiteral("a newer release wrote it; this one reads it only");
    case StorageError::Missing:
        return QStringLiteral("it is not there");
    case StorageError::Failed:
        break;
    }
    return QStringLiteral("the disk does not answer as it should (I/O error)");
}

QString describe(JournalError error)
{
    switch (error) {
    case JournalError::Full:
        return describe(StorageError::Full);
    case JournalError::ReadOnly:
        return describe(StorageError::ReadOnly);
    case JournalError::Busy:
        return describe(StorageError::Busy);
    case JournalError::Damaged:
        return describe(StorageError::Damaged);
    case JournalError::NewerSchema:
        return describe(StorageError::NewerSchema);
    case JournalError::NotFound:
        return describe(StorageError::Missing);
    case JournalError::InvalidDraft:
        return QStringLiteral("the order is not complete");
    case JournalError::Failed:
        break;
    }
    return describe(StorageError::Failed);
}

} // namespace caravan::orders
