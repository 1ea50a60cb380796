// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_use.h"

#include <QFile>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace caravan {

namespace {

int openLock(const QString &journalPath)
{
    const QByteArray path = QFile::encodeName(journalPath + QStringLiteral(".use"));
    return ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

} // namespace

Result<JournalUse, StorageError> JournalUse::shared(const QString &journalPath, Milliseconds patience)
{
    constexpr Milliseconds pause{10};
    JournalUse use(openLock(journalPath));
    if (use.m_descriptor < 0) return use;
    for (Milliseconds waited{0}; ::flock(use.m_descriptor, LOCK_SH | LOCK_NB) != 0; waited += pause) {
        if (waited >= patience) return Failure{StorageError::Busy};
        QThread::msleep(static_cast<unsigned long>(pause.count()));
    }
    return use;
}

Result<JournalUse, StorageError> JournalUse::alone(const QString &journalPath)
{
    JournalUse use(openLock(journalPath));
    if (use.m_descriptor < 0) return Failure{StorageError::ReadOnly};
    if (::flock(use.m_descriptor, LOCK_EX | LOCK_NB) != 0) return Failure{StorageError::Busy};
    return use;
}

JournalUse::JournalUse(JournalUse &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

JournalUse &JournalUse::operator=(JournalUse &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

JournalUse::~JournalUse()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

} // namespace caravan
