// SPDX-License-Identifier: Apache-2.0
// This program's own fsync, fdatasync, rename, link and unlink: they stand before those of the C library, for SQLite
// and for our code alike, so that the disk of the tests sees every one of them.
#include "faults/fault_disk.h"

#include <QFile>

#include <array>
#include <dlfcn.h>
#include <unistd.h>

using caravan::test::FaultDisk;

namespace {

template <class Function> Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

QString pathOf(int descriptor)
{
    std::array<char, 4096> target{};
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(descriptor);
    const ssize_t length = ::readlink(link.constData(), target.data(), target.size());
    return length > 0 ? QFile::decodeName(QByteArray(target.data(), length)) : QString();
}

void noteSync(int descriptor)
{
    FaultDisk *disk = FaultDisk::current();
    if (!disk) return;
    const QString path = pathOf(descriptor);
    if (disk->isFolder(path)) disk->noteFolderSynced();
    if (disk->owns(path)) disk->noteSynced(path);
}

bool owns(const char *path)
{
    const FaultDisk *disk = FaultDisk::current();
    return disk && disk->owns(QFile::decodeName(path));
}

} // namespace

extern "C" {

// The disk keeps the books; the real sync would only cost time.
Q_DECL_EXPORT int fsync(int descriptor)
{
    if (FaultDisk::current()) return noteSync(descriptor), 0;
    static const auto real = next<int(int)>("fsync");
    return real(descriptor);
}
Q_DECL_EXPORT int fdatasync(int descriptor)
{
    if (FaultDisk::current()) return noteSync(descriptor), 0;
    static const auto real = next<int(int)>("fdatasync");
    return real(descriptor);
}
Q_DECL_EXPORT int rename(const char *from, const char *to) noexcept
{
    static const auto real = next<int(const char *, const char *)>("rename");
    if (owns(from) && owns(to)) {
        FaultDisk::current()->noteLinked(QFile::decodeName(from), QFile::decodeName(to));
        FaultDisk::current()->noteRemoved(QFile::decodeName(from));
    }
    return real(from, to);
}
Q_DECL_EXPORT int link(const char *from, const char *to) noexcept
{
    static const auto real = next<int(const char *, const char *)>("link");
    const int result = real(from, to);
    if (result == 0 && owns(from) && owns(to))
        FaultDisk::current()->noteLinked(QFile::decodeName(from), QFile::decodeName(to));
    return result;
}
Q_DECL_EXPORT int unlink(const char *path) noexcept
{
    static const auto real = next<int(const char *)>("unlink");
    const int result = real(path);
    if (result == 0 && owns(path)) FaultDisk::current()->noteRemoved(QFile::decodeName(path));
    return result;
}
}
