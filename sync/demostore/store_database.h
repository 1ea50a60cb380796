// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/logging.h"
#include "core/result.h"
#include "sync/demostore/refusal.h"

#include <QString>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <memory>
#include <type_traits>

namespace caravan::demostore {

/// Keys and ids that the store makes at its first start and keeps.
struct StoreIdentity
{
    QString publishableKey;
    QString secretKey;
    QString regionId;
    QString stockLocationId;
    QString pickupOptionId;
    QString courierOptionId;
};

inline constexpr qint64 courierFen = 1'200; ///< price of the courier; pickup is free

/// DIR/store.db: schema, identity and the stamps of change. Owned by DemoStore, used on its one thread. WAL with
/// `synchronous=FULL`: an order that was answered survives a power cut.
class StoreDatabase
{
public:
    /// Opens or makes the file. Fails where it is no database, was made by a newer release or cannot be written.
    static Result<std::unique_ptr<StoreDatabase>, QString> open(const QString &path, const Clock &clock);

    [[nodiscard]] SQLite::Database &sql() { return m_sql; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const StoreIdentity &identity() const { return m_identity; }

    /// A new `updated_at`, later than every one before it (max(last + 1 ms, now)). Call it inside the transaction that
    /// uses it; throws SQLite::Exception.
    qint64 nextStamp();
    /// Grows with every change of which products there are: what was counted or remembered before is void.
    [[nodiscard]] quint64 catalogVersion() const { return m_catalogVersion; }
    void catalogChanged() { ++m_catalogVersion; }

    /// The port of the last start, 0 where there was none.
    [[nodiscard]] Result<quint16, QString> lastPort();
    Result<Done, QString> rememberPort(quint16 port);

private:
    StoreDatabase(const QString &path, const Clock &clock);
    void migrate();
    void readIdentity();
    QString meta(const char *name);
    void setMeta(const char *name, const QString &value);

    const Clock &m_clock;
    SQLite::Database m_sql;
    StoreIdentity m_identity;
    quint64 m_catalogVersion = 1;
};

/// Runs database work and turns SQLite's exceptions, which end here, into the refusal of a broken store.
template <class Work> auto guarded(Work &&work) -> std::invoke_result_t<Work>
{
    try {
        return work();
    } catch (const SQLite::Exception &fault) {
        qCWarning(lcStore, "database fault %d: %s", fault.getExtendedErrorCode(), fault.what());
        return Failure{Refusal::unknownError()};
    }
}

} // namespace caravan::demostore
