// SPDX-License-Identifier: Apache-2.0
#include "kiosk/activity_filter.h"

#include <QEvent>
#include <QWindow>

namespace caravan {

bool ActivityFilter::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        if (qobject_cast<QWindow *>(watched)) emit input();
        break;
    default:
        break;
    }
    return false;
}

} // namespace caravan
