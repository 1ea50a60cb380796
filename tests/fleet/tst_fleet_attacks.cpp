// SPDX-License-Identifier: Apache-2.0
#include "fleet/release/release_shelf.h"
#include "fleet/terminal/fleet_updater.h"
#include "fleet/terminal/ostree_installer.h"
#include "support/fake_clock.h"
#include "support/fleet/operator_bench.h"
#include "support/fleet/site_transport.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>

using namespace caravan;

/// Attacks on releases, against a real repository, real deltas and real GPG signatures. What needs no release is in
/// tst_fleet_documents. Two fleets are made once; each test has a terminal of its own.
class FleetAttacksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void goodReleaseIsTaken();
    void sameFilesMakeTheSameRevision();
    void refusesTamperedDelta();
    void refusesUnsignedCommit();
    void refusesCommitOfAnotherKey();
    void refusesCommitOfRevokedKey();
    void refusesCommitOfAnotherFleet();
    void refusesMixAndMatch();
    void refusesAnotherVersionThanTheDocuments();
    void refusesWrongRevisionBehindARightDelta();
    void refusesDowngradeInTheCommit();
    void refusesTamperedObject();
    void refusesLinksOutOfTheTree_data();
    void refusesLinksOutOfTheTree();
    void refusesSpecialFiles();
    void refusesLinksInSettings();
    void refusesHugeTree();
    void writesToTheReleaseDoNotReachTheRepository();
    void slotCannotBeReachedByName();

private:
    struct Offer
    {
        QString revision;
        QString version;
        DeltaFile delta;
    };
    Offer offerOf(const OperatorBench &bench, const QString &version, const QString &part = u"app"_qs) const;
    InstallOrder orderFor(const Offer &offer, FleetPart part = FleetPart::App) const;
    /// A commit that no command of ours would make, straight from ostree's own tool.
    Offer forge(const QString &tree, const QStringList &options, bool sign);
    std::optional<FleetRefusal> refusal(const InstallOrder &order);

    FakeClock m_clock;
    std::unique_ptr<OperatorBench> m_bench;
    std::unique_ptr<OperatorBench> m_stranger;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<OstreeInstaller> m_installer;
};

namespace {

QByteArray runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        qWarning() << process.readAllStandardError();
        return {};
    }
    return process.readAllStandardOutput().trimmed();
}

DeltaFile describe(const QString &file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) return {};
    const QByteArray bytes = opened.readAll();
    return {{}, file, bytes.size(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()};
}

} // namespace

void FleetAttacksTest::initTestCase()
{
    m_bench = std::make_unique<OperatorBench>(m_clock);
    m_stranger = std::make_unique<OperatorBench>(m_clock);
    for (OperatorBench *bench : {m_bench.get(), m_stranger.get()}) {
        QVERIFY(bench->works());
        const ReleaseTree tree(bench->scratch(u"tree"_qs));
        QVERIFY(tree.fill(u"1"_qs));
        QVERIFY(bench->release(tree.dir(), u"1"_qs).exit == Exit::Ok);
        QVERIFY(tree.fill(u"2"_qs));
        QVERIFY(bench->release(tree.dir(), u"2"_qs).exit == Exit::Ok);
    }
    const ReleaseTree settings(m_bench->scratch(u"settings"_qs));
    QVERIFY(settings.write(u"fleet.toml"_qs, "[kiosk]\nwidth = 800\n"));
    QVERIFY(m_bench->release(settings.dir(), u"1"_qs, u"config"_qs).exit == Exit::Ok);
}

void FleetAttacksTest::init()
{
    m_state = std::make_unique<QTemporaryDir>(memoryDirTemplate());
    HealthGate::Options gate;
    gate.scratch = m_state->filePath(u"scratch"_qs);
    auto opened = OstreeInstaller::open(m_state->path(), HealthGate(gate), {});
    QVERIFY(opened.ok());
    m_installer = std::move(opened).value();
}

FleetAttacksTest::Offer FleetAttacksTest::offerOf(const OperatorBench &bench, const QString &version,
                                                  const QString &part) const
{
    const FleetFolder folder = bench.folder();
    const ReleaseEntry *entry = folder.release(*fleetPartFrom(part), version);
    DeltaFile delta = entry->deltas.first(); // from nothing
    delta.url = bench.site() + u'/' + delta.url;
    return {entry->revision, version, delta};
}

InstallOrder FleetAttacksTest::orderFor(const Offer &offer, FleetPart part) const
{
    const FleetFolder folder = m_bench->folder();
    return {offer.revision, {folder.fleet, part, offer.version}, offer.delta.url, offer.delta, folder.keys.commits};
}

FleetAttacksTest::Offer FleetAttacksTest::forge(const QString &tree, const QStringList &options, bool sign)
{
    const QString repository = u"--repo="_qs + m_bench->scratch(u"forged"_qs);
    if (!QFile::exists(m_bench->scratch(u"forged"_qs)))
        runTool(u"ostree"_qs, {u"init"_qs, repository, u"--mode=archive"_qs});
    QStringList commit{u"commit"_qs, repository, u"--branch=x"_qs, u"--tree=dir="_qs + tree,
                       u"--canonical-permissions"_qs};
    if (sign)
        commit += {u"--gpg-sign="_qs + m_bench->folder().commitKey, u"--gpg-homedir="_qs + m_bench->folder().gpgHome()};
    const QString revision = QString::fromLatin1(runTool(u"ostree"_qs, commit + options));
    const QString file = m_bench->scratch(revision + u".delta");
    runTool(u"ostree"_qs, {u"static-delta"_qs, u"generate"_qs, repository, u"--empty"_qs, u"--inline"_qs,
                           u"--min-fallback-size=0"_qs, u"--filename="_qs + file, revision});
    return {revision, u"9"_qs, describe(file)};
}

std::optional<FleetRefusal> FleetAttacksTest::refusal(const InstallOrder &order)
{
    const auto installed = m_installer->install(order);
    const ReleaseSlots places(fleet_files::slotsOf(m_state->path(), order.label.part));
    if (installed) return std::nullopt;
    if (m_installer->has(order.label.part, order.revision) || places.has(order.revision))
        qFatal("refused, and kept all the same");
    return installed.error().refusal;
}

namespace {
const QStringList honestLabel{u"--add-metadata-string=caravan.fleet=bazaar"_qs,
                              u"--add-metadata-string=caravan.part=app"_qs, u"--add-metadata-string=version=9"_qs};
}

void FleetAttacksTest::goodReleaseIsTaken()
{
    const Offer first = offerOf(*m_bench, u"1"_qs);
    QCOMPARE(refusal(orderFor(first)), std::nullopt);
    ReleaseSlots places(fleet_files::slotsOf(m_state->path(), FleetPart::App));
    QVERIFY(places.has(first.revision));
    QFile text(places.folder(first.revision) + u"/share/text");
    QVERIFY(text.open(QIODevice::ReadOnly));
    QVERIFY(text.readAll().endsWith("t1"));
    QVERIFY(QFileInfo(places.folder(first.revision) + u"/bin/caravan-kiosk").isExecutable());
    QCOMPARE(QFile::symLinkTarget(places.folder(first.revision) + u"/share/link"),
             places.folder(first.revision) + u"/share/same");
    // And the second from the first, by the small delta.
    const FleetFolder folder = m_bench->folder();
    const ReleaseEntry *second = folder.release(FleetPart::App, u"2"_qs);
    DeltaFile small = second->deltas.last();
    QCOMPARE(small.from, first.revision);
    QVERIFY(small.size < second->deltas.first().size);
    small.url = m_bench->site() + u'/' + small.url;
    QCOMPARE(refusal(orderFor({second->revision, u"2"_qs, small})), std::nullopt);
    // The forger's tool makes what is taken when all is in order: the refusals below are not for another reason.
    QCOMPARE(refusal(orderFor(forge(m_bench->scratch(u"tree"_qs), honestLabel, true))), std::nullopt);
}

void FleetAttacksTest::sameFilesMakeTheSameRevision()
{
    const QString revision = offerOf(*m_bench, u"2"_qs).revision;
    const ReleaseTree again(m_bench->scratch(u"elsewhere"_qs));
    QVERIFY(again.fill(u"2"_qs));
    QVERIFY(QFile::setPermissions(again.dir() + u"/share/text", QFile::ReadOwner | QFile::WriteOwner));
    const Answer answer = m_bench->run(runRelease, {again.dir(), u"2"_qs, u"--dry-run"_qs});
    QVERIFY(answer.exit == Exit::Ok);
    QVERIFY2(answer.text.contains(revision), qPrintable(answer.text));
    QVERIFY(again.write(u"share/text"_qs, "other"));
    QVERIFY(!m_bench->run(runRelease, {again.dir(), u"2"_qs, u"--dry-run"_qs}).text.contains(revision));
    QVERIFY(m_bench->release(again.dir(), u"2"_qs).exit == Exit::Refused);
    QVERIFY(m_bench->release(again.dir(), u"1.5"_qs).exit == Exit::Refused);
}

void FleetAttacksTest::refusesTamperedDelta()
{
    const Offer offer = offerOf(*m_bench, u"1"_qs);
    QFile original(offer.delta.url);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray whole = original.readAll();
    for (const qsizetype at : {qsizetype(0), whole.size() / 3, whole.size() - 1}) {
        QByteArray changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x40);
        InstallOrder order = orderFor(offer);
        order.deltaFile = m_state->filePath(u"changed.delta"_qs);
        QFile file(order.deltaFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(changed);
        file.close();
        QCOMPARE(refusal(order), FleetRefusal::WrongDelta);
    }
}

void FleetAttacksTest::refusesUnsignedCommit()
{
    QCOMPARE(refusal(orderFor(forge(m_bench->scratch(u"tree"_qs), honestLabel, false))), FleetRefusal::CommitUnsigned);
}

void FleetAttacksTest::refusesCommitOfAnotherKey()
{
    InstallOrder order = orderFor(offerOf(*m_bench, u"1"_qs));
    order.keys = m_stranger->folder().keys.commits;
    QCOMPARE(refusal(order), FleetRefusal::CommitUnsigned);
    order.keys.clear();
    QCOMPARE(refusal(order), FleetRefusal::CommitUnsigned);
    // A key under a listed fingerprint that is not that key's.
    order.keys = m_stranger->folder().keys.commits;
    order.keys.first().fingerprint = m_bench->folder().keys.commits.first().fingerprint;
    QCOMPARE(refusal(order), FleetRefusal::CommitUnsigned);
}

void FleetAttacksTest::refusesCommitOfRevokedKey()
{
    OperatorBench bench(m_clock);
    const ReleaseTree tree(bench.scratch(u"tree"_qs));
    QVERIFY(tree.fill(u"1"_qs) && bench.release(tree.dir(), u"1"_qs).exit == Exit::Ok);
    QVERIFY(bench.start(u"1"_qs).exit == Exit::Ok);
    const Offer before = offerOf(bench, u"1"_qs);
    const QString revoked = bench.folder().commitKey;
    const Answer answer = bench.run(runRevoke, {revoked});
    QVERIFY2(answer.exit == Exit::Ok, qPrintable(answer.text));
    QVERIFY(!answer.text.isEmpty() && bench.folder().commitKey != revoked);
    InstallOrder order = orderFor(before);
    order.label.fleet = bench.folder().fleet;
    order.keys = bench.folder().keys.commits;
    QCOMPARE(refusal(order), FleetRefusal::CommitUnsigned);
    // The same release, signed anew with what replaced the key: taken by the terminal that has just refused it.
    const Offer after = offerOf(bench, u"1"_qs);
    QCOMPARE(after.revision, before.revision);
    order.delta = after.delta;
    order.deltaFile = after.delta.url;
    QCOMPARE(refusal(order), std::nullopt);
}

void FleetAttacksTest::refusesCommitOfAnotherFleet()
{
    QStringList label = honestLabel;
    label[0] = u"--add-metadata-string=caravan.fleet=harbour"_qs;
    QCOMPARE(refusal(orderFor(forge(m_bench->scratch(u"tree"_qs), label, true))), FleetRefusal::CommitForeign);
    QCOMPARE(refusal(orderFor(forge(m_bench->scratch(u"tree"_qs), {}, true))), FleetRefusal::CommitForeign);
}

void FleetAttacksTest::refusesMixAndMatch()
{
    // Settings, well signed, in the place of the program, and the other way round.
    QCOMPARE(refusal(orderFor(offerOf(*m_bench, u"1"_qs, u"config"_qs), FleetPart::App)), FleetRefusal::CommitForeign);
    QCOMPARE(refusal(orderFor(offerOf(*m_bench, u"1"_qs, u"app"_qs), FleetPart::Config)), FleetRefusal::CommitForeign);
}

void FleetAttacksTest::refusesAnotherVersionThanTheDocuments()
{
    InstallOrder order = orderFor(offerOf(*m_bench, u"1"_qs));
    order.label.version = u"2"_qs;
    QCOMPARE(refusal(order), FleetRefusal::CommitForeign);
}

void FleetAttacksTest::refusesWrongRevisionBehindARightDelta()
{
    InstallOrder order = orderFor(offerOf(*m_bench, u"1"_qs));
    order.revision = offerOf(*m_bench, u"2"_qs).revision;
    QCOMPARE(refusal(order), FleetRefusal::WrongRevision);
}

void FleetAttacksTest::refusesDowngradeInTheCommit()
{
    // An old release under a new number in the document: the commit says which it is.
    InstallOrder order = orderFor(offerOf(*m_bench, u"1"_qs));
    order.label.version = u"99"_qs;
    QCOMPARE(refusal(order), FleetRefusal::CommitForeign);
}

void FleetAttacksTest::refusesTamperedObject()
{
    const Offer offer = offerOf(*m_bench, u"1"_qs);
    QCOMPARE(refusal(orderFor(offer)), std::nullopt);
    // Somebody changes a file of the repository; the copy is gone, so it is to be made from there again.
    ReleaseSlots places(fleet_files::slotsOf(m_state->path(), FleetPart::App));
    places.removeAllBut({});
    QVERIFY(!places.has(offer.revision));
    QDirIterator walk(fleet_files::repository(m_state->path()) + u"/objects", {u"*.file"_qs}, QDir::Files,
                      QDirIterator::Subdirectories);
    QVERIFY(walk.hasNext());
    QFile object(walk.next());
    object.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(object.open(QIODevice::Append));
    object.write("x");
    object.close();
    const auto installed = m_installer->install(orderFor(offer));
    QVERIFY(!installed.ok());
    QCOMPARE(installed.error().refusal, FleetRefusal::Incomplete);
    QVERIFY(!places.has(offer.revision));
    // An object that is missing is found as well.
    QVERIFY(object.remove());
    QCOMPARE(m_installer->install(orderFor(offer)).error().refusal, FleetRefusal::Incomplete);
}

void FleetAttacksTest::refusesLinksOutOfTheTree_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("absolute") << u"/etc/passwd"_qs;
    QTest::newRow("above the root") << u"../../outside"_qs;
    QTest::newRow("through a name") << u"sub/../../.."_qs;
    QTest::newRow("far above") << u"../../../../../../etc"_qs;
}

void FleetAttacksTest::refusesLinksOutOfTheTree()
{
    QFETCH(QString, target);
    const QTemporaryDir dir;
    const ReleaseTree tree(dir.filePath(u"tree"_qs));
    QVERIFY(tree.fill(u"9"_qs));
    QVERIFY(QFile::link(target, tree.dir() + u"/share/evil"));
    QCOMPARE(refusal(orderFor(forge(tree.dir(), honestLabel, true))), FleetRefusal::BadTree);
    // Our own operator's tool does not even make it.
    QVERIFY(m_bench->release(tree.dir(), u"9"_qs).exit == Exit::Failed);
}

void FleetAttacksTest::refusesSpecialFiles()
{
    const QTemporaryDir dir;
    const ReleaseTree tree(dir.filePath(u"tree"_qs));
    QVERIFY(tree.fill(u"9"_qs));
    QVERIFY(!runTool(u"sh"_qs, {u"-c"_qs, u"mkfifo '%1/share/pipe' && echo made"_qs.arg(tree.dir())}).isEmpty());
    QVERIFY(m_bench->release(tree.dir(), u"9"_qs).exit == Exit::Failed);
}

void FleetAttacksTest::refusesLinksInSettings()
{
    const QTemporaryDir dir;
    const ReleaseTree tree(dir.filePath(u"tree"_qs));
    QVERIFY(tree.write(u"a.toml"_qs, "[kiosk]\n"));
    QVERIFY(QFile::link(u"a.toml"_qs, tree.dir() + u"/fleet.toml"));
    QStringList label = honestLabel;
    label[1] = u"--add-metadata-string=caravan.part=config"_qs;
    QCOMPARE(refusal(orderFor(forge(tree.dir(), label, true), FleetPart::Config)), FleetRefusal::BadTree);
}

void FleetAttacksTest::refusesHugeTree()
{
    const QTemporaryDir dir;
    const ReleaseTree tree(dir.filePath(u"tree"_qs));
    QVERIFY(tree.write(u"fleet.toml"_qs, QByteArray(2 << 20, '#')));
    QStringList label = honestLabel;
    label[1] = u"--add-metadata-string=caravan.part=config"_qs;
    QCOMPARE(refusal(orderFor(forge(tree.dir(), label, true), FleetPart::Config)), FleetRefusal::BadTree);
}

void FleetAttacksTest::writesToTheReleaseDoNotReachTheRepository()
{
    const Offer offer = offerOf(*m_bench, u"1"_qs);
    QCOMPARE(refusal(orderFor(offer)), std::nullopt);
    ReleaseSlots places(fleet_files::slotsOf(m_state->path(), FleetPart::App));
    QFile text(places.folder(offer.revision) + u"/share/text");
    QVERIFY(text.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(text.open(QIODevice::ReadWrite));
    QVERIFY(text.write("overwritten") > 0);
    text.close();
    // A copy that is made anew is the release again.
    places.removeAllBut({});
    QCOMPARE(refusal(orderFor(offer)), std::nullopt);
    QVERIFY(text.open(QIODevice::ReadOnly));
    QVERIFY(!text.readAll().startsWith("overwritten"));
}

void FleetAttacksTest::slotCannotBeReachedByName()
{
    // Revisions come from the document, where only 64 hexadecimal digits pass.
    QVERIFY(!RolloutDocument::fromBytes("{\"channels\":{\"stable\":{\"app\":{\"revision\":\"../../x\"}}}}").ok());
}

QTEST_GUILESS_MAIN(FleetAttacksTest)
#include "tst_fleet_attacks.moc"
