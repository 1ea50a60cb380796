// SPDX-License-Identifier: Apache-2.0
#include "core/logging.h"
#include "core/process_options.h"
#include "sync/demostore/demo_store.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace {

using namespace caravan;

int fail(const QString &message)
{
    std::fprintf(stderr, "%s\n", message.toLocal8Bit().constData());
    return 1;
}

/// The demo catalog of the installed package or of the build, whichever stands beside this program.
QString demoCatalog()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../share/caravan/demo/catalog.jsonl");
}

/// What to import at this start: what was asked for, else the demo catalog into an empty store.
QStringList catalogFiles(const QStringList &asked, demostore::DemoStore &store)
{
    if (!asked.isEmpty() || !store.isEmpty()) return asked;
    if (QFile::exists(demoCatalog())) return {demoCatalog()};
    qCWarning(lcStore, "the store is empty and there is no demo catalog");
    return {};
}

struct Options
{
    QStringList imports;
    int port = 0;
    bool once = false;
};

int run(const ProcessOptions &process, const Options &options)
{
    const auto lock = ProcessLock::acquire(process.stateDir, QStringLiteral("demostore"));
    if (!lock) return fail(lock.error());
    const SystemClock clock;
    const auto store = demostore::DemoStore::open(process.stateDir, clock);
    if (!store) return fail(store.error());
    if (const QStringList files = catalogFiles(options.imports, **store); !files.isEmpty()) {
        const auto counts = (*store)->import(files);
        if (!counts) return fail(counts.error());
        qCInfo(lcStore, "imported categories=%d products=%d variants=%d", counts->categories, counts->products,
               counts->variants);
    }
    if (options.once) return 0;
    const auto port = (*store)->serve(static_cast<quint16>(options.port));
    if (!port) return fail(port.error());
    qCInfo(lcStore, "serving url=%s", qPrintable((*store)->url()));
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-demostore"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    installLogging();

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The embedded store of one machine."));
    const QCommandLineOption importOption(QStringLiteral("import"),
                                          QStringLiteral("Replace the catalog by this file (docs/catalog-format.md); "
                                                         "several files are one catalog."),
                                          QStringLiteral("FILE"));
    const QCommandLineOption portOption(QStringLiteral("port"), QStringLiteral("Port on 127.0.0.1; 0: the last one."),
                                        QStringLiteral("N"));
    const QCommandLineOption onceOption(QStringLiteral("once"), QStringLiteral("Import and exit; do not serve."));
    parser.addOptions({importOption, portOption, onceOption});
    const ProcessOptions process = readProcessOptions(parser, application);

    Options options{parser.values(importOption), process.config.demostore.port, parser.isSet(onceOption)};
    if (parser.isSet(portOption)) {
        bool number = false;
        options.port = parser.value(portOption).toInt(&number);
        if (!number || options.port < 0 || options.port > 65'535)
            return fail(QStringLiteral("--port must be a number from 0 to 65535"));
    }
    return run(process, options);
}
