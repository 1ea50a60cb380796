// SPDX-License-Identifier: Apache-2.0
#include "test_store.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

namespace caravan::demostore {

/// The real program: what it prints, how it ends, what it leaves in its folder.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void badCatalogChangesNothing();
    void connectionFileIsPrivate();
    void secondInstanceIsRefused();
    void takenPortIsReplaced();
    void explicitPortMustBeFree();

private:
    struct Run
    {
        int exitCode = -1;
        QString errors;
    };
    static Run runOnce(const QStringList &arguments);
    /// Starts the program and waits until its connection file names a port that answers.
    static std::unique_ptr<QProcess> start(const QString &dir, const QStringList &arguments, QJsonObject &connection);
    static void stop(QProcess &process);
    static QString write(const QTemporaryDir &dir, const QByteArray &lines);
};

TestProgram::Run TestProgram::runOnce(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(DEMOSTORE_PROGRAM), arguments);
    if (!process.waitForFinished(30'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
}

std::unique_ptr<QProcess> TestProgram::start(const QString &dir, const QStringList &arguments, QJsonObject &connection)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(QStringLiteral(DEMOSTORE_PROGRAM), QStringList{QStringLiteral("--state"), dir} + arguments);
    QByteArray output;
    while (!output.contains("serving url=") && process->waitForReadyRead(30'000))
        output += process->readAll();
    QFile file(dir + QStringLiteral("/store.json"));
    if (file.open(QIODevice::ReadOnly)) connection = QJsonDocument::fromJson(file.readAll()).object();
    return process;
}

void TestProgram::stop(QProcess &process)
{
    process.kill(); // as a power cut does: nothing may depend on a farewell
    process.waitForFinished(30'000);
}

QString TestProgram::write(const QTemporaryDir &dir, const QByteArray &lines)
{
    const QString path = dir.filePath(QStringLiteral("c.jsonl"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size()) qFatal("cannot write the catalog");
    return path;
}

void TestProgram::badCatalogChangesNothing()
{
    const QTemporaryDir dir;
    const QString state = dir.filePath(QStringLiteral("state"));
    const QByteArray good = R"({"type":"category","handle":"a","rank":1,"name":{"zh-CN":"甲"}})"
                            "\n";
    const QStringList arguments{QStringLiteral("--state"), state, QStringLiteral("--once"), QStringLiteral("--import"),
                                write(dir, good)};
    QCOMPARE(runOnce(arguments).exitCode, 0);
    QVERIFY(!QFile::exists(state + QStringLiteral("/store.json")));
    write(dir, good + R"({"type":"category","handle":"b","rank":"1","name":{"zh-CN":"乙"}})"
                      "\n");
    const Run bad = runOnce(arguments);
    QCOMPARE(bad.exitCode, 1);
    QCOMPARE(bad.errors.trimmed(), dir.filePath(QStringLiteral("c.jsonl")) +
                                       QStringLiteral(":2: rank: must be a whole number from 0 to 1000000"));
    const SystemClock clock;
    const auto store = DemoStore::open(state, clock);
    QVERIFY(store.ok());
    QVERIFY(!(*store)->isEmpty());
}

void TestProgram::connectionFileIsPrivate()
{
    const QTemporaryDir dir;
    QJsonObject connection;
    const QStringList import{QStringLiteral("--import"),
                             write(dir, sampleCatalog().replace(R"("image":"a.png",)", ""))};
    auto process = start(dir.path(), import, connection);
    QVERIFY(connection.value(QStringLiteral("url")).toString().startsWith(u"http://127.0.0.1:"));
    QCOMPARE(connection.keys(), (QStringList{QStringLiteral("publishable_key"), QStringLiteral("region_id"),
                                             QStringLiteral("secret_key"), QStringLiteral("url")}));
    for (const char *name : {"/store.json", "/store.db"})
        QCOMPARE(QFile::permissions(dir.path() + QLatin1String(name)) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    stop(*process);
    QJsonObject again;
    process = start(dir.path(), {}, again);
    QCOMPARE(again, connection); // keys, region and port
    stop(*process);
}

void TestProgram::secondInstanceIsRefused()
{
    const QTemporaryDir dir;
    QJsonObject connection;
    const QString catalog = write(dir, sampleCatalog().replace(R"("image":"a.png",)", ""));
    const auto process = start(dir.path(), {QStringLiteral("--import"), catalog}, connection);
    const Run second = runOnce({QStringLiteral("--state"), dir.path(), QStringLiteral("--once")});
    QCOMPARE(second.exitCode, 1);
    QVERIFY(second.errors.contains(QStringLiteral("another demostore")));
    stop(*process);
}

void TestProgram::takenPortIsReplaced()
{
    const QTemporaryDir dir;
    QJsonObject first;
    const QString catalog = write(dir, sampleCatalog().replace(R"("image":"a.png",)", ""));
    auto process = start(dir.path(), {QStringLiteral("--import"), catalog}, first);
    stop(*process);
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::LocalHost,
                            static_cast<quint16>(QUrl(first.value(QStringLiteral("url")).toString()).port())));
    QJsonObject second;
    process = start(dir.path(), {}, second);
    QVERIFY(second.value(QStringLiteral("url")) != first.value(QStringLiteral("url")));
    QCOMPARE(second.value(QStringLiteral("publishable_key")), first.value(QStringLiteral("publishable_key")));
    stop(*process);
}

void TestProgram::explicitPortMustBeFree()
{
    const QTemporaryDir dir;
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::LocalHost));
    const QString catalog = write(dir, sampleCatalog().replace(R"("image":"a.png",)", ""));
    const Run run = runOnce({QStringLiteral("--state"), dir.path(), QStringLiteral("--import"), catalog,
                             QStringLiteral("--port"), QString::number(squatter.serverPort())});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.errors.contains(QStringLiteral("cannot listen on port")));
}

} // namespace caravan::demostore

QTEST_GUILESS_MAIN(caravan::demostore::TestProgram)
#include "tst_demostore_program.moc"
