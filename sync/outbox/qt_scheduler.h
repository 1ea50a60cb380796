// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/scheduler.h"

#include <QHash>
#include <QObject>

namespace caravan {

/// Scheduler on the event loop of the thread that it lives on. Its timers die with it.
class QtScheduler final : public QObject, public Scheduler
{
    Q_OBJECT

public:
    using QObject::QObject;
    TimerId after(Milliseconds delay, std::function<void()> callback) override;
    void cancel(TimerId timer) override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QHash<int, std::function<void()>> m_callbacks; ///< by Qt's timer id
};

} // namespace caravan
