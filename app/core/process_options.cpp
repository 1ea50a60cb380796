// SPDX-License-Identifier: Apache-2.0
#include "core/process_options.h"

#include "core/logging.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace caravan {

namespace {

[[noreturn]] void refuse(const QString &message)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qPrintable(message));
    std::exit(2);
}

QString defaultStateDir()
{
    const QString systemd = qEnvironmentVariable("STATE_DIRECTORY");
    return systemd.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state/caravan") : systemd;
}

} // namespace

ProcessOptions readProcessOptions(QCommandLineParser &parser, const QCoreApplication &application)
{
    const QCommandLineOption stateOption(QStringLiteral("state"),
                                         QStringLiteral("Folder of the databases and the sockets."),
                                         QStringLiteral("DIR"), defaultStateDir());
    const QCommandLineOption configOption(
        QStringLiteral("config"), QStringLiteral("Settings, in TOML (docs/configuration.md)."), QStringLiteral("FILE"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({stateOption, configOption});
    parser.process(application);

    ProcessOptions options;
    options.stateDir = QDir(parser.value(stateOption)).absolutePath();
    if (!QDir().mkpath(options.stateDir)) refuse(QStringLiteral("cannot make the folder %1").arg(options.stateDir));
    if (::chmod(QFile::encodeName(options.stateDir).constData(), 0700) != 0 ||
        ::access(QFile::encodeName(options.stateDir).constData(), R_OK | W_OK | X_OK) != 0)
        refuse(QStringLiteral("cannot use the folder %1").arg(options.stateDir));

    const QString given = parser.value(configOption);
    if (!given.isEmpty() && !QFile::exists(given)) refuse(QStringLiteral("there is no file %1").arg(given));
    const ConfigFiles files = ConfigFiles::of(options.stateDir, given);
    auto layers = readConfigFiles(files);
    if (!layers) refuse(layers.error().toString(files.own));
    options.files = files;
    options.layers = std::move(layers).value();
    options.config = options.layers.config();
    for (const ConfigLayer layer :
         {ConfigLayer::Fleet, ConfigLayer::Region, ConfigLayer::Shop, ConfigLayer::Terminal, ConfigLayer::Staff})
        if (const auto fault = options.layers.fault(layer))
            qCWarning(lcProcess).noquote() << "settings kept as they were:" << fault->toString(configLayerName(layer));
    return options;
}

Result<ProcessLock, QString> ProcessLock::acquire(const QString &stateDir, const QString &name)
{
    const QString path = stateDir + QLatin1Char('/') + name + QStringLiteral(".lock");
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return Failure{QStringLiteral("cannot open %1").arg(path)};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return Failure{QStringLiteral("another %1 uses %2").arg(name, stateDir)};
    }
    return ProcessLock(descriptor);
}

ProcessLock::ProcessLock(ProcessLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

ProcessLock &ProcessLock::operator=(ProcessLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

ProcessLock::~ProcessLock()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

} // namespace caravan
