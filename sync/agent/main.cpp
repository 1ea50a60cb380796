// SPDX-License-Identifier: Apache-2.0
#include "core/logging.h"
#include "core/process_options.h"
#include "storage/catalog_reader_sqlite.h"
#include "sync/agent/agent.h"
#include "sync/agent/journal_check.h"
#include "sync/agent/termination.h"
#include "sync/agent/traffic_ledger.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <sys/stat.h>

using namespace caravan;

namespace {

constexpr int exitFailed = 1;
constexpr int exitIncomplete = 3; ///< of --once: something could not be pulled or delivered

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

int runAgent(QCoreApplication &application, const ProcessOptions &options, const ContactVault &vault, bool once)
{
    const SystemClock clock;
    if (const auto checked = checkJournal(options, vault, clock); !checked) return fail(checked.error());
    const auto agent = Agent::open(options, vault, clock, once);
    if (!agent) return fail(agent.error());
    QObject::connect(agent->get(), &Agent::finished, &application,
                     [](bool whole) { QCoreApplication::exit(whole ? 0 : exitIncomplete); });
    (*agent)->start();
    return QCoreApplication::exec();
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
    parser.addOptions({once, accounts, catalogStatus});
    const ProcessOptions options = readProcessOptions(parser, application);
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
