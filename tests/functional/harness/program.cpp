// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/program.h"

#include <QFileInfo>

namespace caravan::functional {

namespace {
constexpr int startTimeout = 20'000;
constexpr int stopTimeout = 10'000;
} // namespace

Program::Program(QString binary, QString stateDir)
    : m_binary(std::move(binary))
    , m_stateDir(std::move(stateDir))
{
}

Program::~Program()
{
    if (running()) kill();
}

void Program::start(const QStringList &arguments)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_binary);
    m_process->setArguments(QStringList{QStringLiteral("--state"), m_stateDir} + arguments);
    m_process->setStandardErrorFile(m_stateDir + u'/' + QFileInfo(m_binary).fileName() + QStringLiteral(".log"),
                                    QIODevice::Append);
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->start();
    if (!m_process->waitForStarted(startTimeout)) qFatal("cannot start %s", qPrintable(m_binary));
}

void Program::kill()
{
    if (!m_process) return;
    m_process->kill();
    m_process->waitForFinished(stopTimeout);
}

bool Program::stop()
{
    if (!running()) return false;
    m_process->terminate();
    if (!m_process->waitForFinished(stopTimeout)) {
        kill();
        return false;
    }
    return m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
}

bool Program::running() const { return m_process && m_process->state() == QProcess::Running; }

QByteArray Program::output(const QString &binary, const QStringList &arguments)
{
    QProcess process;
    process.start(binary, arguments);
    if (!process.waitForFinished(startTimeout) || process.exitCode() != 0) return {};
    return process.readAllStandardOutput();
}

} // namespace caravan::functional
