// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "storage/storage_error.h"

#include <QString>

#include <functional>
#include <memory>

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite

namespace caravan {

/// How far a commit goes before it returns. In WAL only Full puts it on the disk: Normal lost acknowledged rows in
/// 2,601 of 3,000 power cuts, Full in none (design.md, trap 2).
enum class Synchronous { Off, Normal, Full };

struct ConnectionOptions
{
    bool writable = true;
    bool create = true; ///< make the file where it is missing; needs writable
    Synchronous synchronous = Synchronous::Full;
    Milliseconds busyTimeout{5'000};
    int maximumPages = 0;      ///< limit of the file's size, for tests; 0: none
    const char *vfs = nullptr; ///< registered SQLite VFS, for fault tests; null: the default
};

/// One connection to one SQLite file in WAL mode, with its prepared statements. Used by one thread at a time and owned
/// by one repository. SQLite::Exception is thrown below it and ends in attempt(): nothing above this layer sees one.
class Connection
{
public:
    /// Opens the file and sets its pragmas; the schema is left to migrate(). Errors: Missing (not to be created),
    /// ReadOnly, Full, Busy, Damaged, Failed.
    static Result<std::unique_ptr<Connection>, StorageError> open(const QString &path,
                                                                  const ConnectionOptions &options);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool writable() const { return m_options.writable; }
    /// `PRAGMA user_version`; throws.
    [[nodiscard]] int schemaVersion();

    /// The statement of this text, prepared once and kept; `sql` must live as long as the program. Throws.
    SQLite::Statement &statement(const char *sql);
    void execute(const char *sql); ///< throws
    /// Whether closing the last connection leaves the write-ahead log as it is, instead of folding it in and deleting
    /// it: a log that may be damaged must not go before it was looked at.
    void keepLogOnClose(bool keep);
    [[nodiscard]] SQLite::Database &database() { return *m_database; }

    /// Runs body, which returns a Result, and turns an SQLite::Exception into the Result's error.
    template <class Body> auto attempt(Body &&body) -> decltype(body());

    /// As attempt(), inside BEGIN IMMEDIATE … COMMIT: the write lock is taken at once, so what body reads stays true.
    /// Any error, from body or from COMMIT, rolls everything back.
    template <class Body> auto transaction(Body &&body) -> decltype(body());

    /// As attempt(), inside one read transaction: body sees one state of the file.
    template <class Body> auto reading(Body &&body) -> decltype(body());

private:
    Connection(QString path, const ConnectionOptions &options);
    void configure();
    void enterWal();
    void rollback() noexcept;
    std::optional<StorageError> guarded(const std::function<void()> &body);

    struct Statements;
    QString m_path;
    ConnectionOptions m_options;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<Statements> m_statements; // after m_database: finalised before it is closed
};

template <class Body> auto Connection::attempt(Body &&body) -> decltype(body())
{
    std::optional<decltype(body())> result;
    if (const auto fault = guarded([&] { result.emplace(body()); }))
        return Failure{storageErrorAs<typename decltype(body())::Error>(*fault)};
    return std::move(*result);
}

template <class Body> auto Connection::transaction(Body &&body) -> decltype(body())
{
    auto result = attempt([&]() -> decltype(body()) {
        execute("BEGIN IMMEDIATE");
        auto inner = body();
        if (inner.ok()) execute("COMMIT");
        return inner;
    });
    if (!result.ok()) rollback();
    return result;
}

template <class Body> auto Connection::reading(Body &&body) -> decltype(body())
{
    auto result = attempt([&]() -> decltype(body()) {
        execute("BEGIN");
        return body();
    });
    rollback();
    return result;
}

} // namespace caravan
