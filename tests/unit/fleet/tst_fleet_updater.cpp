// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/fleet_updater.h"
#include "support/fake_clock.h"
#include "support/fleet/fake_installer.h"
#include "support/fleet/memory_dir.h"
#include "support/fleet/signed_fleet.h"
#include "support/fleet/site_transport.h"

#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

namespace {

/// One terminal with its updater over a site that is held in memory.
class Terminal
{
public:
    Terminal(const SignedFleet &fleet, const QString &id, const Clock &clock)
        : m_installer(m_dir.path())
        , m_enrolment(fleet.enrolment(id))
        , m_clock(clock)
    {
        restart();
    }

    /// As after a new start of the agent: only what is on the disk is known.
    void restart()
    {
        m_updater.reset();
        auto opened = FleetUpdater::open(m_dir.path(), m_enrolment, limits,
                                         {transport, m_jobs, m_installer, m_clock,
                                          [this] { return busy ? std::nullopt : VisitLock::acquire(m_dir.path()); }});
        if (opened) m_updater = std::move(opened).value();
    }
    bool works() const { return m_updater != nullptr; }

    UpdateEnd run()
    {
        std::optional<UpdateEnd> end;
        m_updater->run([&end](UpdateEnd how) { end = how; });
        return end.value();
    }
    void serve(const SignedFleet &fleet)
    {
        transport.files[QStringLiteral("fleet.json")] = fleet.bytes();
        for (const auto &channel : fleet.rollout.channels)
            for (const PartRollout &part : channel)
                transport.files[part.deltas.first().url] = SignedFleet::delta(part.version.toInt());
    }
    ReleaseSlots places(FleetPart part = FleetPart::App) const
    {
        return ReleaseSlots(fleet_files::slotsOf(m_dir.path(), part));
    }
    void endTrialWell() const
    {
        QVERIFY(Trial(places(), QStringLiteral("caravan-kiosk")).countStart() > 0);
        QVERIFY(Trial(places(), QStringLiteral("caravan-kiosk")).noteHealthy());
    }
    QString current(FleetPart part = FleetPart::App) const { return places(part).current(); }
    QJsonObject status() const { return m_updater->status(); }
    QString partRefusal() const { return status().value(u"app").toObject().value(u"refusal").toString(); }
    QString state() const { return m_dir.path(); }
    FakeInstaller &installer() { return m_installer; }

    SiteTransport transport;
    Config::Fleet limits;
    bool busy = false;

private:
    QTemporaryDir m_dir{memoryDirTemplate()};
    FakeInstaller m_installer;
    InlineJobs m_jobs;
    Enrolment m_enrolment;
    const Clock &m_clock;
    std::unique_ptr<FleetUpdater> m_updater;
};

QString rev(int n) { return SignedFleet::revision(n); }

} // namespace

class FleetUpdaterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void takesWhatIsOffered();
    void nothingNewIsOneShortRequest();
    void switchesOnlyWhenNobodyShops();
    void switchesOnlyInItsWindow();
    void trialEndsWellOrIsWaitedFor();
    void returnedReleaseIsNotTakenAgain();
    void gateKeepsABadReleaseOut();
    void expiredDocumentInstallsNothing();
    void refusedDocumentKeepsTheLastOne();
    void wrongDeltaIsNotTaken();
    void revisionBelowTheFloorIsNotTaken();
    void olderVersionIsNotTaken();
    void interruptedDownloadGoesOnWhereItWas();
    void serverWithoutRangesStartsAnew();
    void endlessDataIsCutOff();
    void bytesOfADayAreKept();
    void hoursAreKept();
    void withdrawnReleaseIsLeft();
    void withdrawnSettingsFallBackToTheBuiltIn();
    void haltedReleaseGoesNoFurther();
    void damagedRecordStopsTheUpdater();
    void partsMoveByThemselves();
    void stagedRolloutReachesTheShareItSays();
    void keysRotateWhileHalfTheTerminalsAreAway();
    void everySwitchCanBeKilledAtEachStep();

private:
    FakeClock m_clock;
    std::unique_ptr<SignedFleet> m_fleet;
};

void FleetUpdaterTest::init() { m_fleet = std::make_unique<SignedFleet>(m_clock.utcNow()); }

void FleetUpdaterTest::takesWhatIsOffered()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QCOMPARE(terminal.current(), rev(1));
    const QJsonObject app = terminal.status().value(u"app").toObject();
    QCOMPARE(app.value(u"version").toString(), u"1"_qs);
    QVERIFY(app.value(u"on_trial").toBool());
    QVERIFY(QDir(fleet_files::incoming(terminal.state())).isEmpty());
}

void FleetUpdaterTest::nothingNewIsOneShortRequest()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
    terminal.restart();
    const qint64 before = terminal.transport.bytesSent;
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
    QCOMPARE(terminal.transport.bytesSent, before);
    QCOMPARE(terminal.transport.requests, 2);
}

void FleetUpdaterTest::switchesOnlyWhenNobodyShops()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.busy = true;
    QCOMPARE(terminal.run(), UpdateEnd::Waiting);
    QCOMPARE(terminal.run(), UpdateEnd::Waiting);
    QVERIFY(terminal.current().isEmpty());
    QCOMPARE(terminal.installer().installs, 1); // all is ready, and made once
    // The screen's own lock says the same.
    terminal.busy = false;
    {
        const auto shopper = VisitLock::acquire(terminal.state());
        QCOMPARE(terminal.run(), UpdateEnd::Waiting);
    }
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
}

void FleetUpdaterTest::switchesOnlyInItsWindow()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    const QTime local = toDateTime(m_clock.utcNow()).toLocalTime().time();
    const QString from = local.addSecs(7200).toString(u"HH:mm");
    m_fleet->offer(FleetPart::App, 1).window = from + u'-' + local.addSecs(3 * 3600).toString(u"HH:mm");
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Waiting);
    m_clock.advance(std::chrono::minutes(130));
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
}

void FleetUpdaterTest::trialEndsWellOrIsWaitedFor()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.run();
    m_fleet->offer(FleetPart::App, 2);
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Waiting); // one trial at a time
    QCOMPARE(terminal.current(), rev(1));
    terminal.endTrialWell();
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QCOMPARE(terminal.current(), rev(2));
    QCOMPARE(terminal.places().previous(), rev(1));
}

void FleetUpdaterTest::returnedReleaseIsNotTakenAgain()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.run();
    terminal.endTrialWell();
    m_fleet->offer(FleetPart::App, 2);
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QVERIFY(Trial(terminal.places(), u"caravan-kiosk"_qs).giveUp(u"it crashed"_qs));
    QCOMPARE(terminal.current(), rev(1));
    terminal.restart();
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
    QCOMPARE(terminal.current(), rev(1));
    QCOMPARE(terminal.status().value(u"app").toObject().value(u"blocked").toObject().value(rev(2)).toString(),
             u"it crashed"_qs);
    // The next release is taken again.
    m_fleet->offer(FleetPart::App, 3);
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QCOMPARE(terminal.current(), rev(3));
}

void FleetUpdaterTest::gateKeepsABadReleaseOut()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.installer().bad.insert(rev(1));
    terminal.run();
    QVERIFY(terminal.current().isEmpty());
    QVERIFY(terminal.places().isBlocked(rev(1)));
    QCOMPARE(terminal.partRefusal(), u"gate"_qs);
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
}

void FleetUpdaterTest::expiredDocumentInstallsNothing()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    m_clock.advance(std::chrono::hours(24 * 15));
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
    QVERIFY(terminal.current().isEmpty());
    QCOMPARE(terminal.transport.requests, 1);
    QVERIFY(terminal.status().value(u"expired").toBool());
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QVERIFY(!terminal.status().value(u"expired").toBool());
}

void FleetUpdaterTest::refusedDocumentKeepsTheLastOne()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.busy = true;
    terminal.run();
    terminal.busy = false;
    const SignedFleet stranger(m_clock.utcNow());
    terminal.transport.files[u"fleet.json"_qs] = stranger.bytes();
    QCOMPARE(terminal.run(), UpdateEnd::Switched); // what was promised before still holds
    QCOMPARE(terminal.status().value(u"refusal").toString(), u"keys-unsigned"_qs);
    terminal.serve(*m_fleet);
    terminal.run();
    QCOMPARE(terminal.status().value(u"refusal").toString(), QString());
}

void FleetUpdaterTest::wrongDeltaIsNotTaken()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.transport.files[SignedFleet::deltaUrl(1)] = "delta 9"; // as long, another
    QCOMPARE(terminal.run(), UpdateEnd::Again);
    QCOMPARE(terminal.partRefusal(), u"wrong-delta"_qs);
    QVERIFY(QDir(fleet_files::incoming(terminal.state())).isEmpty());
    // It is not fetched over and over.
    const int asked = terminal.transport.requests;
    QCOMPARE(terminal.run(), UpdateEnd::Waiting);
    QCOMPARE(terminal.transport.requests, asked + 1);
    terminal.serve(*m_fleet);
    m_clock.advance(std::chrono::minutes(2));
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
}

void FleetUpdaterTest::revisionBelowTheFloorIsNotTaken()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 3).floor = u"4"_qs;
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
    QVERIFY(terminal.current().isEmpty());
    QCOMPARE(terminal.partRefusal(), u"older"_qs);
}

void FleetUpdaterTest::olderVersionIsNotTaken()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 10);
    terminal.serve(*m_fleet);
    terminal.run();
    terminal.endTrialWell();
    m_fleet->offer(FleetPart::App, 9);
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
    QCOMPARE(terminal.current(), rev(10));
    QCOMPARE(terminal.partRefusal(), u"older"_qs);
}

void FleetUpdaterTest::interruptedDownloadGoesOnWhereItWas()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    PartRollout &offered = m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    const QByteArray body(1'000'000, 'b');
    offered.deltas = {{{},
                       SignedFleet::deltaUrl(1),
                       body.size(),
                       QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex()}};
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    terminal.transport.files[SignedFleet::deltaUrl(1)] = body;
    terminal.transport.cutAfter = 65'536;
    int runs = 0;
    while (terminal.run() == UpdateEnd::Again) {
        terminal.restart();
        QVERIFY(++runs < 20);
    }
    QCOMPARE(terminal.current(), rev(1));
    QCOMPARE(runs, 15);
    const qint64 documents = m_fleet->bytes().size();
    QCOMPARE(terminal.transport.bytesSent, body.size() + documents);
}

void FleetUpdaterTest::serverWithoutRangesStartsAnew()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.transport.files.remove(SignedFleet::deltaUrl(1));
    QCOMPARE(terminal.run(), UpdateEnd::Again);
    terminal.serve(*m_fleet);
    // Three bytes are here already.
    QFile part(fleet_files::incoming(terminal.state()) + u'/' +
               QString::fromLatin1(m_fleet->rollout.part(u"stable"_qs, FleetPart::App)->deltas.first().sha256));
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write("xyz");
    part.close();
    terminal.transport.ignoresRange = true;
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
}

void FleetUpdaterTest::endlessDataIsCutOff()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    terminal.run();
    terminal.transport.endless = true;
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    terminal.endTrialWell();
    terminal.run();
    QCOMPARE(terminal.status().value(u"refusal").toString(), u"too-large"_qs);
    QVERIFY(terminal.transport.bytesSent < 2 * PublishedFleet::mostBytes);
    // And a delta that does not end.
    terminal.transport.endless = false;
    m_fleet->offer(FleetPart::App, 2);
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    terminal.busy = true;
    terminal.transport.files[SignedFleet::deltaUrl(2)] = QByteArray(10'000'000, 'x');
    const qint64 before = terminal.transport.bytesSent;
    QCOMPARE(terminal.run(), UpdateEnd::Again);
    QVERIFY(terminal.transport.bytesSent - before < 100'000);
    QVERIFY(!terminal.places().has(rev(2)));
}

void FleetUpdaterTest::bytesOfADayAreKept()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    terminal.limits.dailyMegabytes = 1;
    terminal.restart();
    const QByteArray body(2'500'000, 'b');
    PartRollout &offered = m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    offered.deltas = {{{},
                       SignedFleet::deltaUrl(1),
                       body.size(),
                       QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex()}};
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    terminal.transport.files[SignedFleet::deltaUrl(1)] = body;
    int days = 0;
    while (terminal.current().isEmpty()) {
        const qint64 before = terminal.transport.bytesSent;
        for (int i = 0; i < 3; ++i) {
            terminal.run();
            terminal.restart(); // the count is not forgotten
        }
        QVERIFY(terminal.transport.bytesSent - before < 1'100'000);
        m_clock.advance(std::chrono::hours(24));
        QVERIFY(++days < 5);
    }
    QCOMPARE(days, 3);
}

void FleetUpdaterTest::hoursAreKept()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    const QTime local = toDateTime(m_clock.utcNow()).toLocalTime().time();
    terminal.limits.hours = local.addSecs(3600).toString(u"HH:mm") + u'-' + local.addSecs(7200).toString(u"HH:mm");
    terminal.restart();
    m_fleet->offer(FleetPart::App, 1);
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Waiting);
    QCOMPARE(terminal.transport.requests, 1);
    m_clock.advance(std::chrono::minutes(70));
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
}

void FleetUpdaterTest::withdrawnReleaseIsLeft()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    for (const int n : {1, 2}) {
        m_fleet->offer(FleetPart::App, n);
        m_fleet->reissue(m_clock.utcNow());
        terminal.serve(*m_fleet);
        terminal.run();
        terminal.endTrialWell();
        terminal.run();
    }
    QCOMPARE(terminal.current(), rev(2));
    m_fleet->offer(FleetPart::App, 2).withdrawn = QStringList{rev(2)};
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QCOMPARE(terminal.current(), rev(1));
    QCOMPARE(terminal.run(), UpdateEnd::Settled);
    QCOMPARE(terminal.current(), rev(1));
}

void FleetUpdaterTest::withdrawnSettingsFallBackToTheBuiltIn()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::Config, 1);
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QCOMPARE(terminal.current(FleetPart::Config), rev(1));
    m_fleet->offer(FleetPart::Config, 1).withdrawn = QStringList{rev(1)};
    m_fleet->reissue(m_clock.utcNow());
    terminal.serve(*m_fleet);
    QCOMPARE(terminal.run(), UpdateEnd::Switched);
    QVERIFY(terminal.current(FleetPart::Config).isEmpty());
}

void FleetUpdaterTest::haltedReleaseGoesNoFurther()
{
    Terminal early(*m_fleet, u"t1"_qs, m_clock);
    Terminal late(*m_fleet, u"t2"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    early.serve(*m_fleet);
    QCOMPARE(early.run(), UpdateEnd::Switched);
    early.endTrialWell();
    m_fleet->rollout.channels[u"stable"_qs][FleetPart::App].halted = QStringList{rev(1)};
    m_fleet->reissue(m_clock.utcNow());
    early.serve(*m_fleet);
    late.serve(*m_fleet);
    QCOMPARE(late.run(), UpdateEnd::Settled);
    QVERIFY(late.current().isEmpty());
    early.run();
    QCOMPARE(early.current(), rev(1));
}

void FleetUpdaterTest::damagedRecordStopsTheUpdater()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    terminal.serve(*m_fleet);
    terminal.run();
    QFile record(fleet_files::record(terminal.state()));
    QVERIFY(record.open(QIODevice::WriteOnly));
    record.write("{\"trust\":{}}");
    record.close();
    terminal.restart();
    QVERIFY(!terminal.works());
}

void FleetUpdaterTest::partsMoveByThemselves()
{
    Terminal terminal(*m_fleet, u"t1"_qs, m_clock);
    m_fleet->offer(FleetPart::App, 1);
    m_fleet->offer(FleetPart::Config, 2);
    m_fleet->offer(FleetPart::Content, 3);
    terminal.serve(*m_fleet);
    terminal.installer().bad.insert(rev(2));
    terminal.run();
    QCOMPARE(terminal.current(FleetPart::App), rev(1));
    QVERIFY(terminal.current(FleetPart::Config).isEmpty());
    QCOMPARE(terminal.current(FleetPart::Content), rev(3));
    QVERIFY(!terminal.places(FleetPart::App).isBlocked(rev(2)));
}

void FleetUpdaterTest::stagedRolloutReachesTheShareItSays()
{
    constexpr int count = 60;
    std::vector<std::unique_ptr<Terminal>> terminals;
    for (int i = 0; i < count; ++i)
        terminals.push_back(std::make_unique<Terminal>(*m_fleet, QStringLiteral("terminal-%1").arg(i), m_clock));
    PartRollout &offered = m_fleet->offer(FleetPart::Content, 1);
    offered.plan.percent = 20;
    offered.plan.duration = std::chrono::hours(10);
    const auto share = [&] {
        int have = 0;
        for (const auto &terminal : terminals) {
            terminal->serve(*m_fleet);
            terminal->run();
            have += terminal->current(FleetPart::Content) == rev(1);
        }
        return have;
    };
    const int first = share();
    QVERIFY2(first >= 4 && first <= 22, qPrintable(QString::number(first)));
    m_clock.advance(std::chrono::hours(5));
    const int second = share();
    QVERIFY(second > first && second < count);
    m_clock.advance(std::chrono::hours(5));
    QCOMPARE(share(), count);
}

/// A month in which the document, the commit and the root key are all replaced, with half of the terminals away.
void FleetUpdaterTest::keysRotateWhileHalfTheTerminalsAreAway()
{
    constexpr int count = 20;
    std::vector<std::unique_ptr<Terminal>> terminals;
    for (int i = 0; i < count; ++i) {
        terminals.push_back(std::make_unique<Terminal>(*m_fleet, QStringLiteral("terminal-%1").arg(i), m_clock));
        terminals.back()->installer().believedKeys = {"commit-1"};
    }
    m_fleet->offer(FleetPart::Content, 1);
    SigningKey secondRoot = SigningKey::make();
    SigningKey secondDocument = SigningKey::make();
    SigningKey thirdDocument = SigningKey::make();
    const SigningKey *signer = &m_fleet->document;
    const SigningKey *root = &m_fleet->root;
    const auto pass = [&](int day) {
        for (int i = 0; i < count; ++i) {
            Terminal &terminal = *terminals[static_cast<size_t>(i)];
            const bool away = i % 2 == 1 && day >= 2 && day < 32;
            terminal.transport.down = away;
            terminal.serve(*m_fleet);
            terminal.transport.files[u"fleet.json"_qs] = m_fleet->bytes(*signer);
            terminal.restart();
            terminal.run();
        }
    };
    for (int day = 0; day < 34; ++day, m_clock.advance(std::chrono::hours(24))) {
        const UtcTime now = m_clock.utcNow();
        if (day == 8) {
            m_fleet->keys.documents = {secondDocument.publicKey()};
            m_fleet->keys.commits = {{QString(40, u'B'), "commit-2"}};
            m_fleet->signKeys(now, {root});
            signer = &secondDocument;
            m_fleet->offer(FleetPart::Content, 2);
            for (const auto &terminal : terminals)
                terminal->installer().believedKeys = {"commit-2"};
        }
        if (day == 15) {
            m_fleet->keys.roots = {secondRoot.publicKey()};
            m_fleet->signKeys(now, {root, &secondRoot});
            root = &secondRoot;
        }
        if (day == 22) {
            m_fleet->keys.documents = {thirdDocument.publicKey()};
            m_fleet->signKeys(now, {root});
            signer = &thirdDocument;
            m_fleet->offer(FleetPart::Content, 3);
        }
        m_fleet->reissue(now);
        pass(day);
    }
    for (const auto &terminal : terminals) {
        QCOMPARE(terminal->current(FleetPart::Content), rev(3));
        QCOMPARE(terminal->status().value(u"keys_version").toInt(), 4);
    }
    // What the first keys sign counts nowhere any more.
    m_fleet->rollout.serial += 1;
    for (const auto &terminal : terminals) {
        terminal->transport.files[u"fleet.json"_qs] = m_fleet->bytes(m_fleet->document);
        terminal->run();
        QCOMPARE(terminal->status().value(u"refusal").toString(), u"unsigned"_qs);
    }
}

/// The links and the trial's files as they stand after each prefix of a switch and of a return: something runs.
void FleetUpdaterTest::everySwitchCanBeKilledAtEachStep()
{
    const QTemporaryDir dir;
    ReleaseSlots places(dir.path());
    for (const int n : {1, 2}) {
        const QString fresh = places.freshFolder(rev(n));
        QVERIFY(QDir().mkpath(fresh));
        QVERIFY(places.adopt(fresh, rev(n)));
    }
    QVERIFY(places.switchTo(rev(1)));
    const Trial trial(places, u"caravan-kiosk"_qs);
    QVERIFY(trial.begin(rev(2), rev(1)));
    QVERIFY(!trial.underWay()); // killed here: nothing has changed
    QCOMPARE(places.bootable(), rev(1));
    QVERIFY(places.switchTo(rev(2)));
    QVERIFY(trial.underWay());
    QCOMPARE(trial.countStart(), 1);
    QCOMPARE(trial.countStart(), 2);
    QVERIFY(places.block(rev(2), u"killed here"_qs)); // the first step of giveUp()
    QCOMPARE(places.bootable(), rev(1));
    QVERIFY(trial.giveUp(u"again"_qs));
    QCOMPARE(places.current(), rev(1));
    QVERIFY(!trial.underWay());
    QVERIFY(trial.revision().isEmpty());
    // A dangling link is no end either.
    QVERIFY(QFile::link(u"releases/gone"_qs, dir.filePath(u"x"_qs)));
    QVERIFY(QFile::remove(dir.filePath(u"current"_qs)));
    QVERIFY(QFile::rename(dir.filePath(u"x"_qs), dir.filePath(u"current"_qs)));
    QVERIFY(places.current().isEmpty());
    QCOMPARE(places.bootable(), rev(1));
}

QTEST_GUILESS_MAIN(FleetUpdaterTest)
#include "tst_fleet_updater.moc"
