// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QRandomGenerator>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

struct sqlite3_vfs;
struct sqlite3_file;

namespace caravan::test {

/// What a call to the disk asked for.
enum class DiskCall { Open, Read, Write, Truncate, Sync, Delete, Size, Access, Lock, SharedMemory };

/// How much of what was written and not yet synced is there after the power came back.
enum class Survival {
    Nothing,      ///< only what was synced
    Everything,   ///< a lucky moment
    Prefix,       ///< the writes up to some moment, the last one torn between two sectors
    SomeWrites,   ///< any of them, in no order
    SomeSectors,  ///< any sectors of any of them
    GrownWithout, ///< as SomeSectors, but the files have their new lengths: zeros where the data are missing
};
inline constexpr int survivalKinds = 6;

/// The disk as it was at one moment: what is safe, and what was only asked for.
struct DiskState
{
    struct Change
    {
        qint64 order = 0; ///< of all changes of the disk
        bool truncates = false;
        qint64 offset = 0; ///< or the new length
        QByteArray bytes;
        bool forgotten = false; ///< a sync of it failed: the system took it for written, no later sync repeats it
    };
    struct File
    {
        QByteArray synced;
        std::vector<Change> pending;
    };
    struct NameChange
    {
        qint64 order = 0;
        QString name;
        int file = -1; ///< −1: the name went away
    };
    std::vector<File> files;
    QMap<QString, int> names;       ///< as programs see them
    QMap<QString, int> syncedNames; ///< as they are after a cut
    std::vector<NameChange> pendingNames;

    /// Writes into the folder what a disk holds after a power cut at this moment.
    void writeAfterCut(const QString &folder, Survival survival, QRandomGenerator &random) const;
};

/// A disk of the tests: a SQLite VFS above the real one, together with this program's own fsync, rename, link and
/// unlink, under one folder. It keeps account of what was synced, lets a call fail, and shows every state in which a
/// power cut could leave the folder. The real files are written as usual, so that the code under test reads back what
/// it wrote. A name is safe only once its folder was synced (POSIX promises no more). One at a time, one thread.
class FaultDisk
{
public:
    explicit FaultDisk(const QString &folder);
    ~FaultDisk();
    Q_DISABLE_COPY_MOVE(FaultDisk)

    [[nodiscard]] const char *vfs() const { return vfsName; }
    [[nodiscard]] DiskState state() const { return m_state; }
    /// Before each call that changes what a cut would leave, and after each sync.
    std::function<void(DiskCall)> watch;

    /// Lets calls fail from the n-th of the wanted kinds on (1 is the next one): that one alone, or all after it too.
    void failAt(
        qint64 n, int sqliteError, int systemError, bool lasting,
        std::function<bool(DiskCall)> wanted = [](DiskCall) { return true; });
    void heal();
    [[nodiscard]] qint64 calls() const { return m_calls; } ///< since failAt()
    [[nodiscard]] bool struck() const { return m_struck; } ///< a call failed since failAt()

    // What the VFS and the interposed calls report.
    struct Verdict
    {
        int sqliteError = 0; ///< 0: let it pass
    };
    Verdict ask(DiskCall call);
    void noteOpened(const QString &path, bool existed);
    void noteWrite(const QString &path, qint64 offset, const QByteArray &bytes);
    void noteTruncate(const QString &path, qint64 size);
    void noteSynced(const QString &path);
    void noteSyncFailed(const QString &path);
    void noteFolderSynced();
    void noteRemoved(const QString &path);
    void noteLinked(const QString &from, const QString &to);
    [[nodiscard]] bool owns(const QString &path) const { return path.startsWith(m_folder + u'/'); }
    [[nodiscard]] bool isFolder(const QString &path) const { return path == m_folder; }
    [[nodiscard]] int systemError() const { return m_systemError; }
    static FaultDisk *current();

private:
    DiskState::File &file(const QString &path);
    void rename(const QString &name, int file);

    static constexpr auto vfsName = "caravan-fault-disk";
    QString m_folder;
    DiskState m_state;
    qint64 m_order = 0;
    qint64 m_calls = 0;
    qint64 m_failAt = 0;
    int m_sqliteError = 0;
    int m_systemError = 0;
    int m_armedSystemError = 0;
    bool m_lasting = false;
    bool m_struck = false;
    std::function<bool(DiskCall)> m_wanted;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

} // namespace caravan::test
