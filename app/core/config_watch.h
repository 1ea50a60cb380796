// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config_files.h"
#include "core/worker.h"

#include <QObject>
#include <QTimer>

namespace caravan {

/// Says when the settings have changed: the fleet delivered others, staff chose. Reads the few small files every few
/// seconds on a thread of its own, since a watch on a folder that may not be there yet, or is replaced, gets lost.
/// Lives on the main thread.
class ConfigWatch final : public QObject
{
    Q_OBJECT

public:
    /// `known`: what was read at the start.
    ConfigWatch(ConfigFiles files, const LayeredConfig &known, Milliseconds interval, QObject *parent = nullptr);
    void start() { m_timer.start(m_interval); }
    void look();

signals:
    void changed(const caravan::LayeredConfig &config);

private:
    ConfigFiles m_files;
    QVariantList m_known;
    Milliseconds m_interval;
    QTimer m_timer;
    bool m_looking = false;
    Worker m_worker; ///< last: its job has to end before the rest goes
};

} // namespace caravan
