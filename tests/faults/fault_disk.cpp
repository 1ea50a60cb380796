// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_disk.h"

#include "faults/fault_vfs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace caravan::test {

namespace {
FaultDisk *s_current = nullptr;
}

FaultDisk *FaultDisk::current() { return s_current; }

FaultDisk::FaultDisk(const QString &folder)
    : m_folder(folder)
    , m_vfs(makeFaultVfs(vfsName))
{
    Q_ASSERT(!s_current);
    s_current = this;
    sqlite3_vfs_register(m_vfs.get(), 0);
    // What was there before this disk is safe.
    const QStringList names = QDir(folder).entryList(QDir::Files);
    for (const QString &name : names)
        noteOpened(folder + u'/' + name, true);
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_unregister(m_vfs.get());
    s_current = nullptr;
}

void FaultDisk::failAt(qint64 n, int sqliteError, int systemError, bool lasting, std::function<bool(DiskCall)> wanted)
{
    m_calls = 0;
    m_failAt = n;
    m_sqliteError = sqliteError;
    m_armedSystemError = systemError;
    m_lasting = lasting;
    m_struck = false;
    m_wanted = std::move(wanted);
}

void FaultDisk::heal()
{
    m_failAt = 0;
    m_systemError = 0;
    m_wanted = {};
}

FaultDisk::Verdict FaultDisk::ask(DiskCall call)
{
    const bool changes = call == DiskCall::Write || call == DiskCall::Truncate || call == DiskCall::Sync ||
                         call == DiskCall::Delete || call == DiskCall::Open;
    if (changes && watch) watch(call);
    m_systemError = 0;
    if (!m_wanted || !m_wanted(call)) return {};
    ++m_calls;
    const bool strikes = m_failAt > 0 && (m_calls == m_failAt || (m_lasting && m_calls > m_failAt));
    if (!strikes) return {};
    m_struck = true;
    m_systemError = m_armedSystemError;
    return {m_sqliteError};
}

DiskState::File &FaultDisk::file(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    if (!m_state.names.contains(name)) {
        // Written past the VFS, by this program's own code.
        m_state.files.push_back({});
        rename(name, static_cast<int>(m_state.files.size()) - 1);
    }
    return m_state.files[static_cast<size_t>(m_state.names.value(name))];
}

void FaultDisk::rename(const QString &name, int file)
{
    if (file < 0)
        m_state.names.remove(name);
    else
        m_state.names.insert(name, file);
    m_state.pendingNames.push_back({++m_order, name, file});
}

void FaultDisk::noteOpened(const QString &path, bool existed)
{
    const bool known = m_state.names.contains(QFileInfo(path).fileName());
    if (existed && known) return;
    DiskState::File &opened = file(path);
    if (!existed) return;
    QFile source(path);
    if (source.open(QIODevice::ReadOnly)) opened.synced = source.readAll();
    noteFolderSynced();
}

void FaultDisk::noteWrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    file(path).pending.push_back({++m_order, false, offset, bytes, false});
}

void FaultDisk::noteTruncate(const QString &path, qint64 size)
{
    file(path).pending.push_back({++m_order, true, size, {}, false});
}

void FaultDisk::noteSynced(const QString &path)
{
    DiskState::File &synced = file(path);
    QFile source(path);
    // What a failed sync made the system forget is not repeated by a later one.
    const bool forgot = std::any_of(synced.pending.begin(), synced.pending.end(),
                                    [](const DiskState::Change &change) { return change.forgotten; });
    if (!forgot && source.open(QIODevice::ReadOnly)) {
        synced.synced = source.readAll();
    } else {
        for (const DiskState::Change &change : synced.pending) {
            if (change.forgotten) continue;
            QByteArray &content = synced.synced;
            const qsizetype end = static_cast<qsizetype>(change.offset + change.bytes.size());
            if (content.size() < end) content.append(end - content.size(), '\0');
            if (change.truncates)
                content.truncate(end);
            else
                std::copy(change.bytes.begin(), change.bytes.end(), content.data() + change.offset);
        }
    }
    std::erase_if(synced.pending, [](const DiskState::Change &change) { return !change.forgotten; });
    if (watch) watch(DiskCall::Sync);
}

void FaultDisk::noteSyncFailed(const QString &path)
{
    for (DiskState::Change &change : file(path).pending)
        change.forgotten = true;
}

void FaultDisk::noteFolderSynced()
{
    m_state.syncedNames = m_state.names;
    m_state.pendingNames.clear();
    if (watch) watch(DiskCall::Sync);
}

void FaultDisk::noteRemoved(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    if (m_state.names.contains(name)) rename(name, -1);
}

void FaultDisk::noteLinked(const QString &from, const QString &to)
{
    (void)file(from);
    rename(QFileInfo(to).fileName(), m_state.names.value(QFileInfo(from).fileName()));
}

} // namespace caravan::test
