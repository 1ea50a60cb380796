// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QLocalServer>
#include <QObject>
#include <QPointer>
#include <QQuickWindow>
#include <QStringList>

class QLocalSocket;
class QQuickItem;
class QPointingDevice;

namespace caravan {

/// Lets a test drive the real program from outside: one JSON object a line over a local socket, one answer a line.
/// It only does what a finger and a keyboard can do – touches and keys go through the window system interface, so that
/// everything between the glass and the page takes part – and looks at what is shown. Built with CARAVAN_TESTS only.
///
/// `{"do":"tap","target":"home.search"}`   scrolls the item into view by dragging, then touches its middle
/// `{"do":"type","text":"…"}`              key events to the window
/// `{"do":"key","key":"Tab"}`              one key by its Qt name
/// `{"do":"wait","target":"…","timeout":5000,"gone":false}`  until it is shown (or not) and has stopped moving
/// `{"do":"read","target":"…","property":"text"}`  → `"value"`
/// `{"do":"shot","file":"…"}`              what the window shows, as PNG
/// `{"do":"list"}`                         → `"names"` of all that is shown and named
/// `{"do":"warnings"}`                     → `"warnings"` of the QML engine so far
///
/// Answers carry `"ok"` and, where it is false, `"error"`.
class TestDriver : public QObject
{
    Q_OBJECT

public:
    TestDriver(QQuickWindow *window, const QString &socket, QObject *parent = nullptr);
    [[nodiscard]] bool listening() const { return m_server.isListening(); }
    void noteWarning(const QString &warning) { m_warnings.append(warning); }

private:
    void readLines(QLocalSocket *socket);
    QJsonObject perform(const QJsonObject &command);
    QJsonObject tap(const QString &target, int index);
    QJsonObject wait(const QString &target, int timeout, bool gone);
    QJsonObject type(const QString &text);
    QJsonObject key(const QString &name);
    QJsonObject shot(const QString &file);
    [[nodiscard]] QList<QQuickItem *> shown(const QString &target) const;
    /// Drags the flickables around the item until its middle can be touched.
    bool bringIntoView(QQuickItem *item);
    void drag(QPointF from, QPointF to);
    void settle(int millis);

    QPointer<QQuickWindow> m_window;
    QPointingDevice *m_finger;
    QLocalServer m_server;
    QStringList m_warnings;
    bool m_busy = false;
};

} // namespace caravan
