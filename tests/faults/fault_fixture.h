// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/fault_disk.h"
#include "unit/storage/storage_fixture.h"

#include <QDir>
#include <QFileInfo>

namespace caravan::test {

/// Where thousands of small files are made: in memory where the system has such a folder.
inline QString quickTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isWritable() ? memory.filePath() : QDir::tempPath()) + QStringLiteral("/caravan-faults-XXXXXX");
}

/// A folder with a fault disk over it, keys beside it, and both sides of a journal on that disk.
class FaultFixture
{
public:
    FaultFixture()
        : vault(ContactVault::open(keys.filePath(u"contact.key"_qs)).value())
        , disk(folder.path())
    {
    }

    [[nodiscard]] QString path() const { return folder.filePath(u"journal.db"_qs); }
    [[nodiscard]] JournalTuning tuning() const
    {
        JournalTuning tuning;
        tuning.vfs = disk.vfs();
        tuning.synchronous = synchronous;
        tuning.busyTimeout = Milliseconds(0);
        return tuning;
    }
    Result<std::unique_ptr<OrderJournalSqlite>, JournalError> journal()
    {
        return OrderJournalSqlite::open({path(), u"K07"_qs, 1, tuning()}, vault, clock);
    }
    Result<std::unique_ptr<OrderOutboxSqlite>, JournalError> outbox()
    {
        return OrderOutboxSqlite::open({path(), tuning()}, vault, clock);
    }
    [[nodiscard]] OrderId newId() const { return OrderId::make(clock.utc); }

    Synchronous synchronous = JournalTuning().synchronous; ///< the product's own, unless a test says otherwise
    QTemporaryDir folder{quickTemplate()};
    QTemporaryDir keys{quickTemplate()};
    FakeClock clock;
    ContactVault vault;
    FaultDisk disk;
};

} // namespace caravan::test
