// SPDX-License-Identifier: Apache-2.0
#include "devices/qt_camera_device.h"

#include "core/logging.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace caravan {

namespace {

/// Closest to what codes need: 720 lines at a fair rate; more pixels cost time, fewer cost small codes.
int badness(const QCameraFormat &format)
{
    constexpr int wantedHeight = 720;
    constexpr float wantedRate = 20;
    const int height = format.resolution().height();
    const int size = height < wantedHeight ? 4 * (wantedHeight - height) : height - wantedHeight;
    return size + (format.maxFrameRate() < wantedRate ? 400 : 0);
}

QList<QCameraFormat> formatsByFitness(const QCameraDevice &device)
{
    QList<QCameraFormat> formats = device.videoFormats();
    std::stable_sort(formats.begin(), formats.end(),
                     [](const QCameraFormat &a, const QCameraFormat &b) { return badness(a) < badness(b); });
    return formats;
}

} // namespace

QtCameraDevice::QtCameraDevice(QObject *parent)
    : CameraDevice(parent)
{
    m_session.setVideoSink(&m_sink);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) {
        if (m_camera) emit frameArrived(frame);
    });
    connect(&m_devices, &QMediaDevices::videoInputsChanged, this, &CameraDevice::presenceChanged);
}

QtCameraDevice::~QtCameraDevice() { close(); }

CameraDevice::Presence QtCameraDevice::presence() const
{
    // A node that this program may not open is not among Qt's inputs, or fails without saying why.
    const QFileInfoList nodes = QDir(QStringLiteral("/dev")).entryInfoList({QStringLiteral("video*")}, QDir::System);
    const bool usable = std::any_of(nodes.begin(), nodes.end(),
                                    [](const QFileInfo &node) { return node.isReadable() && node.isWritable(); });
    if (!nodes.isEmpty() && !usable) return Presence::Denied;
    return QMediaDevices::defaultVideoInput().isNull() ? Presence::Absent : Presence::Present;
}

void QtCameraDevice::open(int attempt)
{
    close();
    const QCameraDevice device = QMediaDevices::defaultVideoInput();
    if (device.isNull()) {
        emit failed();
        return;
    }
    m_camera = std::make_unique<QCamera>(device);
    const QList<QCameraFormat> formats = formatsByFitness(device);
    if (!formats.isEmpty()) m_camera->setCameraFormat(formats.at(attempt % formats.size()));
    connect(m_camera.get(), &QCamera::errorOccurred, this, [this](QCamera::Error error) {
        if (error == QCamera::NoError) return;
        qCWarning(lcDevices) << "camera error" << error;
        emit failed();
    });
    m_session.setCamera(m_camera.get());
    m_camera->start();
}

void QtCameraDevice::close()
{
    if (!m_camera) return;
    // The camera may be what is just emitting: it goes when that has returned.
    QCamera *camera = m_camera.release();
    camera->disconnect(this);
    camera->stop();
    m_session.setCamera(nullptr);
    camera->deleteLater();
}

} // namespace caravan
