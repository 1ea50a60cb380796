// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/measured_program.h"
#include "bench/measurements.h"
#include "core/logging.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace caravan;
using namespace caravan::bench;

namespace {

struct Measurement
{
    const char *name;
    Rows (*measure)(Environment &);
    bool startsPrograms = true;
};

constexpr std::array measurements{
    Measurement{"start", measureStart},      Measurement{"memory", measureMemory},
    Measurement{"search", measureSearch},    Measurement{"order", measureOrder},
    Measurement{"pull", measurePull},        Measurement{"deliver", measureDeliver},
    Measurement{"scan", measureScan, false},
};

int fail(const QString &message)
{
    std::fprintf(stderr, "caravan-bench: %s\n", qPrintable(message));
    return 1;
}

/// Says under which circumstances the figures are true.
QString caption(const QString &folder)
{
    const QByteArray fileSystem = QStorageInfo(folder).fileSystemType();
    return QStringLiteral("%1, %2 cores, %3, temporary files on %4, Qt %5, Caravan %6\n\n")
        .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd hh:mm 'UTC'")))
        .arg(QThread::idealThreadCount())
        .arg(QSysInfo::prettyProductName(), QString::fromLatin1(fileSystem), QLatin1String(qVersion()),
             QStringLiteral(CARAVAN_VERSION));
}

/// Every program that the measurements start, so that a missing one is found before minutes have gone.
Result<Done, QString> checkPrograms(const Environment &environment)
{
    QStringList programs;
    for (const char *name : {"caravan-kiosk", "caravan-agent", "caravan-demostore"})
        programs.append(environment.program(QLatin1String(name)));
    for (const char *name : {"caravan-bench-window", "caravan-bench-plain"})
        programs.append(Environment::floorProgram(QLatin1String(name)));
    for (const QString &program : std::as_const(programs))
        if (!QFileInfo(program).isExecutable()) return Failure{QStringLiteral("there is no program %1").arg(program)};
    return Done{};
}

/// The same screen, fonts and language for every program that is started from here.
void prepareSurroundings()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("LC_ALL", "C.UTF-8");
    noteInterruption();
    installLogging();
    QLoggingCategory::setFilterRules(QStringLiteral("*.info=false"));
}

int measureAll(Environment &environment, const QRegularExpression &pattern, QList<Row> &table)
{
    int failed = 0;
    for (const Measurement &measurement : measurements) {
        if (interrupted() || !pattern.match(QLatin1String(measurement.name)).hasMatch()) continue;
        const auto rows = measurement.measure(environment);
        if (rows) {
            table += *rows;
            continue;
        }
        ++failed;
        fail(QStringLiteral("%1: %2").arg(QLatin1String(measurement.name), rows.error()));
    }
    return failed;
}

} // namespace

int main(int argc, char *argv[])
{
    prepareSurroundings();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-bench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures Caravan, each figure next to its floor (docs/benchmarks.md)."));
    const QCommandLineOption bin(QStringLiteral("bin"), QStringLiteral("Folder of the programs."),
                                 QStringLiteral("DIR"), QCoreApplication::applicationDirPath());
    const QCommandLineOption full(QStringLiteral("full"), QStringLiteral("The large catalogs too; takes long."));
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Write the table to this file as well."),
                                 QStringLiteral("FILE"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({bin, full, out});
    parser.addPositionalArgument(
        QStringLiteral("PATTERN"),
        QStringLiteral("Regular expression over: start memory search order pull deliver scan."),
        QStringLiteral("[PATTERN]"));
    parser.process(application);
    const QRegularExpression pattern(parser.positionalArguments().value(0));
    if (!pattern.isValid()) return fail(QStringLiteral("PATTERN: %1").arg(pattern.errorString()));

    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/caravan-bench-XXXXXX"));
    if (!folder.isValid()) return fail(folder.errorString());
    Environment environment(QDir(parser.value(bin)).absolutePath(), folder.path(), parser.isSet(full));
    const bool programs =
        std::any_of(measurements.begin(), measurements.end(), [&pattern](const Measurement &measurement) {
            return measurement.startsPrograms && pattern.match(QLatin1String(measurement.name)).hasMatch();
        });
    if (programs)
        if (const auto there = checkPrograms(environment); !there) return fail(there.error());

    QList<Row> rows;
    const int failed = measureAll(environment, pattern, rows);
    if (rows.isEmpty() && failed == 0) return fail(QStringLiteral("nothing is named so"));
    const QByteArray table = QString(caption(folder.path()) + markdown(rows)).toUtf8();
    std::fwrite(table.constData(), 1, static_cast<size_t>(table.size()), stdout);
    if (parser.isSet(out))
        if (const auto written = writeFile(parser.value(out), table); !written) return fail(written.error());
    return failed == 0 ? 0 : 1;
}
