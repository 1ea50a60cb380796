// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/store_database.h"

#include "sync/demostore/sql_text.h"
#include "sync/demostore/store_id.h"
#include "sync/demostore/store_schema.h"

#include <QFile>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>

namespace caravan::demostore {

namespace {
constexpr int busyMilliseconds = 5'000;
}

Result<std::unique_ptr<StoreDatabase>, QString> StoreDatabase::open(const QString &path, const Clock &clock)
{
    try {
        auto database = std::unique_ptr<StoreDatabase>(new StoreDatabase(path, clock));
        const int version = database->m_sql.execAndGet("PRAGMA user_version").getInt();
        if (version > schemaVersion) return Failure{QStringLiteral("%1 was made by a newer release").arg(path)};
        if (version < schemaVersion) database->migrate();
        database->readIdentity();
        return database;
    } catch (const SQLite::Exception &fault) {
        return Failure{QStringLiteral("cannot open %1: %2").arg(path, QString::fromUtf8(fault.what()))};
    }
}

StoreDatabase::StoreDatabase(const QString &path, const Clock &clock)
    : m_clock(clock)
    , m_sql(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyMilliseconds)
{
    // Orders carry addresses: the file is the owner's alone.
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_sql.exec("PRAGMA journal_mode=WAL");
    m_sql.exec("PRAGMA synchronous=FULL");
    m_sql.exec("PRAGMA foreign_keys=ON");
    m_sql.exec("PRAGMA cache_size=-65536"); // 64 MiB: an import looks up every handle and SKU
}

void StoreDatabase::migrate()
{
    SQLite::Transaction transaction(m_sql);
    m_sql.exec(schema);
    const UtcTime now = m_clock.utcNow();
    setMeta("publishable_key", makeStoreKey("pk_"));
    setMeta("secret_key", makeStoreKey("sk_"));
    setMeta("region_id", makeStoreId("reg_", now));
    setMeta("stock_location_id", makeStoreId("sloc_", now));
    setMeta("pickup_option_id", makeStoreId("so_", now));
    setMeta("courier_option_id", makeStoreId("so_", now));
    setMeta("stamp", QStringLiteral("0"));
    m_sql.exec("PRAGMA user_version=" + std::to_string(schemaVersion));
    transaction.commit();
}

void StoreDatabase::readIdentity()
{
    m_identity = {meta("publishable_key"),   meta("secret_key"),       meta("region_id"),
                  meta("stock_location_id"), meta("pickup_option_id"), meta("courier_option_id")};
}

QString StoreDatabase::meta(const char *name)
{
    SQLite::Statement select(m_sql, "SELECT value FROM meta WHERE name = ?");
    select.bind(1, name);
    return select.executeStep() ? columnText(select, 0) : QString();
}

void StoreDatabase::setMeta(const char *name, const QString &value)
{
    SQLite::Statement upsert(m_sql,
                             "INSERT INTO meta VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value");
    upsert.bind(1, name);
    bindText(upsert, 2, value);
    upsert.exec();
}

qint64 StoreDatabase::nextStamp()
{
    const qint64 stamp = std::max(meta("stamp").toLongLong() + 1, toMillis(m_clock.utcNow()));
    setMeta("stamp", QString::number(stamp));
    return stamp;
}

Result<quint16, QString> StoreDatabase::lastPort()
{
    try {
        return static_cast<quint16>(meta("port").toUShort());
    } catch (const SQLite::Exception &fault) {
        return Failure{QString::fromUtf8(fault.what())};
    }
}

Result<Done, QString> StoreDatabase::rememberPort(quint16 port)
{
    try {
        setMeta("port", QString::number(port));
        return Done{};
    } catch (const SQLite::Exception &fault) {
        return Failure{QString::fromUtf8(fault.what())};
    }
}

} // namespace caravan::demostore
