// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/camera_device.h"

#include <QCamera>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoSink>

namespace caravan {

/// A camera by way of Qt Multimedia. GUI thread.
class QtCameraDevice final : public CameraDevice
{
    Q_OBJECT

public:
    explicit QtCameraDevice(QObject *parent = nullptr);
    ~QtCameraDevice() override;
    [[nodiscard]] Presence presence() const override;
    void open(int attempt) override;
    void close() override;

private:
    QMediaDevices m_devices;
    QVideoSink m_sink;
    QMediaCaptureSession m_session;
    std::unique_ptr<QCamera> m_camera;
};

} // namespace caravan
