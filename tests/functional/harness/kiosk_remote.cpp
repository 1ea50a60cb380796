// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/kiosk_remote.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

namespace caravan::functional {

namespace {
constexpr int connectTimeout = 30'000;
constexpr int answerTimeout = 60'000;
} // namespace

bool KioskRemote::connectTo(const QString &socket)
{
    m_socket.abort();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < connectTimeout) {
        m_socket.connectToServer(socket);
        if (m_socket.waitForConnected(500)) return true;
        QThread::msleep(50);
    }
    m_error = QStringLiteral("the kiosk does not answer");
    return false;
}

QJsonObject KioskRemote::ask(const QJsonObject &command)
{
    m_socket.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    QElapsedTimer timer;
    timer.start();
    while (!m_socket.canReadLine() && timer.elapsed() < answerTimeout)
        if (!m_socket.waitForReadyRead(500) && m_socket.state() != QLocalSocket::ConnectedState) break;
    return QJsonDocument::fromJson(m_socket.readLine()).object();
}

void KioskRemote::perform(const QJsonObject &command)
{
    if (!ok()) return;
    const QJsonObject answer = ask(command);
    if (answer.value(u"ok").toBool()) return;
    m_error = QStringLiteral("%1: %2").arg(QString::fromUtf8(QJsonDocument(command).toJson(QJsonDocument::Compact)),
                                           answer.value(u"error").toString(QStringLiteral("no answer")));
}

KioskRemote &KioskRemote::tap(const QString &target, int index)
{
    ++m_taps;
    perform({{QStringLiteral("do"), QStringLiteral("tap")},
             {QStringLiteral("target"), target},
             {QStringLiteral("index"), index}});
    return *this;
}

KioskRemote &KioskRemote::waitFor(const QString &target, int timeout)
{
    perform({{QStringLiteral("do"), QStringLiteral("wait")},
             {QStringLiteral("target"), target},
             {QStringLiteral("timeout"), timeout}});
    return *this;
}

KioskRemote &KioskRemote::waitGone(const QString &target, int timeout)
{
    perform({{QStringLiteral("do"), QStringLiteral("wait")},
             {QStringLiteral("target"), target},
             {QStringLiteral("timeout"), timeout},
             {QStringLiteral("gone"), true}});
    return *this;
}

KioskRemote &KioskRemote::type(const QString &text)
{
    perform({{QStringLiteral("do"), QStringLiteral("type")}, {QStringLiteral("text"), text}});
    return *this;
}

KioskRemote &KioskRemote::key(const QString &name)
{
    perform({{QStringLiteral("do"), QStringLiteral("key")}, {QStringLiteral("key"), name}});
    return *this;
}

KioskRemote &KioskRemote::shot(const QString &file)
{
    perform({{QStringLiteral("do"), QStringLiteral("shot")}, {QStringLiteral("file"), file}});
    return *this;
}

QVariant KioskRemote::read(const QString &target, const QString &property)
{
    return ask({{QStringLiteral("do"), QStringLiteral("read")},
                {QStringLiteral("target"), target},
                {QStringLiteral("property"), property}})
        .value(u"value")
        .toVariant();
}

QStringList KioskRemote::shown()
{
    return ask({{QStringLiteral("do"), QStringLiteral("list")}}).value(u"names").toVariant().toStringList();
}

QStringList KioskRemote::warnings()
{
    return ask({{QStringLiteral("do"), QStringLiteral("warnings")}}).value(u"warnings").toVariant().toStringList();
}

bool KioskRemote::isShown(const QString &target, int timeout)
{
    return ask({{QStringLiteral("do"), QStringLiteral("wait")},
                {QStringLiteral("target"), target},
                {QStringLiteral("timeout"), timeout}})
        .value(u"ok")
        .toBool();
}

KioskRemote &KioskRemote::expectHidden(const QString &target)
{
    if (ok() && isShown(target)) m_error = target + QStringLiteral(" is still shown");
    return *this;
}

} // namespace caravan::functional
