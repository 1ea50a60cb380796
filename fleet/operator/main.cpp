// SPDX-License-Identifier: Apache-2.0
// The operator's program: makes keys and releases, and says in one signed document which terminals get them.
#include "fleet/operator/command.h"

#include <QCoreApplication>

#include <cstdio>
#include <sys/stat.h>

namespace caravan {
namespace {

struct Command
{
    const char *name;
    const char *summary;
    RunCommand run;
};

constexpr Command commands[] = {
    {"keygen", "make the keys of a new fleet and its folder", runKeygen},
    {"release", "put a build, content or settings into the repository, with the deltas that lead to it", runRelease},
    {"rollout", "start, promote, halt, withdraw or renew: what terminals get", runRollout},
    {"status", "show releases, rollouts, keys and terminals", runStatus},
    {"enrol", "answer a terminal's request", runEnrol},
    {"rotate", "replace the document, commit or root key", runRotate},
    {"revoke", "take a document or commit key out of the list", runRevoke},
    {"verify", "check a site as a terminal would", runVerify},
};

void printHelp(FILE *out)
{
    std::fputs("Usage: caravan-fleet COMMAND …\n"
               "Ships releases, content and settings to terminals (docs/operator.md).\n\n",
               out);
    for (const Command &command : commands)
        std::fprintf(out, "  %-9s %s\n", command.name, command.summary);
    std::fputs("\n  --help, --version; caravan-fleet COMMAND --help tells more.\n"
               "Exit status: 0 done, 1 failed, 2 the command line is wrong, 3 refused.\n",
               out);
}

int run(const QStringList &arguments)
{
    const QString name = arguments.value(0);
    if (name == u"--version") return std::puts("caravan-fleet " CARAVAN_VERSION) < 0 ? 1 : 0;
    if (name == u"--help" || name == u"-h") return printHelp(stdout), 0;
    for (const Command &command : commands) {
        if (name != QLatin1String(command.name)) continue;
        const SystemClock clock;
        const Answer answer = command.run(arguments.mid(1), clock);
        QString text = answer.text;
        while (text.endsWith(u'\n'))
            text.chop(1);
        const bool well = answer.exit == Exit::Ok;
        if (!text.isEmpty())
            std::fprintf(well ? stdout : stderr, "%s%s\n", well ? "" : "caravan-fleet: ", qPrintable(text));
        return static_cast<int>(answer.exit);
    }
    printHelp(stderr);
    return static_cast<int>(Exit::Usage);
}

} // namespace
} // namespace caravan

int main(int argc, char **argv)
{
    ::umask(0077);
    const QCoreApplication application(argc, argv);
    return caravan::run(QCoreApplication::arguments().mid(1));
}
