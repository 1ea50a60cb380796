// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config_files.h"
#include "core/result.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace caravan {

/// What every program of Caravan understands: --help, --version, --state DIR, --config FILE.
struct ProcessOptions
{
    QString stateDir;     ///< absolute; made with mode 0700 where it is missing
    ConfigFiles files;    ///< where the layers were read from
    LayeredConfig layers; ///< which layer says what
    Config config;        ///< all layers together; a program's own options may overrule it
};

/// Adds the common options to the parser, reads the command line and the configuration file.
/// Without --config, DIR/caravan.toml is read where it exists; over and under it lie the layers of config_files.h.
/// Prints the fault and exits with status 2 where the command line, the folder or the terminal's own file is not
/// usable: a program must not start half configured.
ProcessOptions readProcessOptions(QCommandLineParser &parser, const QCoreApplication &application);

/// Files of the state folder, one place for their names.
namespace state {
inline QString catalogDatabase(const QString &dir) { return dir + QStringLiteral("/catalog.db"); }
inline QString journalDatabase(const QString &dir) { return dir + QStringLiteral("/journal.db"); }
inline QString contactKey(const QString &dir) { return dir + QStringLiteral("/contact.key"); }
inline QString imageDir(const QString &dir) { return dir + QStringLiteral("/images"); }
inline QString agentSocket(const QString &dir) { return dir + QStringLiteral("/agent.socket"); }
inline QString contentDir(const QString &dir) { return dir + QStringLiteral("/fleet/content/current"); }
inline QString storeDatabase(const QString &dir) { return dir + QStringLiteral("/store.db"); }
inline QString storeConnection(const QString &dir) { return dir + QStringLiteral("/store.json"); }
} // namespace state

/// Holds DIR/NAME.lock for the life of the process; fails while another live process has it.
/// A lock left by a killed process is taken over (flock, so the kernel lets go of it).
class ProcessLock
{
public:
    static Result<ProcessLock, QString> acquire(const QString &stateDir, const QString &name);
    ProcessLock(ProcessLock &&other) noexcept;
    ProcessLock &operator=(ProcessLock &&other) noexcept;
    ~ProcessLock();

private:
    explicit ProcessLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace caravan
