// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFileInfo>

namespace caravan {

/// Template for a QTemporaryDir that lies in memory where the machine has such a place: what is tested is the order of
/// steps, and a thousand synced files of a simulation would otherwise wait for a disk.
inline QString memoryDirTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
           QStringLiteral("/caravan-XXXXXX");
}

} // namespace caravan
