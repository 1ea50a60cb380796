// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/session_view_model.h"

namespace caravan {

namespace {
using namespace std::chrono_literals;
constexpr auto lookInterval = 500ms; // a countdown in seconds needs two looks a second
} // namespace

SessionViewModel::SessionViewModel(const Clock &clock, Milliseconds warnAfter, Milliseconds wipeAfter, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_warnAfter(warnAfter)
    , m_wipeAfter(wipeAfter)
{
    Q_ASSERT(warnAfter < wipeAfter);
    connect(&m_timer, &QTimer::timeout, this, &SessionViewModel::tick);
}

void SessionViewModel::begin()
{
    m_visiting = true;
    m_timer.start(lookInterval);
    extend();
}

void SessionViewModel::extend()
{
    if (!m_visiting) return;
    m_lastInput = m_clock.steadyNow();
    m_warning = false;
    emit changed();
}

void SessionViewModel::end()
{
    if (!m_visiting) return;
    m_visiting = false;
    m_warning = false;
    m_secondsLeft = 0;
    m_timer.stop();
    emit changed();
    emit wiped();
}

void SessionViewModel::noteInput()
{
    if (!m_visiting) return;
    m_lastInput = m_clock.steadyNow();
    if (m_warning) extend();
}

void SessionViewModel::tick()
{
    if (!m_visiting) return;
    const Milliseconds idle = m_clock.steadyNow() - m_lastInput;
    if (idle >= m_wipeAfter) {
        end();
        return;
    }
    const bool warning = idle >= m_warnAfter;
    const auto left = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(m_wipeAfter - idle).count());
    if (warning == m_warning && (!warning || left == m_secondsLeft)) return;
    m_warning = warning;
    m_secondsLeft = left;
    emit changed();
}

} // namespace caravan
