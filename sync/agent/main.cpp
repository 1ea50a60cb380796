// SPDX-License-Identifier: Apache-2.0
#include "core/config_schema.h"
#include "core/logging.h"
#include "core/process_options.h"
#include "core/service_notifier.h"
#include "core/termination.h"
#include "storage/catalog_reader_sqlite.h"
#include "sync/agent/agent.h"
#include "sync/agent/fleet_agent.h"
#include "sync/agent/fleet_commands.h"
#include "sync/agent/journal_check.h"
#include "sync/agent/traffic_ledger.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>
#include <sys/stat.h>

using namespace caravan;

namespace {

constexpr int exitFailed = 1;
constexpr int exitIncomplete = 3; ///< of --once: something could not be pulled or delivered
constexpr int checkAgain = -1;    ///< of the event loop alone: the journal is free, look at it again
constexpr int catalogAnew = -2;   ///< likewise: the catalog is damaged, throw it away
constexpr Milliseconds freeInterval{500};
constexpr Milliseconds readAgainAfter{60'000};

int fail(const QString &message)
{
    qCCritical(lcProcess).noquote() << message;
    return exitFailed;
}

int printAccounts(OrderOutbox &outbox)
{
    const auto accounts = outbox.accounts();
    if (!accounts) return fail(QStringLiteral("cannot read the journal"));
    const QJsonObject object{{u"accepted"_qs, accounts->accepted}, {u"acknowledged"_qs, accounts->acknowledged},
                             {u"pending"_qs, accounts->pending},   {u"quarantined"_qs, accounts->quarantined},
                             {u"voided"_qs, accounts->voided},     {u"balance"_qs, accounts->balance()}};
    std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    return accounts->balance() ? 0 : exitFailed;
}

int printCatalogStatus(const QString &database)
{
    CatalogReaderSqlite catalog(database);
    const CatalogFreshness freshness = catalog.freshness().valueOr({});
    const QJsonObject traffic =
        QJsonDocument::fromJson(catalog.cursor(TrafficLedger::cursorKey()).valueOr({}).toUtf8()).object();
    const QJsonObject object{{u"published"_qs, freshness.published},
                             {u"products"_qs, freshness.products},
                             {u"version"_qs, freshness.version},
                             {u"images_wanted"_qs, catalog.picturesMissing().valueOr(-1)},
                             {u"bytes_by_day"_qs, traffic}};
    std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    return 0;
}

int print(const QByteArray &text)
{
    std::fputs(text.constData(), stdout);
    return 0;
}

int printConfigValues(const LayeredConfig &layers)
{
    QJsonObject values;
    for (const QString &key : Config::keys()) {
        const auto value = layers.value(key);
        values.insert(key, QJsonObject{{u"value"_qs, QJsonValue::fromVariant(value->value)},
                                       {u"layer"_qs, configLayerName(value->layer)}});
    }
    return print(QJsonDocument(values).toJson());
}

/// Until the program ends, or a damaged journal can be set aside.
int runWithJournal(QCoreApplication &application, const ProcessOptions &options, const ContactVault &vault, bool once)
{
    const SystemClock clock;
    const auto health = checkJournal(options, clock);
    if (!health) return fail(health.error());
    const bool damaged = *health == JournalHealth::DamagedInUse;
    if (damaged && once) return fail(QStringLiteral("the journal is damaged and in use: stop the kiosk"));
    const auto agent = Agent::open(options, vault, clock, once, *health);
    if (!agent) return fail(agent.error());
    QObject::connect(agent->get(), &Agent::finished, &application,
                     [](bool whole) { QCoreApplication::exit(whole ? 0 : exitIncomplete); });
    QObject::connect(agent->get(), &Agent::catalogDamaged, &application, [] { QCoreApplication::exit(catalogAnew); });
    // Not at once again: a journal that passes the reading and still says so must not keep the agent from its work.
    QObject::connect(agent->get(), &Agent::journalDamaged, &application,
                     [&clock, noSooner = clock.steadyNow() + readAgainAfter] {
                         if (clock.steadyNow() >= noSooner) QCoreApplication::exit(checkAgain);
                     });
    QTimer untilFree;
    QObject::connect(&untilFree, &QTimer::timeout, &application, [&options] {
        if (journalIsFree(options)) QCoreApplication::exit(checkAgain);
    });
    if (damaged) {
        qCCritical(lcStorage) << "the damaged journal is in use: no delivery until the kiosk lets go of it";
        untilFree.start(freeInterval);
    }
    (*agent)->start();
    // A fleet that cannot be followed is no reason not to deliver orders.
    std::unique_ptr<FleetAgent> fleet;
    if (!once && FleetAgent::isEnrolled(options)) {
        auto opened = FleetAgent::open(options, clock);
        if (opened)
            fleet = std::move(opened).value();
        else
            qCCritical(lcProcess).noquote() << "no part in the fleet:" << opened.error();
    }
    if (fleet) fleet->start();
    ServiceNotifier service;
    service.noteReady();
    return QCoreApplication::exec();
}

int runAgent(QCoreApplication &application, const ProcessOptions &options, const ContactVault &vault, bool once)
{
    while (true) {
        const int status = runWithJournal(application, options, vault, once);
        if (status == catalogAnew) {
            qCWarning(lcCatalog) << "the catalog is damaged and begun anew";
            CatalogWriter::discard(state::catalogDatabase(options.stateDir));
        } else if (status != checkAgain) {
            return status;
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(0077);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-agent"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    installLogging();

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Pulls the catalog from the store and delivers the orders to it."));
    const QCommandLineOption once(QStringLiteral("once"),
                                  QStringLiteral("Pull and deliver all that is due, then end (3: not all of it)."));
    const QCommandLineOption accounts(QStringLiteral("accounts"),
                                      QStringLiteral("Print the accounts of the journal as JSON and end."));
    const QCommandLineOption catalogStatus(QStringLiteral("catalog-status"),
                                           QStringLiteral("Print what the catalog holds as JSON and end."));
    const QCommandLineOption configSchema(QStringLiteral("config-schema"),
                                          QStringLiteral("Print all settings with their rules and end."));
    const QCommandLineOption configValues(
        QStringLiteral("config-values"),
        QStringLiteral("Print what holds for each setting, and which layer says so, as JSON and end."));
    parser.addOptions({once, accounts, catalogStatus, configSchema, configValues});
    addFleetOptions(parser);
    const ProcessOptions options = readProcessOptions(parser, application);
    if (const auto status = runFleetOption(parser, options)) return *status;
    if (parser.isSet(configSchema)) return print(configSchemaText().toUtf8());
    if (parser.isSet(configValues)) return printConfigValues(options.layers);
    if (parser.isSet(catalogStatus)) return printCatalogStatus(state::catalogDatabase(options.stateDir));

    const auto vault = ContactVault::open(state::contactKey(options.stateDir));
    if (!vault) return fail(QStringLiteral("the key of the contacts cannot be used (%1)").arg(int(vault.error())));
    if (parser.isSet(accounts)) {
        const SystemClock clock;
        const auto outbox = OrderOutboxSqlite::open({state::journalDatabase(options.stateDir), {}}, *vault, clock);
        return outbox ? printAccounts(**outbox) : fail(QStringLiteral("cannot open the journal"));
    }
    // Before any thread is made, so that every one of them leaves the signals alone.
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &application, [] { QCoreApplication::exit(0); });
    const auto lock = ProcessLock::acquire(options.stateDir, QStringLiteral("agent"));
    if (!lock) return fail(lock.error());
    return runAgent(application, options, *vault, parser.isSet(once));
}
