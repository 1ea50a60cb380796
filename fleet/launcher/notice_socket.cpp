// SPDX-License-Identifier: Apache-2.0
#include "fleet/launcher/notice_socket.h"

#include <QFile>
#include <QSocketNotifier>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace caravan {

Result<std::unique_ptr<NoticeSocket>, QString> NoticeSocket::listen(const QString &path)
{
    const QByteArray native = QFile::encodeName(path);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (native.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return Failure{QStringLiteral("the path %1 is too long for a socket").arg(path)};
    std::memcpy(address.sun_path, native.constData(), static_cast<size_t>(native.size()));
    ::unlink(native.constData());
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const mode_t before = ::umask(0177);
    const bool bound =
        descriptor >= 0 && ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::umask(before);
    if (bound) return std::unique_ptr<NoticeSocket>(new NoticeSocket(descriptor, path));
    if (descriptor >= 0) ::close(descriptor);
    return Failure{QStringLiteral("cannot listen on %1").arg(path)};
}

NoticeSocket::NoticeSocket(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
    , m_notifier(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &NoticeSocket::receive);
}

NoticeSocket::~NoticeSocket()
{
    m_notifier.reset();
    ::close(m_descriptor);
    QFile::remove(m_path);
}

void NoticeSocket::receive()
{
    char buffer[4096];
    for (ssize_t size = 0; (size = ::recv(m_descriptor, buffer, sizeof buffer, 0)) > 0;)
        for (const QByteArray &line : QByteArray(buffer, static_cast<qsizetype>(size)).split('\n')) {
            if (line == "READY=1") emit readied();
            if (line == "WATCHDOG=1") emit beaten();
        }
}

} // namespace caravan
