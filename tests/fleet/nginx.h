// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <memory>

namespace caravan {

/// A static web server over a folder: nginx on a free port of loopback. Gone when it is.
class Nginx
{
public:
    static bool isInstalled() { return !program().isEmpty(); }

    explicit Nginx(const QString &folder)
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        probe.close();
        QFile conf(m_dir.filePath(QStringLiteral("nginx.conf")));
        if (!conf.open(QIODevice::WriteOnly)) return;
        const QString text =
            QStringLiteral("daemon off; master_process off; pid %1/pid; error_log %1/error.log;\n"
                           "events {}\nhttp {\n"
                           "log_format bytes '$request_length $bytes_sent $status $uri';\n"
                           "access_log %1/access.log bytes;\n"
                           "client_body_temp_path %1/b; proxy_temp_path %1/p; fastcgi_temp_path %1/f;\n"
                           "uwsgi_temp_path %1/u; scgi_temp_path %1/s;\n"
                           "server { listen 127.0.0.1:%2; root %3; sendfile on; }\n}\n");
        conf.write(text.arg(m_dir.path()).arg(m_port).arg(folder).toUtf8());
        conf.close();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program(), {QStringLiteral("-p"), m_dir.path(), QStringLiteral("-c"), conf.fileName(),
                                    QStringLiteral("-e"), m_dir.filePath(QStringLiteral("error.log"))});
        for (int i = 0; i < 100 && !answers(); ++i)
            QThread::msleep(50);
    }
    ~Nginx()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(500);
    }

    struct Traffic
    {
        qint64 up = 0;
        qint64 down = 0;
        int requests = 0;
    };
    /// Since the last call: all bytes of requests and responses, heads included.
    Traffic traffic()
    {
        Traffic counted;
        QFile log(m_dir.filePath(QStringLiteral("access.log")));
        if (!log.open(QIODevice::ReadOnly)) return counted;
        log.seek(m_read);
        const QByteArray text = log.readAll();
        m_read += text.size();
        for (const QByteArray &line : text.split('\n')) {
            const QByteArrayList fields = line.split(' ');
            if (fields.size() < 4) continue;
            counted.up += fields.at(0).toLongLong();
            counted.down += fields.at(1).toLongLong();
            ++counted.requests;
        }
        return counted;
    }

private:
    static QString program()
    {
        return QStandardPaths::findExecutable(QStringLiteral("nginx"),
                                              {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
    }

    QTemporaryDir m_dir;
    quint16 m_port = 0;
    qint64 m_read = 0;
    QProcess m_process;
};

} // namespace caravan
