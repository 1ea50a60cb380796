// SPDX-License-Identifier: Apache-2.0
#include "fleet/slots/trial.h"
#include "fleet/terminal/enrolment.h"
#include "nginx.h"
#include "programs.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace caravan;

/// The whole way with the real programs: the operator's, the agent's, the launcher's, a web server between them.
class FleetJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void everyCommandHelps_data();
    void everyCommandHelps();
    void mistakesHaveTheirStatus();
    void fromNothingToAFleetOfTwo();
    void settingsReachTheTerminal();
    void pollIsShort();

private:
    Ran fleet(const QStringList &arguments) const
    {
        return runProgram(QStringLiteral(FLEET_PROGRAM),
                          arguments + QStringList{u"--fleet"_qs, m_dir.filePath(u"fleet"_qs)});
    }
    Ran agent(const QString &state, const QStringList &arguments) const
    {
        return runProgram(QStringLiteral(AGENT_PROGRAM), QStringList{u"--state"_qs, state} + arguments);
    }
    bool enrol(const QString &state) const;
    QString current(const QString &state, FleetPart part = FleetPart::App) const
    {
        return ReleaseSlots(fleet_files::slotsOf(state, part)).current();
    }

    QTemporaryDir m_dir{memoryDirTemplate()};
    std::unique_ptr<Nginx> m_server;
};

void FleetJourneyTest::initTestCase()
{
    if (!Nginx::isInstalled()) QSKIP("nginx is not installed");
    QVERIFY(QDir().mkpath(m_dir.filePath(u"fleet/site"_qs)));
    m_server = std::make_unique<Nginx>(m_dir.filePath(u"fleet/site"_qs));
    QVERIFY(m_server->answers());
    const Ran made = fleet({u"keygen"_qs, u"bazaar"_qs, u"--url"_qs, m_server->url()});
    QVERIFY2(made.status == 0, made.error.constData());
    // Nothing of a secret key is printed.
    QFile secret(m_dir.filePath(u"fleet/offline/root.key"_qs));
    QVERIFY(secret.open(QIODevice::ReadOnly));
    QVERIFY(!made.out.contains(secret.readAll().split('\n').at(1).left(20)));
    QCOMPARE(secret.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void FleetJourneyTest::cleanupTestCase() { gpg::endAgent(m_dir.filePath(u"fleet/keys/gnupg"_qs)); }

bool FleetJourneyTest::enrol(const QString &state) const
{
    const Ran request = agent(state, {u"--enrol-request"_qs});
    const QString answer = state + u"/answer";
    const Ran made = fleet({u"enrol"_qs, QString::fromUtf8(request.out.trimmed()), u"--out"_qs, answer});
    return request.status == 0 && made.status == 0 && agent(state, {u"--enrol-accept"_qs, answer}).status == 0;
}

void FleetJourneyTest::everyCommandHelps_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"keygen", "release", "rollout", "status", "enrol", "rotate", "revoke", "verify"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void FleetJourneyTest::everyCommandHelps()
{
    QFETCH(QString, command);
    const Ran ran = runProgram(QStringLiteral(FLEET_PROGRAM), {command, u"--help"_qs});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.contains("Usage:") && ran.out.contains(command.toLatin1()));
    const Ran wrong = runProgram(QStringLiteral(FLEET_PROGRAM), {command, u"--no-such-option"_qs});
    QCOMPARE(wrong.status, 2);
    QVERIFY(wrong.error.startsWith("caravan-fleet: "));
}

void FleetJourneyTest::mistakesHaveTheirStatus()
{
    QCOMPARE(runProgram(QStringLiteral(FLEET_PROGRAM), {}).status, 2);
    QCOMPARE(runProgram(QStringLiteral(FLEET_PROGRAM), {u"explode"_qs}).status, 2);
    QCOMPARE(runProgram(QStringLiteral(FLEET_PROGRAM), {u"--version"_qs}).status, 0);
    QCOMPARE(
        runProgram(QStringLiteral(FLEET_PROGRAM), {u"status"_qs, u"--fleet"_qs, m_dir.filePath(u"none"_qs)}).status, 1);
    QCOMPARE(fleet({u"keygen"_qs, u"bazaar"_qs, u"--url"_qs, m_server->url()}).status, 3);
    QCOMPARE(fleet({u"rollout"_qs, u"start"_qs, u"stable"_qs, u"app"_qs, u"7.7"_qs}).status, 3);
    QCOMPARE(fleet({u"rollout"_qs, u"halt"_qs, u"stable"_qs, u"app"_qs}).status, 3);
    QCOMPARE(fleet({u"enrol"_qs, u"nonsense"_qs}).status, 3);
    const QString state = m_dir.filePath(u"lonely"_qs);
    QCOMPARE(agent(state, {u"--update"_qs}).status, 1);
    QCOMPARE(agent(state, {u"--fleet-status"_qs}).status, 1);
}

void FleetJourneyTest::fromNothingToAFleetOfTwo()
{
    const QString one = m_dir.filePath(u"one"_qs);
    const QString two = m_dir.filePath(u"two"_qs);
    QVERIFY(enrol(one) && enrol(two));
    const ReleaseTree tree(m_dir.filePath(u"tree"_qs));
    QVERIFY(fillPrograms(tree, u"1.0"_qs));
    QCOMPARE(fleet({u"release"_qs, tree.dir(), u"1.0"_qs}).status, 0);
    const Ran dry = fleet({u"rollout"_qs, u"start"_qs, u"stable"_qs, u"app"_qs, u"1.0"_qs, u"--dry-run"_qs});
    QCOMPARE(dry.status, 0);
    QVERIFY(dry.json().value(u"channels").toObject().contains(u"stable"));
    QCOMPARE(fleet({u"rollout"_qs, u"start"_qs, u"stable"_qs, u"app"_qs, u"1.0"_qs}).status, 0);
    QCOMPARE(fleet({u"verify"_qs}).status, 0);
    for (const QString &state : {one, two}) {
        const Ran updated = agent(state, {u"--update"_qs});
        QVERIFY2(updated.status == 0, updated.error.constData());
        QCOMPARE(updated.json().value(u"app").toObject().value(u"version").toString(), u"1.0"_qs);
        QCOMPARE(Trial(ReleaseSlots(fleet_files::slotsOf(state, FleetPart::App)), {}).confirm(), true);
    }
    // A bad release undoes itself.
    QVERIFY(fillPrograms(tree, u"1.1"_qs, "crash"));
    QCOMPARE(fleet({u"release"_qs, tree.dir(), u"1.1"_qs}).status, 0);
    QCOMPARE(fleet({u"rollout"_qs, u"start"_qs, u"stable"_qs, u"app"_qs, u"1.1"_qs}).status, 0);
    const QString good = current(one);
    QCOMPARE(agent(one, {u"--update"_qs}).status, 0);
    QVERIFY(current(one) != good);
    QProcess launcher;
    launcher.start(QStringLiteral(LAUNCHER_PROGRAM), {u"--state"_qs, one, u"--healthy-seconds"_qs, u"1"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(current(one), good, 30'000);
    launcher.terminate();
    QVERIFY(launcher.waitForFinished());
    const Ran after = agent(one, {u"--update"_qs});
    QCOMPARE(current(one), good);
    QCOMPARE(after.json().value(u"app").toObject().value(u"blocked").toObject().size(), 1);
    // The operator stops it for the others.
    QCOMPARE(fleet({u"rollout"_qs, u"halt"_qs, u"stable"_qs, u"app"_qs}).status, 0);
    QCOMPARE(agent(two, {u"--update"_qs}).status, 0);
    QCOMPARE(current(two), good);
    const Ran status = fleet({u"status"_qs});
    QVERIFY(status.out.contains("halted") && status.out.contains("terminal K01"));
    QCOMPARE(fleet({u"verify"_qs}).status, 0);
}

void FleetJourneyTest::settingsReachTheTerminal()
{
    const QString state = m_dir.filePath(u"three"_qs);
    QVERIFY(enrol(state));
    const ReleaseTree tree(m_dir.filePath(u"settings"_qs));
    QVERIFY(tree.write(u"fleet.toml"_qs, "[kiosk]\nwidth = 801\n"));
    QVERIFY(tree.write(u"regions/demo.toml"_qs, "[kiosk]\nheight = 802\n"));
    QCOMPARE(fleet({u"release"_qs, tree.dir(), u"1"_qs, u"--part"_qs, u"config"_qs}).status, 0);
    QCOMPARE(fleet({u"rollout"_qs, u"start"_qs, u"stable"_qs, u"config"_qs, u"1"_qs}).status, 0);
    (void)agent(state, {u"--update"_qs});
    const auto value = [&](const QString &key) {
        return agent(state, {u"--config-values"_qs}).json().value(key).toObject();
    };
    QCOMPARE(value(u"kiosk.width"_qs).value(u"value").toInt(), 801);
    QCOMPARE(value(u"kiosk.width"_qs).value(u"layer").toString(), u"fleet"_qs);
    QCOMPARE(value(u"kiosk.height"_qs).value(u"layer").toString(), u"region"_qs);
    // A bad one keeps the last good.
    QVERIFY(tree.write(u"fleet.toml"_qs, "[kiosk]\nwidth = 1\n"));
    QCOMPARE(fleet({u"release"_qs, tree.dir(), u"2"_qs, u"--part"_qs, u"config"_qs}).status, 0);
    QCOMPARE(fleet({u"rollout"_qs, u"start"_qs, u"stable"_qs, u"config"_qs, u"2"_qs}).status, 0);
    const QJsonObject config = agent(state, {u"--update"_qs}).json().value(u"config").toObject();
    QCOMPARE(config.value(u"version").toString(), u"1"_qs);
    QCOMPARE(config.value(u"refusal").toString(), u"gate"_qs);
    QCOMPARE(value(u"kiosk.width"_qs).value(u"value").toInt(), 801);
}

void FleetJourneyTest::pollIsShort()
{
    const QString state = m_dir.filePath(u"three"_qs);
    (void)agent(state, {u"--update"_qs});
    (void)m_server->traffic();
    (void)agent(state, {u"--update"_qs});
    const Nginx::Traffic traffic = m_server->traffic();
    qInfo() << "poll, nothing new:" << traffic.requests << "request," << traffic.up << "bytes up," << traffic.down
            << "bytes down";
    QCOMPARE(traffic.requests, 1);
    QVERIFY(traffic.up + traffic.down <= 1000);
}

QTEST_GUILESS_MAIN(FleetJourneyTest)
#include "tst_fleet_journey.moc"
