// SPDX-License-Identifier: Apache-2.0
#include "faults/http/proxied_request.h"

#include "faults/http/fault_proxy.h"

#include <QHostAddress>

#include <sys/socket.h>

namespace caravan::faults {

namespace {

constexpr qint64 gibibyte = qint64(1) << 30;

/// Bytes of a whole message with Content-Length, or −1 while its head is not whole.
qsizetype wholeSize(const QByteArray &message)
{
    const qsizetype head = message.indexOf("\r\n\r\n");
    if (head < 0) return -1;
    const QByteArray lower = message.left(head + 2).toLower();
    const qsizetype at = lower.indexOf("\r\ncontent-length:");
    const qsizetype length =
        at < 0 ? 0 : lower.mid(at + 17, lower.indexOf('\r', at + 2) - at - 17).trimmed().toLongLong();
    return head + 4 + length;
}

/// The last word of the path, which tells the steps apart.
QByteArray routeOf(const QByteArray &request)
{
    const auto parts = request.left(request.indexOf('\r')).split(' ');
    if (parts.size() < 2) return "?";
    const QByteArray path = parts.at(1).split('?').first();
    QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    if (name.startsWith("cart_")) name = "carts/id";
    if (name.startsWith("order_")) name = "orders/id";
    if (path.startsWith("/static/")) name = "image";
    if (request.contains("updated_at%5B%24gt%5D")) name += " changed";
    if (request.toLower().contains("\r\nx-medusa-locale:")) name += " texts";
    return parts.first() + ' ' + name;
}

QByteArray withHeader(QByteArray message, const QByteArray &name, const QByteArray &value)
{
    const QByteArray lower = message.left(message.indexOf("\r\n\r\n") + 2).toLower();
    const qsizetype at = lower.indexOf(QByteArray("\r\n" + name.toLower() + ':'));
    if (at >= 0) {
        const qsizetype end = lower.indexOf("\r\n", at + 2);
        message.remove(at, end - at);
    }
    return message.insert(message.indexOf("\r\n\r\n"), QByteArray("\r\n" + name + ": " + value));
}

} // namespace

ProxiedRequest::ProxiedRequest(FaultProxy &proxy, QTcpSocket *client, bool cutHandshake)
    : QObject(&proxy)
    , m_proxy(proxy)
    , m_client(client)
{
    client->setParent(this);
    connect(client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(client, &QAbstractSocket::errorOccurred, this, &QObject::deleteLater);
    if (cutHandshake) {
        // The first bytes of the client's greeting, and the line is gone.
        connect(client, &QTcpSocket::readyRead, this, [this] { resetLine(); });
        return;
    }
    connect(client, &QTcpSocket::readyRead, this, [this] { readRequest(); });
}

void ProxiedRequest::readRequest()
{
    m_request += m_client->readAll();
    if (m_handled) return;
    const qsizetype whole = wholeSize(m_request);
    if (whole < 0 || m_request.size() < whole) return;
    m_handled = true;
    m_proxy.requestCame(routeOf(m_request));
    const Fault *fault = m_proxy.isStruck() && !m_proxy.m_fault->atConnection() ? m_proxy.m_fault : nullptr;
    const Fault copy = fault ? *fault : Fault();
    if (fault) m_proxy.strike();
    handle(fault ? &copy : nullptr);
}

void ProxiedRequest::handle(const Fault *fault)
{
    if (!fault) return forward(nullptr);
    switch (fault->act) {
    case Act::ResetWhileSent:
        return resetLine();
    case Act::Silence:
        return;
    case Act::Answer:
        return send(fault->canned);
    case Act::Endless:
        return flood();
    case Act::StoreRestored:
    case Act::StoreWiped:
        m_proxy.restoreStore();
        return forward(nullptr);
    case Act::Stale:
        if (const auto first = m_proxy.m_firstAnswers.constFind(m_request.left(m_request.indexOf('\r')));
            first != m_proxy.m_firstAnswers.constEnd() && m_request.startsWith("GET "))
            return send(*first);
        return forward(nullptr);
    default:
        return forward(fault);
    }
}

void ProxiedRequest::forward(const Fault *fault)
{
    const Fault copy = fault ? *fault : Fault();
    const bool struck = fault != nullptr;
    const QByteArray request = withHeader(m_request, "Connection", "close");
    connect(&m_store, &QTcpSocket::readyRead, this, [this, copy, struck] {
        m_answer += m_store.readAll();
        const qsizetype whole = wholeSize(m_answer);
        if (whole < 0 || m_answer.size() < whole) return;
        m_store.disconnect(this);
        m_store.abort();
        answered(struck ? &copy : nullptr);
    });
    const auto ask = [this, request] {
        m_store.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy.m_storePort);
        m_store.write(request);
    };
    if (!struck || copy.act != Act::Twice) return ask();
    connect(&m_second, &QTcpSocket::readyRead, this, [this, ask] {
        m_second.disconnect(this);
        m_second.abort();
        ask();
    });
    m_second.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy.m_storePort);
    m_second.write(request);
}

void ProxiedRequest::answered(const Fault *fault)
{
    const QByteArray line = m_request.left(m_request.indexOf('\r'));
    const QByteArray good = withHeader(m_answer, "Connection", "close");
    if (!m_proxy.m_firstAnswers.contains(line)) m_proxy.m_firstAnswers.insert(line, good);
    if (!fault) return send(good);
    const qsizetype head = good.indexOf("\r\n\r\n") + 4;
    const QByteArray body = good.mid(head);
    switch (fault->act) {
    case Act::ResetAfter:
        return resetLine();
    case Act::ResetWithin:
        m_client->write(good.left(head + body.size() / 2));
        m_client->flush();
        return resetLine();
    case Act::SilenceAfter:
        return;
    case Act::Drip:
        m_answer = good;
        return dripOn();
    case Act::AnswerAfter:
        return send(fault->canned);
    case Act::HalfBody:
        return send(withHeader(good.left(head) + body.left(body.size() / 2), "Content-Length",
                               QByteArray::number(body.size() / 2)));
    case Act::LongLength:
        return send(withHeader(good, "Content-Length", QByteArray::number(body.size() + 100)));
    case Act::ShortLength:
        return send(withHeader(good, "Content-Length", QByteArray::number(body.size() / 2)));
    case Act::WrongType:
        return send(withHeader(good, "Content-Type", "text/html"));
    default:
        return send(good);
    }
}

void ProxiedRequest::send(const QByteArray &answer)
{
    m_client->write(answer);
    m_client->disconnectFromHost();
}

void ProxiedRequest::resetLine()
{
    // With a linger of zero the end of the socket is a RST, not a FIN.
    const linger now{1, 0};
    ::setsockopt(static_cast<int>(m_client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_client->disconnect(this);
    m_client->abort();
    deleteLater();
}

void ProxiedRequest::dripOn()
{
    connect(&m_drip, &QTimer::timeout, this, [this] {
        if (m_dripped < m_answer.size()) m_client->write(m_answer.mid(m_dripped++, 1));
    });
    m_drip.start(20);
}

void ProxiedRequest::flood()
{
    m_client->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                    QByteArray::number(gibibyte) + "\r\n\r\n{\"products\":[");
    const auto more = [this] {
        static const QByteArray part(256 * 1024, ' ');
        if (m_client->bytesToWrite() > 4 * part.size() || m_flooded >= gibibyte) return;
        m_flooded += m_client->write(part);
    };
    connect(m_client, &QTcpSocket::bytesWritten, this, more);
    more();
}

} // namespace caravan::faults
