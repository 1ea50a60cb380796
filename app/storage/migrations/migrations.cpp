// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations/migrations.h"

#include "core/logging.h"
#include "storage/file_sync.h"
#include "storage/query.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <SQLiteCpp/Database.h>

namespace caravan {

namespace {

using Outcome = Result<Done, StorageError>;

Outcome checkOwner(Connection &connection, const Schema &schema)
{
    const int version = connection.schemaVersion();
    const int owner = connection.database().execAndGet("PRAGMA application_id").getInt();
    const int tables = connection.database().execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
    if (version == 0 && tables == 0) return Done{}; // a new file
    if (version <= 0 || owner != schema.applicationId) return Failure{StorageError::Damaged};
    if (version > schema.version()) return Failure{StorageError::NewerSchema};
    return Done{};
}

Outcome writeBackup(Connection &connection, int version)
{
    const QString target = connection.path() + QStringLiteral(".before-v%1").arg(version + 1);
    const QString partial = target + QStringLiteral(".partial-%1").arg(QCoreApplication::applicationPid());
    QFile::remove(partial);
    {
        Query vacuum(connection, "VACUUM INTO ?");
        vacuum.bind(partial).step();
    }
    // Another process may have migrated in the meantime: a copy of the new version is no backup of the old one.
    const int copied = SQLite::Database(partial.toUtf8().constData(), SQLite::OPEN_READONLY)
                           .execAndGet("PRAGMA user_version")
                           .getInt();
    if (copied != version) {
        QFile::remove(partial);
        return Done{};
    }
    if (!replaceFileDurably(partial, target)) return Failure{StorageError::Failed};
    qCInfo(lcStorage).noquote() << "backup" << QFileInfo(target).fileName() << "written";
    return Done{};
}

Outcome takeStep(Connection &connection, const Schema &schema, int from)
{
    return connection.transaction([&]() -> Outcome {
        if (connection.schemaVersion() != from) return Done{}; // another process took this step
        connection.execute(schema.steps[static_cast<size_t>(from)]);
        connection.execute(
            QByteArrayLiteral("PRAGMA application_id=").append(QByteArray::number(schema.applicationId)).constData());
        connection.execute(QByteArrayLiteral("PRAGMA user_version=").append(QByteArray::number(from + 1)).constData());
        return Done{};
    });
}

} // namespace

Result<Done, StorageError> migrate(Connection &connection, const Schema &schema, MigrationBackup backup)
{
    return connection.attempt([&]() -> Outcome {
        // In a transaction, so that version and tables are of one moment: another process may be making the file.
        if (auto owner = connection.reading([&] { return checkOwner(connection, schema); }); !owner.ok()) return owner;
        for (int version = connection.schemaVersion(); version < schema.version();
             version = connection.schemaVersion()) {
            if (version > 0 && backup == MigrationBackup::Before)
                if (auto written = writeBackup(connection, version); !written.ok()) return written;
            if (auto step = takeStep(connection, schema, version); !step.ok()) return step;
        }
        return Done{};
    });
}

Result<Done, StorageError> checkSchema(Connection &connection, const Schema &schema)
{
    return connection.reading([&]() -> Outcome {
        if (auto owner = checkOwner(connection, schema); !owner.ok()) return owner;
        if (connection.schemaVersion() != schema.version()) return Failure{StorageError::Damaged};
        return Done{};
    });
}

} // namespace caravan
