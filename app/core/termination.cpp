// SPDX-License-Identifier: Apache-2.0
#include "core/termination.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace caravan {

Termination::Termination(QObject *parent)
    : QObject(parent)
{
    // Blocked in every thread that is made after this, and read as from a file: no code runs in a signal handler.
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
    m_descriptor = ::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info;
        while (::read(m_descriptor, &info, sizeof info) == sizeof info)
            emit requested();
    });
}

Termination::~Termination()
{
    m_notifier.reset();
    if (m_descriptor >= 0) ::close(m_descriptor);
}

} // namespace caravan
