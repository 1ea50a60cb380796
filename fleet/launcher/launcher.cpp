// SPDX-License-Identifier: Apache-2.0
#include "fleet/launcher/launcher.h"

#include "core/logging.h"
#include "fleet/slots/durable_file.h"

#include <QDir>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace caravan {

namespace {

constexpr Milliseconds lookInterval{100};
constexpr Milliseconds shortPause{100};
constexpr Milliseconds longestPause{10'000};
constexpr qint64 endWithinMs = 10'000;

bool expired(const QElapsedTimer &timer, Milliseconds limit)
{
    return timer.isValid() && timer.hasExpired(limit.count());
}

/// In the child before it runs: it dies with the launcher – also with one that died before this was said – and the
/// signals that the launcher reads are its own again.
void prepareChild(pid_t launcher)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != launcher) ::_exit(1);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

Result<std::unique_ptr<Launcher>, QString> Launcher::open(const Options &options)
{
    const QString dir = options.state + u"/fleet";
    if (!QDir().mkpath(dir)) return Failure{QStringLiteral("cannot make the folder %1").arg(dir)};
    if (!options.factory.isEmpty() &&
        !(QDir().mkpath(dir + u"/app") && durable::link(dir + u"/app/factory", options.factory)))
        return Failure{QStringLiteral("cannot link %1").arg(options.factory)};
    auto socket = NoticeSocket::listen(dir + u"/notice." + options.program);
    if (!socket) return socket.failure();
    return std::unique_ptr<Launcher>(new Launcher(options, std::move(socket).value()));
}

Launcher::Launcher(Options options, std::unique_ptr<NoticeSocket> socket)
    : m_options(std::move(options))
    , m_places(m_options.state + u"/fleet/app")
    , m_trial(m_places, m_options.program)
    , m_socket(std::move(socket))
{
    m_child.setProcessChannelMode(QProcess::ForwardedChannels);
    m_child.setChildProcessModifier([launcher = ::getpid()] { prepareChild(launcher); });
    m_restart.setSingleShot(true);
    connect(&m_child, &QProcess::finished, this, &Launcher::childEnded);
    connect(&m_child, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) failed(QStringLiteral("it does not start"), true);
    });
    connect(&m_restart, &QTimer::timeout, this, &Launcher::startProgram);
    connect(&m_look, &QTimer::timeout, this, &Launcher::look);
    connect(m_socket.get(), &NoticeSocket::readied, this, [this] {
        if (m_ready) return;
        m_ready = true;
        m_readied.start();
        m_beat.start();
    });
    connect(m_socket.get(), &NoticeSocket::beaten, this, [this] { m_beat.start(); });
}

Launcher::~Launcher()
{
    m_child.disconnect(this);
    m_child.kill();
    m_child.waitForFinished();
}

void Launcher::start()
{
    m_notifier.noteReady();
    m_look.start(lookInterval);
    startProgram();
}

void Launcher::stop()
{
    m_stopping = true;
    m_restart.stop();
    if (m_child.state() == QProcess::NotRunning) {
        emit ended();
        return;
    }
    endChild(QStringLiteral("stopped"));
}

void Launcher::startProgram()
{
    if (m_stopping || m_child.state() != QProcess::NotRunning) return;
    // What was blocked and is still current: the one who left it was killed halfway.
    if (const QString current = m_places.current(); m_places.isBlocked(current))
        (void)m_trial.giveUp(m_places.blockReason(current));
    m_running = m_places.bootable();
    if (m_running.isEmpty()) {
        qCCritical(lcProcess) << "there is no release to run in" << m_places.dir();
        return later(longestPause);
    }
    if (m_trial.underWay()) {
        // Counted before the start: a release that takes the machine down with it counts too.
        const int counted = m_trial.countStart();
        m_uncounted = counted == 0 ? m_uncounted + 1 : 0;
        if (std::max(counted, m_uncounted) > m_options.tries)
            return leave(
                QStringLiteral("%1 did not run well in %2 starts").arg(m_options.program).arg(m_options.tries));
    }
    m_ready = m_healthy = m_following = false;
    m_reason.clear();
    m_screen.reset();
    m_beat.invalidate();
    m_readied.invalidate();
    m_ending.invalidate();
    m_started.start();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NOTIFY_SOCKET"), m_options.state + u"/fleet/notice." + m_options.program);
    environment.insert(QStringLiteral("WATCHDOG_USEC"), QString::number(m_options.beatWithin.count() * 1000 / 2));
    environment.remove(QStringLiteral("WATCHDOG_PID"));
    m_child.setProcessEnvironment(environment);
    qCInfo(lcProcess).noquote() << "starting" << m_options.program << "of" << m_running.left(12);
    m_child.start(m_places.folder(m_running) + u"/bin/" + m_options.program,
                  QStringList{QStringLiteral("--state"), m_options.state} + m_options.arguments);
}

void Launcher::look()
{
    if (m_child.state() != QProcess::Running) return;
    if (m_ending.isValid()) {
        if (m_ending.hasExpired(endWithinMs)) m_child.kill();
        return;
    }
    if (!m_ready && expired(m_started, m_options.readyWithin)) {
        m_child.kill(); // one that hangs heeds no request
        return endChild(QStringLiteral("it did not become ready"));
    }
    if (m_ready && expired(m_beat, m_options.beatWithin)) {
        m_child.kill();
        return endChild(QStringLiteral("it missed its heartbeat"));
    }
    watchHealth();
    followLink();
}

void Launcher::watchHealth()
{
    if (!m_healthy && expired(m_readied, m_options.healthyAfter)) {
        m_healthy = true;
        m_failures = 0;
        m_firstFailure.invalidate();
        if (m_trial.underWay() && !m_trial.noteHealthy()) m_healthy = false; // once more with the next look
    }
    if (m_healthy && expired(m_readied, m_options.confirmWithin) && m_trial.underWay())
        leave(QStringLiteral("the agent did not confirm it"));
}

void Launcher::followLink()
{
    const QString wanted = m_places.bootable();
    if (wanted == m_running || wanted.isEmpty()) return;
    // A visit that began just now is not cut off.
    if (m_options.program == u"caravan-kiosk") {
        m_screen = VisitLock::acquire(m_options.state);
        if (!m_screen) return;
    }
    m_following = true;
    endChild(QStringLiteral("another release is current"));
}

void Launcher::endChild(const QString &reason)
{
    m_reason = reason;
    m_ending.start();
    m_child.terminate();
}

void Launcher::childEnded()
{
    if (m_stopping) {
        emit ended();
        return;
    }
    if (m_following) return startProgram();
    const bool crashed = m_child.exitStatus() == QProcess::CrashExit;
    if (!m_reason.isEmpty()) return failed(m_reason, true);
    if (crashed) return failed(QStringLiteral("it crashed"), true);
    failed(QStringLiteral("it ended with status %1").arg(m_child.exitCode()), false);
}

void Launcher::failed(const QString &reason, bool crashed)
{
    qCWarning(lcProcess).noquote() << m_options.program << "of" << m_running.left(12) << "failed:" << reason;
    if (!m_trial.underWay()) return failedOutsideTrial(reason, crashed);
    if (!m_firstFailure.isValid()) m_firstFailure.start();
    const bool spent = std::max(m_trial.starts(), m_uncounted) >= m_options.tries;
    if (spent || expired(m_firstFailure, m_options.giveUpAfter)) return leave(m_options.program + u": " + reason);
    later(shortPause);
}

void Launcher::failedOutsideTrial(const QString &reason, bool crashed)
{
    const qint64 now =
        std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (crashed) m_crashes.append(now);
    m_crashes.removeIf([&](qint64 at) { return now - at > m_options.crashWindow.count(); });
    if (m_crashes.size() >= m_options.crashes) {
        m_crashes.clear();
        return leave(m_options.program + u" crashes again and again: " + reason);
    }
    const qint64 pause = shortPause.count() << std::min(m_failures++, 10);
    later(std::min(Milliseconds(pause), longestPause));
}

void Launcher::leave(const QString &reason)
{
    qCCritical(lcProcess).noquote() << "leaving release" << m_places.current().left(12) << "because" << reason;
    m_firstFailure.invalidate();
    m_uncounted = 0;
    if (!m_trial.giveUp(reason)) qCCritical(lcProcess) << "there is no release to return to";
    if (m_child.state() == QProcess::NotRunning) later(shortPause); // else followLink() ends it
}

void Launcher::later(Milliseconds pause) { m_restart.start(pause); }

} // namespace caravan
