// SPDX-License-Identifier: Apache-2.0
// Starts one program of the current release and leaves a release that does not run well. Knows no network.
#include "core/logging.h"
#include "core/termination.h"
#include "fleet/launcher/launcher.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <sys/stat.h>

using namespace caravan;

namespace {

constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

int fail(const QString &message, int status)
{
    std::fprintf(stderr, "caravan-launcher: %s\n", qPrintable(message));
    return status;
}

/// Seconds with a fraction; the standard where nothing was given. Empty for nonsense.
std::optional<Milliseconds> seconds(const QCommandLineParser &parser, const QString &name, Milliseconds standard)
{
    if (!parser.isSet(name)) return standard;
    bool number = false;
    const double read = parser.value(name).toDouble(&number);
    if (!number || !(read >= 0.05 && read <= 3600)) return std::nullopt;
    return Milliseconds(static_cast<qint64>(read * 1000));
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(0077);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-launcher"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    installLogging();

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Runs a program of the current release and returns to the one before when it does not run well.\n"
        "What follows -- goes to the program. Exit status: 0 stopped, 1 failed, 2 the command line is wrong."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{u"state"_qs, u"Folder of the terminal's state."_qs, u"DIR"_qs},
         {u"program"_qs, u"caravan-kiosk or caravan-agent."_qs, u"NAME"_qs, u"caravan-kiosk"_qs},
         {u"factory"_qs, u"Folder of the release that came with the machine (its bin/ is used)."_qs, u"DIR"_qs},
         {u"ready-seconds"_qs, u"A start that is not ready in time has failed."_qs, u"S"_qs},
         {u"beat-seconds"_qs, u"So has one without a heartbeat for so long."_qs, u"S"_qs},
         {u"healthy-seconds"_qs, u"So long it has to run well to be good."_qs, u"S"_qs}});
    parser.process(application);
    const QString program = parser.value(u"program"_qs);
    if (!parser.isSet(u"state"_qs)) return fail(QStringLiteral("--state is missing"), exitUsage);
    if (program != u"caravan-kiosk" && program != u"caravan-agent")
        return fail(QStringLiteral("--program is caravan-kiosk or caravan-agent"), exitUsage);

    Launcher::Options options;
    options.state = QDir(parser.value(u"state"_qs)).absolutePath();
    options.program = program;
    options.arguments = parser.positionalArguments();
    if (parser.isSet(u"factory"_qs)) options.factory = QDir(parser.value(u"factory"_qs)).absolutePath();
    const auto ready = seconds(parser, u"ready-seconds"_qs, options.readyWithin);
    const auto beat = seconds(parser, u"beat-seconds"_qs, options.beatWithin);
    const auto healthy = seconds(parser, u"healthy-seconds"_qs, options.healthyAfter);
    if (!ready || !beat || !healthy) return fail(QStringLiteral("seconds are 0.05 to 3600"), exitUsage);
    options.readyWithin = *ready;
    options.beatWithin = *beat;
    options.healthyAfter = *healthy;

    Termination termination;
    const auto launcher = Launcher::open(options);
    if (!launcher) return fail(launcher.error(), exitFailed);
    QObject::connect(&termination, &Termination::requested, launcher->get(), &Launcher::stop);
    QObject::connect(launcher->get(), &Launcher::ended, &application, &QCoreApplication::quit);
    (*launcher)->start();
    return QCoreApplication::exec();
}
