// SPDX-License-Identifier: Apache-2.0
#include "core/service_notifier.h"

#include <chrono>
#include <cstdint>
#include <systemd/sd-daemon.h>

namespace caravan {

ServiceNotifier::ServiceNotifier()
{
    uint64_t limit = 0;
    if (sd_watchdog_enabled(0, &limit) <= 0) return;
    // Half of the limit, as sd_watchdog_enabled(3) recommends.
    m_heartbeat.setInterval(
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(limit / 2)));
    connect(&m_heartbeat, &QTimer::timeout, this, [] { sd_notify(0, "WATCHDOG=1"); });
    m_heartbeat.start();
}

void ServiceNotifier::noteReady() { sd_notify(0, "READY=1"); }

} // namespace caravan
