// SPDX-License-Identifier: Apache-2.0
// The gate of a release: run by the updater, from the release itself, before the release is believed (docs/fleet.md).
#include "core/process_options.h"
#include "healthgate/health_checks.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>

#include <cstdio>
#include <sys/stat.h>

using namespace caravan;

namespace {

constexpr int exitBad = 1;
constexpr int exitUsage = 2;

int report(const Result<Done, QString> &checked)
{
    if (checked) return 0;
    std::fprintf(stderr, "caravan-health-gate: %s\n", qPrintable(checked.error()));
    return exitBad;
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(0077);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("caravan-health-gate"));
    QGuiApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Says whether this release works on this machine, in a scratch state.\n"
                       "Exit status: 0 it does, 1 it does not, 2 the command line is wrong, 75 no answer this time."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{u"state"_qs, u"Scratch folder; a journal.db in it is migrated and used."_qs, u"DIR"_qs},
                       {u"read-journal"_qs, u"Only read a journal that another release has migrated."_qs, u"FILE"_qs}});
    parser.process(application);
    if (parser.isSet(u"read-journal"_qs)) return report(checkJournalReadable(parser.value(u"read-journal"_qs)));
    const QString dir = parser.value(u"state"_qs);
    if (dir.isEmpty() || !QDir(dir).exists()) {
        std::fprintf(stderr, "caravan-health-gate: --state has to name a folder\n");
        return exitUsage;
    }
    for (const auto &checked : {checkCodes(), checkScripts(), checkJournalTakesOrders(dir)})
        if (!checked) return report(checked);
    return 0;
}
