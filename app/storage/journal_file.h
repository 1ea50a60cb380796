// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/connection.h"
#include "storage/journal_chain.h"
#include "storage/journal_mark.h"
#include "storage/journal_use.h"

#include <QList>

namespace caravan {

/// What tests alone change; every other caller takes the defaults. `synchronous` and `enforceMoves` are the mutants of
/// I1 and I4: the suite must fail with them.
struct JournalTuning
{
    Synchronous synchronous = Synchronous::Full; ///< the one place that says so (I1; design.md, trap 2)
    bool enforceMoves = true;                    ///< refuse what allows() forbids (I4)
    Milliseconds busyTimeout{5'000};
    int maximumPages = 0;
    const char *vfs = nullptr;
};

/// journal.db as both of its writers share it: opening, the chain, the delivery projection. Internal to storage/.
/// The members that take no Result may throw SQLite::Exception and are called inside transaction() or reading().
class JournalFile
{
public:
    /// Makes or migrates the file. A file of a newer release is opened for reading only: newer() says so. Damaged also
    /// where the journal does not reach its mark: entries were cut off its end, or all of it is gone. Then nothing is
    /// written, not even at closing, so that whatever is left can still be read.
    static Result<std::unique_ptr<JournalFile>, StorageError> open(const QString &path, const JournalTuning &tuning);

    [[nodiscard]] bool newer() const { return m_newer; }
    [[nodiscard]] const JournalTuning &tuning() const { return m_tuning; }
    [[nodiscard]] Connection &connection() { return *m_connection; }

    /// Whether the journal behind the connection ends before its mark.
    static Result<bool, StorageError> endIsCut(Connection &connection, const JournalMark &mark);

    /// Connection::transaction(), and after its commit the mark of how far the journal has come. The first one puts
    /// what an earlier program left in the log into the database before: see settle().
    template <class Body> auto transaction(Body &&body) -> decltype(body());

    /// Adds the entry at the end of the chain; seq, prev and hash are filled in here.
    void append(JournalEntry entry);
    /// Empty where the order is unknown.
    std::optional<DeliveryRecord> record(const OrderId &id);
    void store(const DeliveryRecord &record);
    OrderAccounts accounts();
    /// Lets the numbers of the terminal go on behind `last`, never back.
    void raiseCounter(const QString &terminal, int last);

private:
    JournalFile(std::unique_ptr<Connection> connection, JournalUse use, const JournalTuning &tuning, bool newer);
    void writeMark();
    /// Where the last program could not sync the log, the system may take its pages for written and never write them:
    /// the next program reads them, appends behind them, and a power cut takes them all. Folding the log in writes
    /// every page anew. Busy means that others have the journal open; then it was not read from the disk either.
    Result<Done, StorageError> settle();

    JournalUse m_use;
    std::unique_ptr<Connection> m_connection;
    JournalTuning m_tuning;
    bool m_newer = false;
    bool m_settled = false;
    JournalMarkFile m_mark;
    std::optional<JournalMark> m_end; ///< of the transaction under way
};

template <class Body> auto JournalFile::transaction(Body &&body) -> decltype(body())
{
    if (const auto settled = settle(); !settled.ok())
        return Failure{storageErrorAs<typename decltype(body())::Error>(settled.error())};
    m_end.reset();
    auto result = m_connection->transaction(std::forward<Body>(body));
    if (result.ok() && m_end) writeMark();
    return result;
}

/// The record in the current row of a `SELECT` over deliveryColumns, for the projection's readers.
class Query;
DeliveryRecord readDelivery(const Query &row, int firstColumn);

} // namespace caravan
