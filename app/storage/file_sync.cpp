// SPDX-License-Identifier: Apache-2.0
#include "storage/file_sync.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace caravan {

bool syncPath(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

bool replaceFileDurably(const QString &from, const QString &to)
{
    return syncPath(from) && std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 &&
           syncPath(QFileInfo(to).absolutePath());
}

} // namespace caravan
