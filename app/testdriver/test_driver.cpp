// SPDX-License-Identifier: Apache-2.0
#include "testdriver/test_driver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QMetaEnum>
#include <QQuickItem>
#include <QTest>

namespace caravan {

namespace {

QJsonObject failure(const QString &error) { return {{QStringLiteral("ok"), false}, {QStringLiteral("error"), error}}; }

QJsonObject success() { return {{QStringLiteral("ok"), true}}; }

bool isShown(const QQuickItem *item)
{
    for (const QQuickItem *i = item; i; i = i->parentItem())
        if (!i->isVisible() || i->opacity() < 0.95) return false;
    return item->width() > 0 && item->height() > 0;
}

void collect(QQuickItem *item, const QString &target, QList<QQuickItem *> &found)
{
    if (!item->isVisible()) return;
    if ((target.isEmpty() ? !item->objectName().isEmpty() : item->objectName() == target) && isShown(item))
        found.append(item);
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        collect(child, target, found);
}

QPointF middleOf(const QQuickItem *item) { return item->mapToScene({item->width() / 2, item->height() / 2}); }

QQuickItem *flickableAround(const QQuickItem *item)
{
    for (QQuickItem *parent = item->parentItem(); parent; parent = parent->parentItem())
        if (parent->inherits("QQuickFlickable")) return parent;
    return nullptr;
}

/// A StackView takes no touch while its pages change places.
bool isChangingPlaces(const QQuickItem *item)
{
    for (const QQuickItem *i = item; i; i = i->parentItem())
        if (i->inherits("QQuickStackView") && i->property("busy").toBool()) return true;
    return false;
}

} // namespace

TestDriver::TestDriver(QQuickWindow *window, const QString &socket, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_finger(QTest::createTouchDevice())
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(socket);
    m_server.listen(socket);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *connection = m_server.nextPendingConnection();
        connect(connection, &QLocalSocket::readyRead, this, [this, connection] { readLines(connection); });
        connect(connection, &QLocalSocket::disconnected, connection, &QObject::deleteLater);
    });
}

void TestDriver::readLines(QLocalSocket *socket)
{
    if (m_busy) return; // perform() turns the event loop; the rest is read after it
    const QPointer<QLocalSocket> alive(socket);
    while (alive && socket->canReadLine()) {
        const QJsonObject command = QJsonDocument::fromJson(socket->readLine()).object();
        m_busy = true;
        const QJsonObject answer = perform(command);
        m_busy = false;
        if (!alive) return;
        socket->write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
        socket->flush();
    }
}

QJsonObject TestDriver::perform(const QJsonObject &command)
{
    if (!m_window) return failure(QStringLiteral("the window is gone"));
    const QString verb = command.value(u"do").toString();
    const QString target = command.value(u"target").toString();
    if (verb == u"tap") return tap(target, command.value(u"index").toInt());
    if (verb == u"type") return type(command.value(u"text").toString());
    if (verb == u"key") return key(command.value(u"key").toString());
    if (verb == u"wait") return wait(target, command.value(u"timeout").toInt(5000), command.value(u"gone").toBool());
    if (verb == u"shot") return shot(command.value(u"file").toString());
    if (verb == u"read") {
        const QList<QQuickItem *> items = shown(target);
        if (items.isEmpty()) return failure(QStringLiteral("not shown: ") + target);
        QJsonObject answer = success();
        const QByteArray property = command.value(u"property").toString(QStringLiteral("text")).toUtf8();
        answer.insert(u"value", QJsonValue::fromVariant(items.first()->property(property.constData())));
        return answer;
    }
    if (verb == u"list") {
        QStringList names;
        for (const QQuickItem *item : shown({}))
            names.append(item->objectName());
        QJsonObject answer = success();
        answer.insert(u"names", QJsonArray::fromStringList(names));
        return answer;
    }
    if (verb == u"warnings") {
        QJsonObject answer = success();
        answer.insert(u"warnings", QJsonArray::fromStringList(m_warnings));
        return answer;
    }
    return failure(QStringLiteral("unknown command: ") + verb);
}

QList<QQuickItem *> TestDriver::shown(const QString &target) const
{
    QList<QQuickItem *> found;
    collect(m_window->contentItem(), target, found);
    return found;
}

QJsonObject TestDriver::wait(const QString &target, int timeout, bool gone)
{
    QElapsedTimer timer;
    timer.start();
    QPointF last(-1, -1);
    while (timer.elapsed() < timeout) {
        const QList<QQuickItem *> items = shown(target);
        if (gone && items.isEmpty()) return success();
        if (!gone && !items.isEmpty()) {
            const QPointF now = items.first()->mapToScene({0, 0});
            if (now == last && !isChangingPlaces(items.first())) return success(); // it has stopped moving
            last = now;
        }
        settle(40);
    }
    return failure(QStringLiteral("%1 after %2 ms: %3")
                       .arg(gone ? QStringLiteral("still shown") : QStringLiteral("not shown"))
                       .arg(timeout)
                       .arg(target));
}

QJsonObject TestDriver::tap(const QString &target, int index)
{
    if (const QJsonObject waited = wait(target, 5000, false); !waited.value(u"ok").toBool()) return waited;
    const QList<QQuickItem *> items = shown(target);
    if (index >= items.size()) return failure(QStringLiteral("fewer than asked: ") + target);
    QQuickItem *item = items.at(index);
    if (!item->isEnabled()) return failure(QStringLiteral("disabled: ") + target);
    if (!bringIntoView(item)) return failure(QStringLiteral("cannot be brought into view: ") + target);
    const QPoint point = middleOf(item).toPoint();
    QTest::touchEvent(m_window, m_finger).press(0, point, m_window);
    settle(30);
    QTest::touchEvent(m_window, m_finger).release(0, point, m_window);
    settle(30);
    return success();
}

bool TestDriver::bringIntoView(QQuickItem *item)
{
    constexpr int mostDrags = 60;
    for (int i = 0; i < mostDrags; ++i) {
        const QPointF middle = middleOf(item);
        const QQuickItem *around = flickableAround(item);
        const QQuickItem *frame = around ? around : m_window->contentItem();
        const QRectF seen = frame->mapRectToScene(QRectF(0, 0, frame->width(), frame->height()))
                                .intersected(QRectF(0, 0, m_window->width(), m_window->height()));
        const QRectF safe = seen.adjusted(1, 1, -1, -1);
        if (safe.contains(middle)) return true;
        if (!around) return false;
        const QPointF centre = seen.center();
        QPointF move(std::clamp(centre.x() - middle.x(), -seen.width() * 0.4, seen.width() * 0.4),
                     std::clamp(centre.y() - middle.y(), -seen.height() * 0.4, seen.height() * 0.4));
        if (safe.top() <= middle.y() && middle.y() <= safe.bottom()) move.setY(0);
        if (safe.left() <= middle.x() && middle.x() <= safe.right()) move.setX(0);
        drag(centre - move / 2, centre + move / 2);
    }
    return false;
}

void TestDriver::drag(QPointF from, QPointF to)
{
    constexpr int steps = 10;
    QTest::touchEvent(m_window, m_finger).press(0, from.toPoint(), m_window);
    for (int step = 1; step <= steps; ++step) {
        const QPointF at = from + (to - from) * step / steps;
        QTest::touchEvent(m_window, m_finger).move(0, at.toPoint(), m_window);
        settle(16);
    }
    settle(120); // a finger that rests before it lifts does not fling
    QTest::touchEvent(m_window, m_finger).release(0, to.toPoint(), m_window);
    settle(60);
}

QJsonObject TestDriver::type(const QString &text)
{
    for (const QChar c : text) {
        const QString one(c);
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, one);
        QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, one);
        QCoreApplication::sendEvent(m_window, &press);
        QCoreApplication::sendEvent(m_window, &release);
        settle(10);
    }
    return success();
}

QJsonObject TestDriver::key(const QString &name)
{
    bool known = false;
    const int key = QMetaEnum::fromType<Qt::Key>().keyToValue(QByteArray("Key_" + name.toUtf8()).constData(), &known);
    if (!known) return failure(QStringLiteral("no such key: ") + name);
    QTest::keyClick(m_window, static_cast<Qt::Key>(key));
    settle(20);
    return success();
}

QJsonObject TestDriver::shot(const QString &file)
{
    settle(250); // pictures that are being decoded, transitions that end
    const QImage image = m_window->grabWindow();
    return !image.isNull() && image.save(file) ? success() : failure(QStringLiteral("cannot save ") + file);
}

void TestDriver::settle(int millis) { QTest::qWait(millis); }

} // namespace caravan
