// SPDX-License-Identifier: Apache-2.0
// Preloaded into a program: from the CARAVAN_FULL_AT-th call on that needs room on a disk, every such call fails with
// ENOSPC. Its last number goes to the file CARAVAN_FULL_COUNT, so that a test knows how many there are.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> calls{0};

long limit()
{
    static const long at = [] {
        const char *text = std::getenv("CARAVAN_FULL_AT");
        return text ? std::atol(text) : 0L;
    }();
    return at;
}

bool full()
{
    const long call = ++calls;
    if (limit() == 0 || call < limit()) return false;
    errno = ENOSPC;
    return true;
}

bool fullFor(int descriptor)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) && full();
}

template <class Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

__attribute__((destructor)) void report()
{
    const char *path = std::getenv("CARAVAN_FULL_COUNT");
    if (!path) return;
    if (FILE *file = std::fopen(path, "w")) {
        std::fprintf(file, "%ld\n", calls.load());
        std::fclose(file);
    }
    ::unsetenv("CARAVAN_FULL_COUNT");
}

} // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    return fullFor(descriptor) ? -1 : real(descriptor, bytes, size);
}
EXPORT ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return fullFor(descriptor) ? -1 : real(descriptor, bytes, size, at);
}
EXPORT ssize_t copy_file_range(int from, off64_t *fromAt, int to, off64_t *toAt, size_t size, unsigned flags)
{
    static const auto real = next<ssize_t (*)(int, off64_t *, int, off64_t *, size_t, unsigned)>("copy_file_range");
    return full() ? -1 : real(from, fromAt, to, toAt, size, flags);
}
EXPORT int mkdir(const char *path, mode_t mode)
{
    static const auto real = next<int (*)(const char *, mode_t)>("mkdir");
    return full() ? -1 : real(path, mode);
}
EXPORT int mkdirat(int dir, const char *path, mode_t mode)
{
    static const auto real = next<int (*)(int, const char *, mode_t)>("mkdirat");
    return full() ? -1 : real(dir, path, mode);
}
EXPORT int rename(const char *from, const char *to)
{
    static const auto real = next<int (*)(const char *, const char *)>("rename");
    return full() ? -1 : real(from, to);
}
EXPORT int renameat(int fromDir, const char *from, int toDir, const char *to)
{
    static const auto real = next<int (*)(int, const char *, int, const char *)>("renameat");
    return full() ? -1 : real(fromDir, from, toDir, to);
}
EXPORT int symlink(const char *target, const char *path)
{
    static const auto real = next<int (*)(const char *, const char *)>("symlink");
    return full() ? -1 : real(target, path);
}
EXPORT int symlinkat(const char *target, int dir, const char *path)
{
    static const auto real = next<int (*)(const char *, int, const char *)>("symlinkat");
    return full() ? -1 : real(target, dir, path);
}
EXPORT int linkat(int fromDir, const char *from, int toDir, const char *to, int flags)
{
    static const auto real = next<int (*)(int, const char *, int, const char *, int)>("linkat");
    return full() ? -1 : real(fromDir, from, toDir, to, flags);
}
EXPORT int fsync(int descriptor)
{
    static const auto real = next<int (*)(int)>("fsync");
    return full() ? -1 : real(descriptor);
}

namespace {
template <class Real, class... Arguments> int opened(Real real, int flags, mode_t mode, Arguments... arguments)
{
    if ((flags & (O_CREAT | O_TMPFILE)) != 0 && (flags & (O_WRONLY | O_RDWR)) != 0 && full()) return -1;
    return real(arguments..., flags, mode);
}
mode_t modeOf(int flags, va_list list) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0; }
} // namespace

EXPORT int open64(const char *path, int flags, ...)
{
    static const auto real = next<int (*)(const char *, int, ...)>("open64");
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeOf(flags, list);
    va_end(list);
    return opened(real, flags, mode, path);
}
EXPORT int open(const char *path, int flags, ...)
{
    static const auto real = next<int (*)(const char *, int, ...)>("open");
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeOf(flags, list);
    va_end(list);
    return opened(real, flags, mode, path);
}
EXPORT int openat64(int dir, const char *path, int flags, ...)
{
    static const auto real = next<int (*)(int, const char *, int, ...)>("openat64");
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeOf(flags, list);
    va_end(list);
    return opened(real, flags, mode, dir, path);
}
EXPORT int openat(int dir, const char *path, int flags, ...)
{
    static const auto real = next<int (*)(int, const char *, int, ...)>("openat");
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeOf(flags, list);
    va_end(list);
    return opened(real, flags, mode, dir, path);
}
