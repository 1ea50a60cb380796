// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace caravan::bench {

/// True once SIGINT or SIGTERM asked this program to end; every wait below then fails at once.
[[nodiscard]] bool interrupted();
/// From now on the two signals only set that mark, so that programs and folders are cleared away.
void noteInterruption();

/// What a whole run of a program took.
struct RunFigures
{
    double milliseconds = 0;
    double processorMilliseconds = 0; ///< user and system time of all threads (proc(5), stat), as last looked at
    qint64 peakKib = 0;               ///< greatest VmHWM seen (proc(5)), looked at every few milliseconds
};

/// One program under measurement, with its standard error in a file. It dies with this process and with this object.
/// Blocking; main thread. Errors are messages for who runs the measurement.
class MeasuredProgram
{
public:
    MeasuredProgram(QString binary, QString logFile);
    ~MeasuredProgram();
    Q_DISABLE_COPY_MOVE(MeasuredProgram)

    Result<Done, QString> start(const QStringList &arguments);
    /// The first line of the log that has these words.
    Result<QString, QString> waitForLog(const QString &words, Milliseconds patience);
    /// To its end; another exit status than 0 is an error.
    Result<RunFigures, QString> finish(Milliseconds patience);
    void stop(); ///< SIGTERM, then SIGKILL
    /// Proportional set size now (proc(5), smaps_rollup).
    Result<qint64, QString> pssKib() const;

private:
    [[nodiscard]] QString complaint(const QString &what) const;

    QString m_binary;
    QString m_logFile;
    std::unique_ptr<QProcess> m_process;
    std::chrono::steady_clock::time_point m_started;
};

} // namespace caravan::bench
