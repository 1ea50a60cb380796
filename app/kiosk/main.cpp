// SPDX-License-Identifier: Apache-2.0
// Composition root of the kiosk: the only place where screen, devices, storage and the link to the agent meet.
#include "core/config_watch.h"
#include "core/logging.h"
#include "core/process_options.h"
#include "core/service_notifier.h"
#include "core/visit_lock.h"
#include "kiosk/activity_filter.h"
#include "kiosk/agent_connection.h"
#include "kiosk/closed_journal.h"
#include "kiosk/folder_image_provider.h"
#include "kiosk/no_network.h"
#include "kiosk/poster_watch.h"
#include "kiosk/qr_image_provider.h"
#include "kiosk/reopening_journal.h"
#include "kiosk/scan_wiring.h"
#include "kiosk/start_timing.h"
#include "kiosk/translations.h"
#include "storage/catalog_reader_sqlite.h"
#include "storage/contact_vault.h"
#include "storage/order_journal_sqlite.h"
#include "viewmodels/kiosk_view_model.h"

#ifdef CARAVAN_TEST_DRIVER
#include "testdriver/test_driver.h"
#endif

#include <QDir>
#include <QFile>
#include <QFont>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include <cstdio>

namespace caravan {
namespace {

constexpr Milliseconds lookInterval{5'000}; ///< how soon delivered settings and content are shown

/// A clock, a vault, the journal and the catalog, opened before there is a screen.
struct Stores
{
    explicit Stores(const ProcessOptions &options)
        : catalog(state::catalogDatabase(options.stateDir), options.config.store.originRoot)
    {
        auto opened = ContactVault::open(state::contactKey(options.stateDir));
        if (!opened) {
            qCCritical(lcProcess) << "the key of the contacts cannot be used, error"
                                  << static_cast<int>(opened.error());
            journal = std::make_unique<ClosedJournal>(JournalError::Failed);
            return;
        }
        vault.emplace(std::move(opened).value());
        const OrderJournalSqlite::Options file{
            state::journalDatabase(options.stateDir), options.config.terminal.id, 1, {}};
        auto reopening = std::make_unique<ReopeningJournal>(
            [this, file]() -> ReopeningJournal::Opened {
                auto again = OrderJournalSqlite::open(file, *vault, clock);
                if (!again) return again.failure();
                return std::unique_ptr<OrderJournal>(std::move(again).value());
            },
            clock);
        letGo = [journalFile = reopening.get()] { journalFile->letGo(); };
        journal = std::move(reopening);
    }

    SystemClock clock;
    std::optional<ContactVault> vault;
    std::unique_ptr<OrderJournal> journal;
    std::function<void()> letGo = [] {}; ///< of the journal, on the database Worker
    CatalogReaderSqlite catalog;
};

int printAccounts(OrderJournal &journal)
{
    const auto accounts = journal.accounts();
    if (!accounts) {
        std::fprintf(stderr, "the journal cannot be read\n");
        return 1;
    }
    const QJsonObject object{
        {QStringLiteral("accepted"), accounts->accepted}, {QStringLiteral("acknowledged"), accounts->acknowledged},
        {QStringLiteral("pending"), accounts->pending},   {QStringLiteral("quarantined"), accounts->quarantined},
        {QStringLiteral("voided"), accounts->voided},     {QStringLiteral("balanced"), accounts->balance()}};
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    return 0;
}

/// Without a GPU the software renderer costs a third of what an emulated OpenGL does (docs/adr/0006).
void chooseRenderer()
{
    const bool chosen = qEnvironmentVariableIsSet("QT_QUICK_BACKEND") || qEnvironmentVariableIsSet("QSG_RHI_BACKEND");
    if (chosen || !QDir(QStringLiteral("/dev/dri")).entryList({QStringLiteral("renderD*")}, QDir::System).isEmpty())
        return;
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

void chooseFont()
{
    // The order makes Latin, Han in its Chinese forms and Arabic script each come from the right family (design.md,
    // trap 5).
    QFont font;
    font.setFamilies(
        {QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans Arabic")});
    QGuiApplication::setFont(font);
}

/// Folder of the art that ships: beside the program in the build tree, or where the package put it.
QString artFolder()
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/../share/caravan/demo/images");
    return QFile::exists(beside) ? QDir::cleanPath(beside) : QStringLiteral(CARAVAN_DATA_DIR "/demo/images");
}

void connectParts(KioskViewModel &kiosk, AgentConnection &agent)
{
    StatusViewModel &status = *kiosk.status();
    QObject::connect(&agent, &AgentConnection::statusChanged, &status,
                     [&] { status.setAgent(agent.present(), agent.storeReachable()); });
    QObject::connect(&agent, &AgentConnection::catalogVersionChanged, &status, &StatusViewModel::reload);
    QObject::connect(&agent, &AgentConnection::ordersChanged, &status, &StatusViewModel::reload);
    QObject::connect(&kiosk, &KioskViewModel::orderPlaced, &agent, &AgentConnection::orderPlaced);
}

int run(QGuiApplication &application, const ProcessOptions &options, const QString &driverSocket)
{
    Stores stores(options);
    Worker database;
    Translations translations;
    KioskViewModel kiosk({stores.catalog, *stores.journal, database, stores.clock, options.config.terminal.priceRule},
                         options.config);
    const ScanWiring scanning(options.config, options.stateDir, *kiosk.scan());
    AgentConnection agent(state::agentSocket(options.stateDir));
    connectParts(kiosk, agent);
    QObject::connect(&agent, &AgentConnection::journalDamaged, &kiosk,
                     [&database, &stores] { (void)database.run(stores.letGo); });
    ActivityFilter activity;
    application.installEventFilter(&activity);
    QObject::connect(&activity, &ActivityFilter::input, kiosk.session(), &SessionViewModel::noteInput);

    // Whoever would change the release waits until the visit is wiped.
    std::optional<VisitLock> visit;
    QObject::connect(kiosk.session(), &SessionViewModel::changed, kiosk.session(), [&visit, &kiosk, &options] {
        if (!kiosk.session()->visiting())
            visit.reset();
        else if (!visit)
            visit = VisitLock::acquire(options.stateDir);
    });

    QQmlApplicationEngine engine;
    confineEngine(engine);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImageProvider(QStringLiteral("product"),
                            new FolderImageProvider(state::imageDir(options.stateDir), QString()));
    engine.addImageProvider(QStringLiteral("asset"), new FolderImageProvider(artFolder(), QStringLiteral(".png")));
    engine.addImageProvider(
        QStringLiteral("content"),
        new FolderImageProvider(state::contentDir(options.stateDir) + u"/images", QStringLiteral(".png")));
    engine.addImageProvider(QStringLiteral("qr"), new QrImageProvider);
    translations.setEngine(&engine);
    translations.show(options.config.kiosk.language);
    QObject::connect(kiosk.language(), &LanguageViewModel::aboutToShow, &engine,
                     [&translations](Language language) { translations.show(language); });
    engine.setInitialProperties(
        {{QStringLiteral("kiosk"), QVariant::fromValue(&kiosk)},
         {QStringLiteral("width"), options.config.kiosk.width},
         {QStringLiteral("height"), options.config.kiosk.height},
         {QStringLiteral("visibility"), options.config.kiosk.fullscreen ? QWindow::FullScreen : QWindow::Windowed}});
    QStringList warnings;
    QObject::connect(&engine, &QQmlEngine::warnings, &engine, [&warnings](const QList<QQmlError> &errors) {
        for (const QQmlError &error : errors)
            warnings.append(error.toString());
    });
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Caravan/Shell/Main.qml")));
    if (engine.rootObjects().isEmpty()) {
        qCCritical(lcScreen) << "the screen could not be loaded";
        return 1;
    }
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    StartTiming timing(window);
    QObject::connect(kiosk.catalog()->popular(), &ProductListModel::loaded, &timing, &StartTiming::noteProducts);
    ServiceNotifier service;
    QObject::connect(window, &QQuickWindow::frameSwapped, &service, &ServiceNotifier::noteReady,
                     static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    kiosk.start();
    ConfigWatch settings(options.files, options.layers, lookInterval);
    QObject::connect(&settings, &ConfigWatch::changed, &kiosk,
                     [&kiosk](const LayeredConfig &layers) { kiosk.applySettings(layers.config()); });
    settings.start();
    PosterWatch posters(state::contentDir(options.stateDir), lookInterval);
    QObject::connect(&posters, &PosterWatch::changed, &kiosk, &KioskViewModel::setPoster);
    posters.start();

#ifdef CARAVAN_TEST_DRIVER
    std::unique_ptr<TestDriver> driver;
    if (!driverSocket.isEmpty()) {
        driver = std::make_unique<TestDriver>(window, driverSocket);
        for (const QString &warning : std::as_const(warnings))
            driver->noteWarning(warning);
        QObject::connect(&engine, &QQmlEngine::warnings, driver.get(), [&driver](const QList<QQmlError> &errors) {
            for (const QQmlError &error : errors)
                driver->noteWarning(error.toString());
        });
        if (!driver->listening()) return 1;
    }
#else
    Q_UNUSED(driverSocket)
#endif
    const int status = QGuiApplication::exec();
    database.finish();
    return status;
}

} // namespace
} // namespace caravan

int main(int argc, char *argv[])
{
    using namespace caravan;
    installLogging();
    if (const auto denied = denyNetwork(); !denied) {
        qCCritical(lcProcess) << "refusing to start with a network:" << denied.error();
        return 1;
    }
    const bool onlyAccounts =
        std::any_of(argv + 1, argv + argc, [](const char *argument) { return qstrcmp(argument, "--accounts") == 0; });
    std::unique_ptr<QCoreApplication> application;
    if (onlyAccounts)
        application = std::make_unique<QCoreApplication>(argc, argv);
    else {
        chooseRenderer();
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        application = std::make_unique<QGuiApplication>(argc, argv);
        chooseFont();
    }
    QCoreApplication::setApplicationName(QStringLiteral("caravan-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The screen of a Caravan terminal. It has no network."));
    parser.addOption({QStringLiteral("accounts"), QStringLiteral("Print where all orders stand, as JSON, and exit.")});
    parser.addOption({QStringLiteral("windowed"), QStringLiteral("In a window instead of the whole screen.")});
    parser.addOption({QStringLiteral("scan-source"), QStringLiteral("Overrides kiosk.scan_source."),
                      QStringLiteral("camera|picture:FILE|video:FILE")});
#ifdef CARAVAN_TEST_DRIVER
    parser.addOption({QStringLiteral("drive"), QStringLiteral("Let a test drive the screen (test builds only)."),
                      QStringLiteral("SOCKET")});
#endif
    ProcessOptions options = readProcessOptions(parser, *application);
    if (parser.isSet(QStringLiteral("windowed"))) options.config.kiosk.fullscreen = false;
    if (parser.isSet(QStringLiteral("scan-source")))
        options.config.kiosk.scanSource = parser.value(QStringLiteral("scan-source"));
    if (onlyAccounts) {
        Stores stores(options);
        return printAccounts(*stores.journal);
    }
    const auto lock = ProcessLock::acquire(options.stateDir, QStringLiteral("kiosk"));
    if (!lock) {
        qCCritical(lcProcess) << lock.error();
        return 1;
    }
#ifdef CARAVAN_TEST_DRIVER
    const QString driverSocket = parser.value(QStringLiteral("drive"));
#else
    const QString driverSocket;
#endif
    const int status = run(static_cast<QGuiApplication &>(*application), options, driverSocket);
    return status;
}
