// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <QQmlEngine>
#include <QTimer>

namespace caravan {

/// One visit: begins with a touch, ends with "done" or after a while without any input, and then leaves nothing.
/// GUI thread. Time is steady time, so a jump of the clock neither ends a visit nor keeps one (I8).
class SessionViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(bool visiting READ visiting NOTIFY changed FINAL)
    Q_PROPERTY(bool warning READ warning NOTIFY changed FINAL)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed FINAL)

public:
    SessionViewModel(const Clock &clock, Milliseconds warnAfter, Milliseconds wipeAfter, QObject *parent);

    [[nodiscard]] bool visiting() const { return m_visiting; }
    [[nodiscard]] bool warning() const { return m_warning; }
    [[nodiscard]] int secondsLeft() const { return m_secondsLeft; }

    Q_INVOKABLE void begin();
    /// "I need more time"; also any input, as long as the warning does not stand.
    Q_INVOKABLE void extend();
    Q_INVOKABLE void end();

    /// Any touch, key, pointer or scan. While the warning stands it counts too: the shopper is there.
    void noteInput();
    /// Looks at the clock; the timer calls it, tests may.
    void tick();

signals:
    void changed();
    /// All traces of the visit have to go.
    void wiped();

private:
    const Clock &m_clock;
    Milliseconds m_warnAfter;
    Milliseconds m_wipeAfter;
    SteadyTime m_lastInput{};
    QTimer m_timer;
    int m_secondsLeft = 0;
    bool m_visiting = false;
    bool m_warning = false;
};

} // namespace caravan
