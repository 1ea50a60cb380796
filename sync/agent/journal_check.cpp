// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/journal_check.h"

#include "core/logging.h"
#include "storage/journal_aside.h"
#include "storage/journal_verification.h"
#include "storage/order_journal_sqlite.h"

#include <QFile>

namespace caravan {

Result<Done, QString> checkJournal(const ProcessOptions &options, const ContactVault &vault, const Clock &clock)
{
    const QString path = state::journalDatabase(options.stateDir);
    if (!QFile::exists(path)) return Done();
    const auto report = verifyJournal(path);
    if (!report) {
        // A newer release wrote it, or the disk does not answer: opening it will say so, and nothing is set aside.
        qCWarning(lcStorage) << "journal was not verified" << storageErrorName(report.error());
        return Done();
    }
    const bool balance = report->accounts.balance();
    qCInfo(lcStorage) << "journal verified ok" << report->ok << "entries" << report->entries << "orders"
                      << report->orders << "accounts balance" << balance;
    if (report->ok) return Done();
    qCCritical(lcStorage) << "journal is wrong" << report->what << "at entry" << report->firstBadSeq;
    if (!report->fileDamaged()) return Done();

    const auto kiosk = ProcessLock::acquire(options.stateDir, u"kiosk"_qs);
    if (!kiosk) return Failure{QStringLiteral("the journal is damaged and the kiosk is using it: stop the kiosk")};
    const auto aside = setAsideDamaged(path, clock);
    if (!aside)
        return Failure{QStringLiteral("the damaged journal could not be set aside: %1")
                           .arg(QLatin1String(storageErrorName(aside.error())))};
    qCCritical(lcStorage) << "damaged journal set aside as" << aside->database << "orders exported" << aside->exported;
    const auto fresh =
        OrderJournalSqlite::open({path, options.config.terminal.id, aside->highestCounter + 1, {}}, vault, clock);
    if (!fresh) return Failure{QStringLiteral("no new journal could be made")};
    return Done();
}

} // namespace caravan
