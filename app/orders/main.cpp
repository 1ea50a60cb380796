// SPDX-License-Identifier: Apache-2.0
// Composition root of caravan-orders: the kiosk's capture path without its screen, and what became of the orders.
#include "core/logging.h"
#include "orders/place_command.h"
#include "orders/report_commands.h"
#include "orders/status.h"

#include <csignal>
#include <sys/stat.h>

using namespace caravan;
using namespace caravan::orders;

namespace {

constexpr int mostOrders = 1'000'000;

constexpr auto description = R"(Places orders as the kiosk does, without its screen, and shows what became of them.

  place      places --count orders of what the catalog sells (of a sample where there is
             no catalog yet) and prints each one's ticket, number and id, after its commit
  list       every order: number, id, state, total, time, failed tries, store's order, reason
  accounts   accepted = acknowledged + pending + quarantined + voided
  verify     reads the whole journal: hash chain, documents, accounts

All of them may run beside the kiosk and the agent.

Exit status: 0 done; 1 the journal, the catalog or the key cannot be used; 2 command line,
folder or settings; 3 place: an order was refused (no ticket was printed for it, the ones
before it stand); 4 verify, accounts: the journal is not what was written.)";

/// "any" is no kind in particular; a failure is a word that is none of them.
Result<std::optional<FulfilmentKind>, Status> fulfilmentOf(const QString &word)
{
    const auto kind = fulfilmentFromName(word);
    if (!kind && word != u"any") return Failure{StatusUsage};
    return kind;
}

/// Empty where the command line is wrong; that was said.
std::optional<PlaceOptions> placeOptions(const QCommandLineParser &parser, const ProcessOptions &process, Format format)
{
    PlaceOptions options;
    options.format = format;
    bool isNumber = false;
    options.count = parser.value(u"count"_qs).toInt(&isNumber);
    if (!isNumber || options.count < 1 || options.count > mostOrders) {
        complain(StatusUsage, QStringLiteral("--count must be a whole number from 1 to %1").arg(mostOrders));
        return std::nullopt;
    }
    const auto language = parser.isSet(u"lang"_qs) ? languageFromTag(parser.value(u"lang"_qs))
                                                   : std::optional(process.config.kiosk.language);
    if (!language) {
        complain(StatusUsage, QStringLiteral("--lang must be zh-CN, ug-CN, kk, ru or en"));
        return std::nullopt;
    }
    options.wish.language = *language;
    const auto fulfilment = fulfilmentOf(parser.value(u"fulfilment"_qs));
    if (!fulfilment) {
        complain(StatusUsage, QStringLiteral("--fulfilment must be any, take-away, pick-up or ship"));
        return std::nullopt;
    }
    options.wish.fulfilment = *fulfilment;
    options.wish.variant = VariantId::parse(parser.value(u"variant"_qs));
    if (parser.isSet(u"variant"_qs) && options.wish.variant.isNull()) {
        complain(StatusUsage, QStringLiteral("--variant is no id of a variant"));
        return std::nullopt;
    }
    return options;
}

int runCommand(const QCommandLineParser &parser, const ProcessOptions &process)
{
    const QStringList words = parser.positionalArguments();
    const QString command = words.value(0);
    const Format format = parser.isSet(u"json"_qs) ? Format::Json : Format::Plain;
    if (words.size() != 1) return complain(StatusUsage, QStringLiteral("one command is wanted; see --help"));
    if (command == u"place") {
        const auto options = placeOptions(parser, process, format);
        return options ? place(process, *options) : StatusUsage;
    }
    if (command == u"list") return list(process, format);
    if (command == u"accounts") return accounts(process, format);
    if (command == u"verify") return verify(process, format);
    return complain(StatusUsage, QStringLiteral("unknown command; see --help"));
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(0077);
    // A reader that went away is an error of writing, not the end in the middle of a commit.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-orders"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    installLogging();

    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromUtf8(description));
    parser.addPositionalArgument(u"command"_qs, u"place, list, accounts or verify"_qs);
    parser.addOptions({{u"json"_qs, u"Print JSON, one object a line."_qs},
                       {u"count"_qs, u"place: how many orders."_qs, u"N"_qs, u"1"_qs},
                       {u"lang"_qs, u"place: language of the visit; else kiosk.language."_qs, u"L"_qs},
                       {u"fulfilment"_qs, u"place: any, take-away, pick-up or ship."_qs, u"KIND"_qs, u"any"_qs},
                       {u"variant"_qs, u"place: the variant to sell; else drawn from the stock."_qs, u"ID"_qs}});
    const ProcessOptions process = readProcessOptions(parser, application);
    return runCommand(parser, process);
}
