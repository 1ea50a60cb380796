// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "devices/camera_device.h"
#include "devices/frame_source.h"

#include <QTimer>

namespace caravan {

/// How patient a CameraSource is.
struct CameraTiming
{
    Milliseconds firstFrame{6'000}; ///< after opening
    Milliseconds silence{3'000};    ///< without a frame, once they came
    Milliseconds retryBase{1'000};  ///< doubled after each failure
    Milliseconds retryCap{15'000};
};

/// The camera of the machine. Says where it stands, and comes back by itself: at once when a camera is plugged in,
/// and after a pause that doubles when it failed, fell silent, sent what cannot be read or may not be used. GUI thread.
class CameraSource final : public FrameSource
{
    Q_OBJECT

public:
    explicit CameraSource(std::unique_ptr<CameraDevice> device, CameraTiming timing = {}, QObject *parent = nullptr);
    ~CameraSource() override;
    void start() override;
    void stop() override;
    void noteFrame(bool readable) override;

private:
    void open();
    void fail(SourceState state);
    void take(const Frame &frame);
    void setState(SourceState state);

    std::unique_ptr<CameraDevice> m_device;
    CameraTiming m_timing;
    QTimer m_retry;
    QTimer m_silence;
    SourceState m_state = SourceState::None;
    Milliseconds m_pause;
    int m_unreadable = 0; ///< frames in a row
    int m_attempt = 0;    ///< which of the camera's formats is next
    bool m_wanted = false;
    bool m_open = false;
    bool m_told = false; ///< the state was said since start()
};

} // namespace caravan
