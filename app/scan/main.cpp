// SPDX-License-Identifier: Apache-2.0
// caravan-scan: what the scanner of the kiosk makes of a payload, for anyone at a terminal.
#include "scan/commands.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

struct Command
{
    const char *name;
    const char *summary;
    int (*run)(const QStringList &arguments);
};

constexpr Command commands[]{
    {"parse", "say what each line of standard input means", caravan::scan::parse},
    {"decode", "read the codes in picture files", caravan::scan::decode},
};

void usage(FILE *out)
{
    std::fputs(
        "usage: caravan-scan COMMAND [ARGUMENT…]\n\n"
        "Reads codes as the kiosk does; prints one JSON object a line. `caravan-scan COMMAND --help` says more.\n\n",
        out);
    for (const Command &command : commands)
        std::fprintf(out, "  %-8s %s\n", command.name, command.summary);
    std::fputs("\nExit status: 0 done, 1 input or output could not be used, 2 the command line is wrong.\n", out);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-scan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString name = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (name == u"--help" || name == u"-h") {
        usage(stdout);
        return 0;
    }
    if (name == u"--version" || name == u"-v") {
        std::puts("caravan-scan " CARAVAN_VERSION);
        return 0;
    }
    for (const Command &command : commands)
        if (name == QLatin1String(command.name)) return command.run(arguments);
    usage(stderr);
    return 2;
}
