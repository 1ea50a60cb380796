// SPDX-License-Identifier: Apache-2.0
#include "devices/camera_source.h"

#include "core/logging.h"

namespace caravan {

namespace {
using namespace std::chrono_literals;
constexpr auto retryInterval = 3s;
} // namespace

CameraSource::CameraSource(QObject *parent)
    : FrameSource(parent)
{
    m_session.setVideoSink(&m_sink);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) {
        if (m_wanted) emit frameReady(frame);
    });
    connect(&m_devices, &QMediaDevices::videoInputsChanged, this, [this] {
        if (m_wanted) open();
    });
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (m_wanted) open();
    });
}

CameraSource::~CameraSource() { stop(); }

void CameraSource::start()
{
    m_wanted = true;
    open();
}

void CameraSource::stop()
{
    m_wanted = false;
    m_retry.stop();
    m_session.setCamera(nullptr);
    m_camera.reset();
}

void CameraSource::open()
{
    m_session.setCamera(nullptr);
    m_camera.reset();
    const QCameraDevice device = QMediaDevices::defaultVideoInput();
    if (device.isNull()) {
        lose();
        return;
    }
    m_camera = std::make_unique<QCamera>(device);
    connect(m_camera.get(), &QCamera::activeChanged, this, [this](bool active) {
        if (active) emit availableChanged(true);
    });
    connect(m_camera.get(), &QCamera::errorOccurred, this, [this] {
        if (m_camera->error() == QCamera::NoError) return;
        qCWarning(lcDevices) << "camera error" << m_camera->error();
        lose();
    });
    m_session.setCamera(m_camera.get());
    m_camera->start();
}

void CameraSource::lose()
{
    emit availableChanged(false);
    if (m_wanted) m_retry.start(retryInterval);
}

} // namespace caravan
