// SPDX-License-Identifier: Apache-2.0
#include "core/visit_lock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace caravan {

std::optional<VisitLock> VisitLock::acquire(const QString &stateDir)
{
    const QByteArray path = QFile::encodeName(stateDir + QStringLiteral("/visit.lock"));
    const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return std::nullopt;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return VisitLock(descriptor);
    ::close(descriptor);
    return std::nullopt;
}

VisitLock::VisitLock(VisitLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

VisitLock &VisitLock::operator=(VisitLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

VisitLock::~VisitLock()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

} // namespace caravan
