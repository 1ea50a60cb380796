// SPDX-License-Identifier: Apache-2.0
#include "storage/connection.h"

#include "core/logging.h"

#include <QFileInfo>
#include <QThread>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <cerrno>
#include <new>
#include <unistd.h>
#include <unordered_map>

namespace caravan {

struct Connection::Statements
{
    std::unordered_map<const char *, std::unique_ptr<SQLite::Statement>> bySql;
};

namespace {

std::optional<StorageError> fromErrno(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return StorageError::Full;
    case EROFS:
    case EACCES:
    case EPERM:
        return StorageError::ReadOnly;
    default:
        return std::nullopt;
    }
}

/// Result codes: https://www.sqlite.org/rescode.html. `systemError` is the errno under an I/O error.
StorageError fromSqlite(int code, int systemError)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return StorageError::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return StorageError::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StorageError::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return StorageError::Damaged;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return fromErrno(systemError).value_or(StorageError::Failed);
    default:
        return StorageError::Failed;
    }
}

/// Why SQLite could not open the file, asked of the file system: the handle that knew is gone by then.
StorageError whyNotOpened(const QString &path, const ConnectionOptions &options)
{
    const QFileInfo file(path);
    if (!file.exists() && !options.create) return StorageError::Missing;
    const QByteArray target = (file.exists() ? path : file.absolutePath()).toUtf8();
    if (options.writable && ::access(target.constData(), W_OK) != 0)
        return fromErrno(errno).value_or(StorageError::Failed);
    return StorageError::Failed;
}

const char *synchronousPragma(Synchronous level)
{
    switch (level) {
    case Synchronous::Off:
        return "PRAGMA synchronous=OFF";
    case Synchronous::Normal:
        return "PRAGMA synchronous=NORMAL";
    case Synchronous::Full:
        break;
    }
    return "PRAGMA synchronous=FULL";
}

} // namespace

Connection::Connection(QString path, const ConnectionOptions &options)
    : m_path(std::move(path))
    , m_options(options)
    , m_statements(std::make_unique<Statements>())
{
}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>, StorageError> Connection::open(const QString &path,
                                                                   const ConnectionOptions &options)
{
    std::unique_ptr<Connection> connection(new Connection(path, options));
    const int flags =
        !options.writable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (options.create ? SQLITE_OPEN_CREATE : 0);
    try {
        connection->m_database = std::make_unique<SQLite::Database>(
            path.toUtf8().constData(), flags, static_cast<int>(options.busyTimeout.count()), options.vfs);
    } catch (const SQLite::Exception &) {
        return Failure{whyNotOpened(path, options)};
    }
    if (const auto fault = connection->guarded([&] { connection->configure(); })) return Failure{*fault};
    return connection;
}

void Connection::configure()
{
    sqlite3_extended_result_codes(m_database->getHandle(), 1);
    // SQLite falls back to reading where it may not write; believe what it got, not what was asked for.
    if (m_options.writable && sqlite3_db_readonly(m_database->getHandle(), "main") == 1)
        throw SQLite::Exception("the file does not take writes", SQLITE_READONLY);
    execute("PRAGMA trusted_schema=OFF");
    execute("PRAGMA foreign_keys=ON");
    // INSERT OR REPLACE must run the delete triggers that keep the journal append-only.
    execute("PRAGMA recursive_triggers=ON");
    // 16 MiB: the 2 MiB of the default spill all through a page of new products at 100,000 of them.
    execute("PRAGMA cache_size=-16384");
    if (!m_options.writable) return;
    enterWal();
    execute(synchronousPragma(m_options.synchronous));
    if (m_options.maximumPages > 0)
        execute(QByteArrayLiteral("PRAGMA max_page_count=").append(QByteArray::number(m_options.maximumPages)));
}

void Connection::enterWal()
{
    // Two processes that open a new file together may meet in a deadlock which SQLite ends with BUSY at once, busy
    // time-out or not: the change of mode is tried again.
    constexpr Milliseconds pause{10};
    for (Milliseconds waited{0};; waited += pause) {
        try {
            execute("PRAGMA journal_mode=WAL");
            return;
        } catch (const SQLite::Exception &exception) {
            if (exception.getErrorCode() != SQLITE_BUSY || waited >= m_options.busyTimeout) throw;
        }
        QThread::msleep(static_cast<unsigned long>(pause.count()));
    }
}

int Connection::schemaVersion() { return m_database->execAndGet("PRAGMA user_version").getInt(); }

SQLite::Statement &Connection::statement(const char *sql)
{
    auto &kept = m_statements->bySql[sql];
    if (!kept) kept = std::make_unique<SQLite::Statement>(*m_database, sql);
    return *kept;
}

void Connection::keepLogOnClose(bool keep)
{
    sqlite3_db_config(m_database->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

void Connection::execute(const char *sql) { m_database->exec(sql); }

void Connection::rollback() noexcept
{
    // Not in a transaction where BEGIN failed or SQLite rolled back by itself.
    if (sqlite3_get_autocommit(m_database->getHandle()) == 0) m_database->tryExec("ROLLBACK");
}

std::optional<StorageError> Connection::guarded(const std::function<void()> &body)
{
    try {
        body();
        return std::nullopt;
    } catch (const SQLite::Exception &exception) {
        const StorageError error = fromSqlite(exception.getErrorCode(), sqlite3_system_errno(m_database->getHandle()));
        qCWarning(lcStorage).noquote() << "file" << QFileInfo(m_path).fileName() << "sqlite"
                                       << exception.getExtendedErrorCode() << "=>" << storageErrorName(error);
        return error;
    } catch (const std::bad_alloc &) {
        return StorageError::Failed;
    }
}

} // namespace caravan
