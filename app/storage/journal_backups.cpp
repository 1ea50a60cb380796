// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_backups.h"

#include "core/logging.h"

#include <QDir>
#include <QFileInfo>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

namespace caravan {

namespace {

bool erase(const QString &copy, const OrderId &order)
{
    try {
        SQLite::Database database(copy.toUtf8().constData(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA secure_delete=ON");
        SQLite::Statement remove(database, "DELETE FROM contact WHERE order_id = ?");
        remove.bind(1, order.toString().toStdString());
        remove.exec();
        return true;
    } catch (const SQLite::Exception &) {
        return false;
    }
}

} // namespace

void eraseFromBackups(const QString &journalPath, const OrderId &order)
{
    const QFileInfo journal(journalPath);
    const QStringList copies =
        journal.dir().entryList({journal.fileName() + QStringLiteral(".before-v*")}, QDir::Files);
    for (const QString &name : copies) {
        const QString copy = journal.dir().filePath(name);
        if (name.contains(u".partial-") || !erase(copy, order)) {
            qCWarning(lcStorage).noquote() << "copy" << name << "could not give up a contact and is removed";
            QFile::remove(copy);
        }
    }
}

} // namespace caravan
