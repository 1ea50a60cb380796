// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace caravan::functional {

/// One of the real programs, run as a user would. Its log goes to STATE/NAME.log. Destroying it ends it.
class Program
{
public:
    Program(QString binary, QString stateDir);
    ~Program();
    Q_DISABLE_COPY_MOVE(Program)

    void start(const QStringList &arguments = {});
    /// SIGKILL: as if the power of this one program went away.
    void kill();
    /// SIGTERM, and SIGKILL after ten seconds. True where it went by itself with status 0.
    bool stop();
    [[nodiscard]] bool running() const;
    [[nodiscard]] qint64 pid() const { return m_process ? m_process->processId() : 0; }

    /// Runs a program to its end and returns its standard output; empty where it failed.
    static QByteArray output(const QString &binary, const QStringList &arguments);

private:
    QString m_binary;
    QString m_stateDir;
    std::unique_ptr<QProcess> m_process;
};

} // namespace caravan::functional
