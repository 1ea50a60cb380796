// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame.h"

#include <QObject>

namespace caravan {

/// The machine's camera, as CameraSource needs it. GUI thread.
class CameraDevice : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    enum class Presence {
        Absent,
        Denied, ///< there is one, but this program may not use it
        Present,
    };
    [[nodiscard]] virtual Presence presence() const = 0;
    /// Opens the first camera that there is; frames or failed() follow. `attempt` counts from 0 and chooses among the
    /// formats that the camera offers, so that another one is tried after one that could not be read.
    virtual void open(int attempt) = 0;
    virtual void close() = 0;

signals:
    void frameArrived(const caravan::Frame &frame);
    void failed();
    /// A camera was plugged in or taken away.
    void presenceChanged();
};

} // namespace caravan
