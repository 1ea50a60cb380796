// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "devices/scanner/input_events.h"

#include <QString>

struct libevdev;

namespace caravan {

/// A device of /dev/input, held for this program alone: what is typed on it reaches no window. GUI thread.
class EvdevEvents final : public InputEvents
{
public:
    /// Opens and grabs; the message says what failed. Not a device with keys: refused.
    static Result<std::unique_ptr<EvdevEvents>, QString> open(const QString &path);
    ~EvdevEvents() override;
    Q_DISABLE_COPY_MOVE(EvdevEvents)

    [[nodiscard]] int descriptor() const override { return m_descriptor; }
    Event next() override;

private:
    EvdevEvents(int descriptor, libevdev *device)
        : m_descriptor(descriptor)
        , m_device(device)
    {
    }
    int m_descriptor;
    libevdev *m_device;
    bool m_syncing = false;
};

} // namespace caravan
