// SPDX-License-Identifier: Apache-2.0
#include "kiosk/activity_filter.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

using namespace caravan;

class ActivityFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsOfInput();
    void takesNothingAway();
};

void ActivityFilterTest::tellsOfInput()
{
    ActivityFilter filter;
    qApp->installEventFilter(&filter);
    QWindow window;
    window.resize(100, 100);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QSignalSpy input(&filter, &ActivityFilter::input);
    const auto told = [&input] {
        const bool any = !input.isEmpty();
        input.clear();
        return any;
    };
    QTest::mouseClick(&window, Qt::LeftButton, {}, {50, 50});
    QVERIFY(told());
    QTest::mouseMove(&window, {20, 20});
    QCoreApplication::processEvents();
    QVERIFY(told());
    QTest::keyClick(&window, Qt::Key_A);
    QVERIFY(told());
    QWheelEvent wheel({50, 50}, {50, 50}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&window, &wheel);
    QVERIFY(told());
    const std::unique_ptr<QPointingDevice> finger(QTest::createTouchDevice());
    QTest::touchEvent(&window, finger.get()).press(0, {50, 50}, &window);
    QVERIFY(told());
    QTest::touchEvent(&window, finger.get()).move(0, {60, 60}, &window);
    QVERIFY(told());
    // What the program does by itself is no input.
    QTest::touchEvent(&window, finger.get()).release(0, {60, 60}, &window);
    input.clear();
    window.resize(120, 120);
    QEvent update(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&window, &update);
    QObject other;
    QKeyEvent key(QEvent::KeyPress, Qt::Key_A, {});
    QCoreApplication::sendEvent(&other, &key);
    QVERIFY(!told());
}

void ActivityFilterTest::takesNothingAway()
{
    ActivityFilter filter;
    QWindow window;
    for (const auto type : {QEvent::TouchBegin, QEvent::MouseButtonPress, QEvent::KeyPress, QEvent::Wheel}) {
        QEvent event(type);
        QVERIFY(!static_cast<QObject &>(filter).eventFilter(&window, &event));
    }
}

QTEST_MAIN(ActivityFilterTest)
#include "tst_activity_filter.moc"
