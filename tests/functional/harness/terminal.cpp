// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/terminal.h"

#include "core/process_options.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QThread>

namespace caravan::functional {

namespace {

constexpr auto settings = R"([kiosk]
fullscreen = false
scan_source = "picture:%1"
%2
[agent]
delta_seconds = 1
sweep_seconds = 2
backoff_base_seconds = 0.3
backoff_cap_seconds = 3
)";

constexpr auto patientVisit = "idle_warning_seconds = 900\nidle_wipe_seconds = 1000";

} // namespace

Terminal::Terminal(const QString &binaries, const QString &givenDir, const QString &storeFile)
    : m_temporary(QDir::tempPath() + QStringLiteral("/caravan-XXXXXX"))
    , m_binaries(QDir(binaries).absolutePath())
    , m_stateDir(givenDir.isEmpty() ? m_temporary.path() : QDir(givenDir).absolutePath())
    , m_storeFile(storeFile)
    , store(binary(QStringLiteral("caravan-demostore")), m_stateDir)
    , agent(binary(QStringLiteral("caravan-agent")), m_stateDir)
    , kiosk(binary(QStringLiteral("caravan-kiosk")), m_stateDir)
{
    QDir().mkpath(m_stateDir);
}

void Terminal::startStore(const QStringList &arguments)
{
    if (m_storeFile.isEmpty()) return store.start(arguments);
    QFile given(m_storeFile);
    if (given.open(QIODevice::ReadOnly)) writeConnection(QJsonDocument::fromJson(given.readAll()).object());
}

void Terminal::cutLine()
{
    if (m_storeFile.isEmpty()) return store.kill();
    QFile known(state::storeConnection(m_stateDir));
    if (!known.open(QIODevice::ReadOnly)) return;
    QJsonObject connection = QJsonDocument::fromJson(known.readAll()).object();
    connection.insert(QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9")); // discard(9): closed
    writeConnection(connection);
}

void Terminal::writeConnection(const QJsonObject &connection) const
{
    QSaveFile file(state::storeConnection(m_stateDir));
    if (!file.open(QIODevice::WriteOnly)) return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(connection).toJson());
    file.commit();
}

bool Terminal::configure(const QString &extra)
{
    QFile file(m_stateDir + QStringLiteral("/caravan.toml"));
    if (!file.open(QIODevice::WriteOnly)) return false;
    const QString visit = extra.isEmpty() ? QString::fromLatin1(patientVisit) : extra;
    return file.write(QString::fromUtf8(settings).arg(scannerPicture(), visit).toUtf8()) > 0;
}

bool Terminal::startKiosk(const QStringList &arguments)
{
    const QString socket = m_stateDir + QStringLiteral("/drive.socket");
    QFile::remove(socket);
    kiosk.start(QStringList{QStringLiteral("--drive"), socket} + arguments);
    return remote.connectTo(socket);
}

int Terminal::waitForCatalog(int timeout) const
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < timeout) {
        const QByteArray text =
            Program::output(binary(QStringLiteral("caravan-agent")),
                            {QStringLiteral("--catalog-status"), QStringLiteral("--state"), m_stateDir});
        const QJsonObject status = QJsonDocument::fromJson(text).object();
        if (status.value(u"published").toBool() && status.value(u"images_wanted").toInt(-1) == 0)
            return status.value(u"products").toInt();
        QThread::msleep(300);
    }
    return -1;
}

bool Terminal::waitForDelivery(int accepted, int timeout) const
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < timeout) {
        const Accounts now = accounts();
        if (now.pending == 0 && now.accepted >= accepted) return true;
        QThread::msleep(250);
    }
    return false;
}

Accounts Terminal::accounts() const
{
    const QByteArray text = Program::output(binary(QStringLiteral("caravan-kiosk")),
                                            {QStringLiteral("--accounts"), QStringLiteral("--state"), m_stateDir});
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    return {object.value(u"accepted").toInt(-1), object.value(u"acknowledged").toInt(-1),
            object.value(u"pending").toInt(-1), object.value(u"quarantined").toInt(-1),
            object.value(u"balanced").toBool()};
}

} // namespace caravan::functional
