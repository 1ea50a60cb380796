// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

/// A server on loopback that reads whole requests and lets the test answer each as badly as it likes.
class FaultServer : public QTcpServer
{
public:
    using Answer = std::function<void(QTcpSocket *socket, const QByteArray &request)>;

    explicit FaultServer(Answer answer)
        : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }

    QList<QByteArray> requests; ///< whole ones, head and body

    static QByteArray response(const QByteArray &body, const QByteArray &type = "application/json",
                               const QByteArray &status = "200 OK", const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            QByteArray &buffer = m_buffers[socket];
            buffer += socket->readAll();
            const qsizetype head = buffer.indexOf("\r\n\r\n");
            if (head < 0) return;
            const qsizetype at = buffer.toLower().indexOf("content-length:");
            const qsizetype length =
                at < 0 ? 0 : buffer.mid(at + 15, buffer.indexOf('\r', at) - at - 15).trimmed().toLongLong();
            if (buffer.size() < head + 4 + length) return;
            requests.append(std::exchange(buffer, {}));
            m_answer(socket, requests.last());
        });
    }

private:
    Answer m_answer;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};
