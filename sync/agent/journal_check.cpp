// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/journal_check.h"

#include "core/logging.h"
#include "storage/journal_aside.h"
#include "storage/journal_mark.h"
#include "storage/journal_use.h"
#include "storage/journal_verification.h"

#include <QFile>

namespace caravan {

Result<JournalHealth, QString> checkJournal(const ProcessOptions &options, const Clock &clock)
{
    const QString path = state::journalDatabase(options.stateDir);
    if (!QFile::exists(path) && !QFile::exists(JournalMarkFile::pathOf(path))) return JournalHealth::Usable;
    const auto report = verifyJournal(path);
    if (!report) {
        // A newer release wrote it, or the disk does not answer: opening it will say so, and nothing is set aside.
        qCWarning(lcStorage) << "journal was not verified" << storageErrorName(report.error());
        return JournalHealth::Usable;
    }
    const bool balance = report->accounts.balance();
    qCInfo(lcStorage) << "journal verified ok" << report->ok << "entries" << report->entries << "orders"
                      << report->orders << "accounts balance" << balance;
    if (report->ok) return JournalHealth::Usable;
    qCCritical(lcStorage) << "journal is wrong" << report->what << "at entry" << report->firstBadSeq;
    if (!report->fileDamaged()) return JournalHealth::Usable;

    const auto aside = setAsideDamaged(path, clock);
    if (!aside && aside.error() == StorageError::Busy) return JournalHealth::DamagedInUse;
    if (!aside)
        return Failure{QStringLiteral("the damaged journal could not be set aside: %1")
                           .arg(QLatin1String(storageErrorName(aside.error())))};
    qCCritical(lcStorage) << "damaged journal set aside as" << aside->database << "orders exported" << aside->exported
                          << "of these in the new one" << aside->recovered;
    return JournalHealth::Usable;
}

bool journalIsFree(const ProcessOptions &options)
{
    return JournalUse::alone(state::journalDatabase(options.stateDir)).ok();
}

} // namespace caravan
