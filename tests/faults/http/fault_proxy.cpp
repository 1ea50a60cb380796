// SPDX-License-Identifier: Apache-2.0
#include "faults/http/fault_proxy.h"

#include "faults/http/proxied_request.h"

#include <QSslSocket>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace caravan::faults {

namespace {

/// A socket of loopback on the port; several may be bound to it, and only one that listens is connected to.
int boundSocket(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) qFatal("no port");
    return descriptor;
}

quint16 portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

FaultProxy::FaultProxy(quint16 storePort, const Certificates *certificates)
    : m_storePort(storePort)
    , m_certificates(certificates)
    , m_reserved(boundSocket(0))
{
    m_port = portOf(m_reserved);
    listenAgain();
}

FaultProxy::~FaultProxy() { ::close(m_reserved); }

void FaultProxy::listenAgain()
{
    if (isListening()) return;
    const int descriptor = boundSocket(m_port);
    if (::listen(descriptor, 50) != 0 || !setSocketDescriptor(descriptor)) qFatal("cannot listen");
}

void FaultProxy::arm(const Fault &fault, int from, int times)
{
    m_kept = fault;
    m_fault = &m_kept;
    m_from = requests() + from;
    m_times = times;
    m_hits = 0;
    if (fault.act == Act::Refuse && isStruck()) close();
}

void FaultProxy::heal()
{
    if (!m_fault) return;
    m_fault = nullptr;
    listenAgain();
    emit healed();
}

void FaultProxy::reset()
{
    m_fault = nullptr;
    m_routes.clear();
    m_firstAnswers.clear();
    listenAgain();
}

void FaultProxy::countRefused()
{
    if (m_fault && m_fault->act == Act::Refuse && isStruck()) strike();
}

bool FaultProxy::isStruck() const
{
    // A connection that a fault meets may not become a request, so the next one is struck too.
    const int next = requests() + 1;
    const int now = m_fault && m_fault->atConnection() ? next : requests();
    return m_fault && now >= m_from && (m_times < 0 || m_hits < m_times);
}

void FaultProxy::requestCame(const QByteArray &route)
{
    m_routes.append(route);
    if (m_fault && m_fault->act == Act::Refuse && isStruck()) close();
}

void FaultProxy::strike()
{
    ++m_hits;
    if (m_times >= 0 && m_hits >= m_times) heal();
}

const QSslCertificate &FaultProxy::certificate(const Fault *fault) const
{
    if (!fault) return m_certificates->good;
    if (fault->act == Act::TlsExpired) return m_certificates->expired;
    if (fault->act == Act::TlsWrongHost) return m_certificates->otherHost;
    if (fault->act == Act::TlsSelfSigned) return m_certificates->selfSigned;
    return m_certificates->good;
}

void FaultProxy::incomingConnection(qintptr descriptor)
{
    const Fault copy = m_fault ? *m_fault : Fault();
    const bool struck = m_fault && m_fault->atConnection() && isStruck();
    if (struck && copy.act != Act::Refuse) strike();
    if (!m_certificates) {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        if (struck && copy.act == Act::ResetAtOnce) {
            const linger now{1, 0};
            ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &now, sizeof now);
            socket->abort();
            socket->deleteLater();
            return;
        }
        new ProxiedRequest(*this, socket, false);
        return;
    }
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    const bool cut = struck && copy.act == Act::TlsCut;
    new ProxiedRequest(*this, socket, cut);
    if (cut) return;
    socket->setLocalCertificate(certificate(struck ? &copy : nullptr));
    socket->setPrivateKey(m_certificates->key);
    socket->startServerEncryption();
}

} // namespace caravan::faults
