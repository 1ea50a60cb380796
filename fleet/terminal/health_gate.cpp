// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/health_gate.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace caravan {

namespace {

constexpr int noAnswer = 75; // EX_TEMPFAIL
constexpr qsizetype mostOutput = 400;

QProcessEnvironment quietEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    return environment;
}

} // namespace

Result<Done, GateFault> HealthGate::check(const QString &release, const QString &before) const
{
    if (!QFile::exists(release + gateProgram)) return Failure{GateFault{true, QStringLiteral("it has no health gate")}};
    QDir(m_options.scratch).removeRecursively();
    if (!QDir().mkpath(m_options.scratch)) return Failure{GateFault{false, QStringLiteral("no scratch folder")}};
    const QString journal = m_options.scratch + u"/journal.db";
    if (m_options.copyJournal)
        if (const auto copied = m_options.copyJournal(journal); !copied)
            return Failure{GateFault{false, copied.error()}};
    auto result = runProgram(release, {QStringLiteral("--state"), m_options.scratch});
    if (result && QFile::exists(before + gateProgram) && QFile::exists(journal)) {
        result = runProgram(before, {QStringLiteral("--read-journal"), journal});
        if (!result)
            result = Failure{GateFault{result.error().bad, QStringLiteral("the release that runs could not read the "
                                                                          "journal any more: ") +
                                                               result.error().detail}};
    }
    QDir(m_options.scratch).removeRecursively();
    return result;
}

Result<Done, GateFault> HealthGate::runProgram(const QString &release, const QStringList &arguments) const
{
    QProcess gate;
    gate.setProcessEnvironment(quietEnvironment());
    gate.setWorkingDirectory(m_options.scratch);
    gate.setProcessChannelMode(QProcess::MergedChannels);
    gate.setChildProcessModifier([updater = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != updater) ::_exit(1);
    });
    gate.start(release + gateProgram, arguments);
    if (!gate.waitForStarted()) return Failure{GateFault{true, QStringLiteral("the gate does not start")}};
    gate.closeWriteChannel();
    if (!gate.waitForFinished(static_cast<int>(m_options.limit.count()))) {
        gate.kill();
        gate.waitForFinished();
        return Failure{GateFault{true, QStringLiteral("the gate took too long")}};
    }
    if (gate.exitStatus() == QProcess::NormalExit && gate.exitCode() == 0) return Done{};
    const bool crashed = gate.exitStatus() != QProcess::NormalExit;
    const QString said = QString::fromUtf8(gate.readAll().right(mostOutput)).simplified();
    const QString how = crashed ? QStringLiteral("the gate crashed: %1").arg(said)
                                : QStringLiteral("the gate ended with %1: %2").arg(gate.exitCode()).arg(said);
    return Failure{GateFault{crashed || gate.exitCode() != noAnswer, how}};
}

} // namespace caravan
