// SPDX-License-Identifier: Apache-2.0
#include "devices/camera_source.h"

#include "core/logging.h"

#include <algorithm>

namespace caravan {

CameraSource::CameraSource(std::unique_ptr<CameraDevice> device, CameraTiming timing, QObject *parent)
    : FrameSource(parent)
    , m_device(std::move(device))
    , m_timing(timing)
    , m_pause(timing.retryBase)
{
    connect(m_device.get(), &CameraDevice::frameArrived, this, &CameraSource::take);
    connect(m_device.get(), &CameraDevice::failed, this, [this] {
        if (m_open) fail(SourceState::Lost);
    });
    connect(m_device.get(), &CameraDevice::presenceChanged, this, [this] {
        if (!m_wanted) return;
        m_pause = m_timing.retryBase;
        const bool gone = m_device->presence() != CameraDevice::Presence::Present;
        if (gone || !m_open) open();
    });
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CameraSource::open);
    connect(&m_silence, &QTimer::timeout, this, [this] { fail(SourceState::Lost); });
}

CameraSource::~CameraSource() { stop(); }

void CameraSource::start()
{
    m_wanted = true;
    m_told = false;
    m_pause = m_timing.retryBase;
    open();
}

void CameraSource::stop()
{
    m_wanted = m_open = false;
    m_retry.stop();
    m_silence.stop();
    m_device->close();
}

void CameraSource::open()
{
    m_retry.stop();
    switch (m_device->presence()) {
    case CameraDevice::Presence::Absent:
        fail(m_state == SourceState::Live || m_state == SourceState::Lost ? SourceState::Lost : SourceState::None);
        return;
    case CameraDevice::Presence::Denied:
        fail(SourceState::Denied);
        return;
    case CameraDevice::Presence::Present:
        break;
    }
    m_open = true;
    m_silence.start(m_timing.firstFrame);
    // While it is only tried again, the screen goes on saying what is wrong.
    if (m_state == SourceState::None || !m_told) setState(SourceState::Starting);
    m_device->open(m_attempt);
}

void CameraSource::fail(SourceState state)
{
    m_open = false;
    m_silence.stop();
    m_device->close();
    setState(state);
    if (!m_wanted) return;
    m_retry.start(m_pause);
    m_pause = std::min(2 * m_pause, m_timing.retryCap);
}

void CameraSource::take(const Frame &frame)
{
    if (!m_wanted || !m_open) return;
    m_silence.start(m_timing.silence);
    emit frameReady(frame);
}

void CameraSource::noteFrame(bool readable)
{
    constexpr int refused = 5; // a camera that starts may send a broken frame or two
    if (!m_open) return;
    if (readable) {
        m_unreadable = 0;
        m_pause = m_timing.retryBase;
        setState(SourceState::Live);
        return;
    }
    if (++m_unreadable < refused) return;
    m_unreadable = 0;
    qCWarning(lcDevices) << "the camera's frames cannot be read, another format is tried";
    ++m_attempt;
    fail(SourceState::WrongFormat);
}

void CameraSource::setState(SourceState state)
{
    if (m_told && state == m_state) return;
    m_told = true;
    m_state = state;
    emit stateChanged(state);
}

} // namespace caravan
