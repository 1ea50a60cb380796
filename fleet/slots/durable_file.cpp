// SPDX-License-Identifier: Apache-2.0
#include "fleet/slots/durable_file.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace caravan::durable {

namespace {

QByteArray native(const QString &path) { return QFile::encodeName(path); }

bool syncFolderOf(const QString &path) { return sync(QFileInfo(path).absolutePath()); }

bool writeAll(int descriptor, const QByteArray &text)
{
    qsizetype done = 0;
    while (done < text.size()) {
        const auto written = ::write(descriptor, text.constData() + done, static_cast<size_t>(text.size() - done));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        done += written;
    }
    return ::fsync(descriptor) == 0;
}

} // namespace

bool sync(const QString &path)
{
    const int descriptor = ::open(native(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

bool write(const QString &path, const QByteArray &text)
{
    const QString fresh = path + QStringLiteral(".new");
    const int descriptor =
        ::open(native(fresh).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return false;
    const bool written = writeAll(descriptor, text);
    ::close(descriptor);
    if (written && rename(fresh, path)) return true;
    QFile::remove(fresh);
    return false;
}

bool link(const QString &path, const QString &target)
{
    const QString fresh = path + QStringLiteral(".new");
    QFile::remove(fresh);
    if (::symlink(native(target).constData(), native(fresh).constData()) != 0) return false;
    return rename(fresh, path);
}

bool rename(const QString &from, const QString &to)
{
    return ::rename(native(from).constData(), native(to).constData()) == 0 && syncFolderOf(to);
}

bool remove(const QString &path)
{
    if (::unlink(native(path).constData()) != 0) return errno == ENOENT;
    return syncFolderOf(path);
}

std::optional<QByteArray> read(const QString &path, qint64 most)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QByteArray text = file.read(most + 1);
    return text.size() > most ? std::nullopt : std::optional(text);
}

} // namespace caravan::durable
