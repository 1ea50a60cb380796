// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"

#include "bench/generated_catalog.h"
#include "core/process_options.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace caravan::bench {

namespace {

/// Port 9 of loopback (discard, RFC 863) answers nobody: a line that is down. No camera, since it would be measured.
constexpr auto settings = R"([store]
url = "http://127.0.0.1:9"
publishable_key = "pk_bench"
region_id = "reg_bench"
[kiosk]
attract = false
fullscreen = false
scan_source = "picture:none.png"
idle_warning_seconds = 3000
idle_wipe_seconds = 3600
)";

} // namespace

Environment::Environment(QString binaries, QString folder, bool full)
    : m_binaries(std::move(binaries))
    , m_folder(std::move(folder))
    , m_full(full)
{
}

QString Environment::program(const QString &name) const { return m_binaries + u'/' + name; }

QString Environment::floorProgram(const QString &name) { return QCoreApplication::applicationDirPath() + u'/' + name; }

QString Environment::log(const QString &name) const { return m_folder + u'/' + name + QStringLiteral(".log"); }

Result<QString, QString> Environment::newFolder(const QString &name)
{
    const QString path = QStringLiteral("%1/%2-%3").arg(m_folder, name).arg(++m_folders);
    if (!QDir().mkpath(path)) return Failure{QStringLiteral("cannot make %1").arg(path)};
    return path;
}

Result<QString, QString> Environment::terminal()
{
    if (!m_terminal.isEmpty()) return m_terminal;
    const auto folder = newFolder(QStringLiteral("terminal"));
    if (!folder) return folder;
    const auto written = writeFile(*folder + QStringLiteral("/caravan.toml"), settings);
    if (!written) return written.failure();
    say(QStringLiteral("making a catalog of %1 products").arg(terminalProducts));
    const auto filled = fillCatalog(state::catalogDatabase(*folder), terminalProducts, *folder);
    if (!filled) return filled.failure();
    m_terminal = *folder;
    return m_terminal;
}

Result<Done, QString> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return Failure{QStringLiteral("%1: %2").arg(path, file.errorString())};
    return Done{};
}

void say(const QString &what) { std::fprintf(stderr, "bench: %s\n", qPrintable(what)); }

} // namespace caravan::bench
