// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/qt_scheduler.h"

#include <QTimerEvent>

#include <algorithm>

namespace caravan {

Scheduler::TimerId QtScheduler::after(Milliseconds delay, std::function<void()> callback)
{
    const int id = startTimer(std::max(delay, Milliseconds(0)));
    m_callbacks.insert(id, std::move(callback));
    return static_cast<TimerId>(id);
}

void QtScheduler::cancel(TimerId timer)
{
    if (m_callbacks.remove(static_cast<int>(timer)) > 0) killTimer(static_cast<int>(timer));
}

void QtScheduler::timerEvent(QTimerEvent *event)
{
    killTimer(event->timerId());
    if (const auto callback = m_callbacks.take(event->timerId())) callback();
}

} // namespace caravan
