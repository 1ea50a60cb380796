// SPDX-License-Identifier: Apache-2.0
#include "bench/measured_program.h"

#include "bench/samples.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace caravan::bench {

namespace {

constexpr int glance = 5; // milliseconds between two looks
constexpr int startPatience = 20'000;
constexpr int stopPatience = 10'000;

volatile std::sig_atomic_t interruption = 0;

/// A figure of /proc/PID/NAME in KiB, as `key: 123 kB` has it; −1 where it is not there.
qint64 procFigure(qint64 pid, const QString &name, const QByteArray &key)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(name));
    if (!file.open(QIODevice::ReadOnly)) return -1;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith(QByteArray(key + ':')))
            return line.mid(key.size() + 1).trimmed().split(' ').constFirst().toLongLong();
    return -1;
}

/// User and system time: fields 14 and 15, counted from behind the name, which may hold spaces. 0 where it is gone.
double processorMillis(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13) return 0;
    return (fields.at(11).toDouble() + fields.at(12).toDouble()) * 1'000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace

bool interrupted() { return interruption != 0; }

void noteInterruption()
{
    struct sigaction action
    {
    };
    action.sa_handler = [](int) { interruption = 1; };
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

MeasuredProgram::MeasuredProgram(QString binary, QString logFile)
    : m_binary(std::move(binary))
    , m_logFile(std::move(logFile))
{
}

MeasuredProgram::~MeasuredProgram() { stop(); }

QString MeasuredProgram::complaint(const QString &what) const
{
    QFile log(m_logFile);
    const QByteArray tail = log.open(QIODevice::ReadOnly) ? log.readAll().right(2'000) : QByteArray();
    return QStringLiteral("%1: %2\n%3").arg(QFileInfo(m_binary).fileName(), what, QString::fromUtf8(tail));
}

Result<Done, QString> MeasuredProgram::start(const QStringList &arguments)
{
    stop();
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_binary);
    m_process->setArguments(arguments);
    m_process->setStandardErrorFile(m_logFile, QIODevice::Truncate);
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::signal(SIGINT, SIG_DFL);
        ::signal(SIGTERM, SIG_DFL);
    });
    m_started = Stopwatch::now();
    m_process->start();
    if (!m_process->waitForStarted(startPatience)) return Failure{complaint(QStringLiteral("does not start"))};
    return Done{};
}

Result<QString, QString> MeasuredProgram::waitForLog(const QString &words, Milliseconds patience)
{
    const auto begun = Stopwatch::now();
    while (millisSince(begun) < static_cast<double>(patience.count()) && !interrupted()) {
        QFile log(m_logFile);
        if (log.open(QIODevice::ReadOnly)) {
            // The last line may be half written.
            QStringList lines = QString::fromUtf8(log.readAll()).split(u'\n');
            lines.removeLast();
            const auto found = std::find_if(lines.cbegin(), lines.cend(),
                                            [&words](const QString &line) { return line.contains(words); });
            if (found != lines.cend()) return *found;
        }
        if (m_process->waitForFinished(glance)) break;
    }
    return Failure{complaint(QStringLiteral("never said \"%1\"").arg(words))};
}

Result<RunFigures, QString> MeasuredProgram::finish(Milliseconds patience)
{
    RunFigures figures;
    while (m_process->state() != QProcess::NotRunning) {
        figures.peakKib =
            std::max(figures.peakKib, procFigure(m_process->processId(), QStringLiteral("status"), "VmHWM"));
        figures.processorMilliseconds =
            std::max(figures.processorMilliseconds, processorMillis(m_process->processId()));
        if (m_process->waitForFinished(glance)) break;
        if (interrupted() || millisSince(m_started) > static_cast<double>(patience.count()))
            return Failure{complaint(QStringLiteral("did not end in time"))};
    }
    figures.milliseconds = millisSince(m_started);
    if (m_process->exitStatus() != QProcess::NormalExit || m_process->exitCode() != 0)
        return Failure{complaint(QStringLiteral("ended with status %1").arg(m_process->exitCode()))};
    return figures;
}

void MeasuredProgram::stop()
{
    if (!m_process || m_process->state() == QProcess::NotRunning) return;
    m_process->terminate();
    if (m_process->waitForFinished(stopPatience)) return;
    m_process->kill();
    m_process->waitForFinished(stopPatience);
}

Result<qint64, QString> MeasuredProgram::pssKib() const
{
    const qint64 kib = procFigure(m_process->processId(), QStringLiteral("smaps_rollup"), "Pss");
    if (kib < 0) return Failure{complaint(QStringLiteral("has no smaps_rollup"))};
    return kib;
}

} // namespace caravan::bench
