// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/evdev_events.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <unistd.h>
#include <utility>

namespace caravan {

Result<std::unique_ptr<EvdevEvents>, QString> EvdevEvents::open(const QString &path)
{
    const auto reason = [](int error) { return QString::fromLocal8Bit(std::strerror(error)); };
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return Failure{reason(errno)};
    libevdev *device = nullptr;
    if (const int result = libevdev_new_from_fd(descriptor, &device); result < 0) {
        ::close(descriptor);
        return Failure{reason(-result)};
    }
    std::unique_ptr<EvdevEvents> events(new EvdevEvents(descriptor, device));
    if (libevdev_has_event_code(device, EV_KEY, KEY_ENTER) == 0 || libevdev_has_event_code(device, EV_KEY, KEY_1) == 0)
        return Failure{QStringLiteral("it has no keys to type with")};
    if (const int result = libevdev_grab(device, LIBEVDEV_GRAB); result < 0) return Failure{reason(-result)};
    return events;
}

EvdevEvents::~EvdevEvents()
{
    libevdev_grab(m_device, LIBEVDEV_UNGRAB);
    libevdev_free(m_device);
    ::close(m_descriptor);
}

InputEvents::Event EvdevEvents::next()
{
    input_event event{};
    const unsigned mode = m_syncing ? LIBEVDEV_READ_FLAG_SYNC : LIBEVDEV_READ_FLAG_NORMAL;
    const int status = libevdev_next_event(m_device, mode, &event);
    if (status == LIBEVDEV_READ_STATUS_SYNC) {
        // What libevdev makes up to catch up says which keys are held now, not what was typed.
        const bool first = !std::exchange(m_syncing, true);
        return first ? Event(Lost{}) : next();
    }
    if (status == -EAGAIN) {
        if (!std::exchange(m_syncing, false)) return Nothing{};
        return next();
    }
    if (status < 0) return Gone{};
    if (event.type != EV_KEY) return next();
    return KeyDecoder::Key{event.code, event.value};
}

} // namespace caravan
