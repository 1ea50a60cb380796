// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/service_notifier.h"
#include "core/visit_lock.h"
#include "fleet/launcher/notice_socket.h"
#include "fleet/slots/trial.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

namespace caravan {

/// Keeps one program of the current release running: starts it, listens to its heart, starts it again, and leaves a
/// release that does not run well for the one before. It knows nothing of documents, networks or updates: it comes with
/// the machine and hardly ever changes. Lives on the main thread.
class Launcher final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString state;
        QString program; ///< `caravan-kiosk` or `caravan-agent`
        QStringList arguments;
        QString factory; ///< folder of the release that came with the machine, with bin/ in it; empty: as linked before
        int tries = 3;   ///< starts of a release on trial
        Milliseconds readyWithin{12'000}; ///< 3 starts that hang take 36 s: within the minute
        Milliseconds beatWithin{8'000};
        Milliseconds healthyAfter{20'000};   ///< of running well
        Milliseconds giveUpAfter{45'000};    ///< of a trial since its first failure
        Milliseconds confirmWithin{600'000}; ///< by the agent, once this program has run well
        int crashes = 5;                     ///< of a release that is not on trial, within crashWindow
        Milliseconds crashWindow{600'000};
    };

    static Result<std::unique_ptr<Launcher>, QString> open(const Options &options);
    ~Launcher() override;
    void start();
    /// Ends the program, then ended().
    void stop();

signals:
    void ended();

private:
    Launcher(Options options, std::unique_ptr<NoticeSocket> socket);

    void startProgram();
    void look();
    void childEnded();
    void failed(const QString &reason, bool crashed);
    void failedOutsideTrial(const QString &reason, bool crashed);
    void leave(const QString &reason);
    void endChild(const QString &reason);
    void later(Milliseconds pause);
    void followLink();
    void watchHealth();

    Options m_options;
    ReleaseSlots m_places;
    Trial m_trial;
    std::unique_ptr<NoticeSocket> m_socket;
    ServiceNotifier m_notifier;
    QProcess m_child;
    QTimer m_look;
    QTimer m_restart;
    QString m_running; ///< revision of the child
    QString m_reason;  ///< why the child is being ended; empty: it ends by itself
    bool m_stopping = false;
    bool m_following = false; ///< ended because another release is current
    bool m_ready = false;
    bool m_healthy = false;
    int m_uncounted = 0; ///< starts that could not be written down
    int m_failures = 0;  ///< in a row, for the pause
    QElapsedTimer m_started;
    QElapsedTimer m_beat;
    QElapsedTimer m_readied;
    QElapsedTimer m_ending;
    QElapsedTimer m_firstFailure;
    QList<qint64> m_crashes; ///< steady milliseconds
    std::optional<VisitLock> m_screen;
};

} // namespace caravan
