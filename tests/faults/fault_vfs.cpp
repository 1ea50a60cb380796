// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_vfs.h"

#include "faults/fault_disk.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <new>

namespace caravan::test {

namespace {

/// What SQLite sees of an open file; the real one lies behind it in the same block of memory.
struct FaultFile
{
    sqlite3_file base;
    QString *path; ///< null for files that no cut can matter to: temporary ones
    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

FaultFile *own(sqlite3_file *file) { return reinterpret_cast<FaultFile *>(file); }
sqlite3_file *real(sqlite3_file *file) { return own(file)->real(); }
const sqlite3_io_methods *methods(sqlite3_file *file) { return real(file)->pMethods; }
sqlite3_vfs *below(sqlite3_vfs *vfs) { return static_cast<sqlite3_vfs *>(vfs->pAppData); }

int verdict(sqlite3_file *file, DiskCall call)
{
    FaultDisk *disk = FaultDisk::current();
    return own(file)->path && disk ? disk->ask(call).sqliteError : SQLITE_OK;
}

int closeFile(sqlite3_file *file)
{
    const int result = real(file)->pMethods ? methods(file)->xClose(real(file)) : SQLITE_OK;
    delete own(file)->path;
    return result;
}

int readFile(sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset)
{
    if (const int error = verdict(file, DiskCall::Read)) return error;
    return methods(file)->xRead(real(file), buffer, size, offset);
}

int writeFile(sqlite3_file *file, const void *buffer, int size, sqlite3_int64 offset)
{
    const int error = verdict(file, DiskCall::Write);
    // A disk that fills up takes the beginning of the last write.
    const int taken = error == SQLITE_OK ? size : (error & 0xff) == SQLITE_FULL ? size / 2 : 0;
    int written = SQLITE_OK;
    if (taken > 0) written = methods(file)->xWrite(real(file), buffer, taken, offset);
    FaultDisk *disk = FaultDisk::current();
    if (taken > 0 && written == SQLITE_OK && own(file)->path && disk)
        disk->noteWrite(*own(file)->path, offset, QByteArray(static_cast<const char *>(buffer), taken));
    return error ? error : written;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (const int error = verdict(file, DiskCall::Truncate)) return error;
    const int result = methods(file)->xTruncate(real(file), size);
    FaultDisk *disk = FaultDisk::current();
    if (result == SQLITE_OK && own(file)->path && disk) disk->noteTruncate(*own(file)->path, size);
    return result;
}

int syncFile(sqlite3_file *file, int flags)
{
    if (const int error = verdict(file, DiskCall::Sync)) {
        FaultDisk::current()->noteSyncFailed(*own(file)->path);
        return error;
    }
    return methods(file)->xSync(real(file), flags); // comes back through fdatasync
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    if (const int error = verdict(file, DiskCall::Size)) return error;
    return methods(file)->xFileSize(real(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    if (const int error = verdict(file, DiskCall::Lock)) return error;
    return methods(file)->xLock(real(file), level);
}
int unlockFile(sqlite3_file *file, int level) { return methods(file)->xUnlock(real(file), level); }
int checkLock(sqlite3_file *file, int *reserved) { return methods(file)->xCheckReservedLock(real(file), reserved); }
int control(sqlite3_file *file, int what, void *argument)
{
    return methods(file)->xFileControl(real(file), what, argument);
}
int sectorSize(sqlite3_file *file) { return methods(file)->xSectorSize(real(file)); }
int characteristics(sqlite3_file *file) { return methods(file)->xDeviceCharacteristics(real(file)); }

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    if (const int error = verdict(file, DiskCall::SharedMemory)) return error;
    return methods(file)->xShmMap(real(file), region, size, extend, memory);
}
int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return methods(file)->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file *file) { methods(file)->xShmBarrier(real(file)); }
int unmapShared(sqlite3_file *file, int remove) { return methods(file)->xShmUnmap(real(file), remove); }

constexpr sqlite3_io_methods faultMethods{2,        closeFile,   readFile,        writeFile,  truncateFile,
                                          syncFile, fileSize,    lockFile,        unlockFile, checkLock,
                                          control,  sectorSize,  characteristics, mapShared,  lockShared,
                                          barrier,  unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    FaultFile *opened = own(file);
    opened->base.pMethods = nullptr;
    opened->path = nullptr;
    opened->real()->pMethods = nullptr;
    FaultDisk *disk = FaultDisk::current();
    const bool kept = name && disk && !(flags & SQLITE_OPEN_DELETEONCLOSE) && disk->owns(QFile::decodeName(name));
    const bool existed = kept && QFileInfo::exists(QFile::decodeName(name));
    if (kept)
        if (const int error = disk->ask(DiskCall::Open).sqliteError)
            return (error & 0xff) == SQLITE_FULL || (error & 0xff) == SQLITE_IOERR ? SQLITE_CANTOPEN : error;
    const int result = below(vfs)->xOpen(below(vfs), name, opened->real(), flags, outFlags);
    if (result != SQLITE_OK) return result;
    opened->base.pMethods = &faultMethods;
    if (kept) {
        opened->path = new QString(QFile::decodeName(name));
        disk->noteOpened(*opened->path, existed);
    }
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    FaultDisk *disk = FaultDisk::current();
    if (disk && disk->owns(QFile::decodeName(name)))
        if (const int error = disk->ask(DiskCall::Delete).sqliteError) return error;
    return below(vfs)->xDelete(below(vfs), name, syncFolder); // comes back through unlink
}

int access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    FaultDisk *disk = FaultDisk::current();
    if (disk && disk->owns(QFile::decodeName(name)))
        if (const int error = disk->ask(DiskCall::Access).sqliteError) return error;
    return below(vfs)->xAccess(below(vfs), name, flags, result);
}

int fullPath(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    return below(vfs)->xFullPathname(below(vfs), name, size, out);
}
int randomness(sqlite3_vfs *vfs, int size, char *out) { return below(vfs)->xRandomness(below(vfs), size, out); }
int sleepFor(sqlite3_vfs *vfs, int micros) { return below(vfs)->xSleep(below(vfs), micros); }
int currentTime(sqlite3_vfs *vfs, double *time) { return below(vfs)->xCurrentTime(below(vfs), time); }
int currentTime64(sqlite3_vfs *vfs, sqlite3_int64 *time) { return below(vfs)->xCurrentTimeInt64(below(vfs), time); }
int lastError(sqlite3_vfs *vfs, int size, char *text)
{
    const FaultDisk *disk = FaultDisk::current();
    if (disk && disk->systemError() != 0) return disk->systemError();
    return below(vfs)->xGetLastError(below(vfs), size, text);
}

} // namespace

std::unique_ptr<sqlite3_vfs> makeFaultVfs(const char *name)
{
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    auto vfs = std::make_unique<sqlite3_vfs>();
    vfs->iVersion = 2;
    vfs->szOsFile = static_cast<int>(sizeof(FaultFile)) + system->szOsFile;
    vfs->mxPathname = system->mxPathname;
    vfs->zName = name;
    vfs->pAppData = system;
    vfs->xOpen = openFile;
    vfs->xDelete = deleteFile;
    vfs->xAccess = access;
    vfs->xFullPathname = fullPath;
    vfs->xRandomness = randomness;
    vfs->xSleep = sleepFor;
    vfs->xCurrentTime = currentTime;
    vfs->xGetLastError = lastError;
    vfs->xCurrentTimeInt64 = currentTime64;
    return vfs;
}

} // namespace caravan::test
