// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace caravan {

/// Tells systemd that this service is ready and, as often as its unit's WatchdogSec asks, that its event loop still
/// turns (sd_notify(3), sd_watchdog_enabled(3)). Without systemd it does nothing. Belongs to the main thread: a hang of
/// that thread is just what the watchdog is for.
class ServiceNotifier : public QObject
{
    Q_OBJECT

public:
    ServiceNotifier();
    /// To be called once what the service is for works: the socket listens, the first frame is shown.
    void noteReady();

private:
    QTimer m_heartbeat;
};

} // namespace caravan
