// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame_source.h"

#include <QCamera>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QTimer>
#include <QVideoSink>

namespace caravan {

/// The first camera of the machine. Comes back by itself when a camera is plugged in again or an error passes.
class CameraSource final : public FrameSource
{
    Q_OBJECT

public:
    explicit CameraSource(QObject *parent = nullptr);
    ~CameraSource() override;
    void start() override;
    void stop() override;

private:
    void open();
    void lose();

    QMediaDevices m_devices;
    QVideoSink m_sink;
    QMediaCaptureSession m_session;
    std::unique_ptr<QCamera> m_camera;
    QTimer m_retry;
    bool m_wanted = false;
};

} // namespace caravan
