// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/eligibility.h"
#include "support/fake_clock.h"
#include "support/fleet/signed_fleet.h"

#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

/// The documents of a fleet, and the attacks on them that need no release: each has a test of its own name.
class FleetDocumentsTest : public QObject
{
    Q_OBJECT

private slots:
    void goodFileIsTaken();
    void sameFileAgainIsTaken();
    void refusesUnsignedDocument();
    void refusesWrongKey();
    void refusesRevokedKey();
    void refusesTamperedDocument_data();
    void refusesTamperedDocument();
    void refusesKeyListOfAnotherRoot();
    void refusesOlderKeyList();
    void refusesOlderDocument();
    void refusesAnotherDocumentUnderTheSameSerial();
    void refusesDocumentSignedBeforeTheKeysChanged();
    void freezeIsSeen();
    void clockThatIsBehindDoesNotHideAFreeze();
    void refusesFastForward();
    void fastForwardEndsWithTheStolenKey();
    void refusesDocumentOfAnotherFleet();
    void refusesKeyListOfAnotherFleet();
    void refusesDocumentOfAnotherType();
    void refusesTooLargeFile();
    void refusesNonsense_data();
    void refusesNonsense();
    void refusesFieldsOutOfTheirForm_data();
    void refusesFieldsOutOfTheirForm();
    void newRootIsReachedOverTheChain();
    void enrolmentAnswersOneTerminal();
    void enrolmentRefusesDamage();
    void secretKeysStayPrivate();
    void thresholdGrows();
    void positionsAreSpreadEvenly();
    void cohortsAndHalts();
    void hoursGoOverMidnight();
    void versionsAreNumbers();

private:
    FakeClock m_clock;
    UtcTime now() const { return m_clock.utcNow(); }
    FleetRefusal refusal(const QByteArray &bytes, const FleetTrust &trust) const
    {
        const auto accepted = acceptFleet(bytes, trust, now());
        return accepted ? static_cast<FleetRefusal>(-1) : accepted.error();
    }
};

void FleetDocumentsTest::goodFileIsTaken()
{
    SignedFleet fleet(now());
    fleet.offer(FleetPart::App, 7);
    const auto accepted = acceptFleet(fleet.bytes(), fleet.trust(), now());
    QVERIFY(accepted.ok());
    QVERIFY(!accepted->expired);
    QCOMPARE(accepted->trust.serial, fleet.rollout.serial);
    QCOMPARE(accepted->document.part(u"stable"_qs, FleetPart::App)->version, u"7"_qs);
    QVERIFY(!accepted->document.part(u"stable"_qs, FleetPart::Config));
    QVERIFY(!accepted->document.part(u"canary"_qs, FleetPart::App));
}

void FleetDocumentsTest::sameFileAgainIsTaken()
{
    SignedFleet fleet(now());
    const auto first = acceptFleet(fleet.bytes(), fleet.trust(), now());
    QVERIFY(acceptFleet(fleet.bytes(), first->trust, now()).ok());
}

void FleetDocumentsTest::refusesUnsignedDocument()
{
    SignedFleet fleet(now());
    PublishedFleet published = PublishedFleet::fromBytes(fleet.bytes()).value();
    published.rollout.signatures.first().bytes = QByteArray(64, '\0');
    QCOMPARE(refusal(published.toBytes(), fleet.trust()), FleetRefusal::Unsigned);
    published.rollout.signatures.clear();
    QCOMPARE(refusal(published.toBytes(), fleet.trust()), FleetRefusal::Malformed);
}

void FleetDocumentsTest::refusesWrongKey()
{
    SignedFleet fleet(now());
    const SigningKey stranger = SigningKey::make();
    QCOMPARE(refusal(fleet.bytes(stranger), fleet.trust()), FleetRefusal::Unsigned);
    // The root signs keys, not rollouts.
    QCOMPARE(refusal(fleet.bytes(fleet.root), fleet.trust()), FleetRefusal::Unsigned);
}

void FleetDocumentsTest::refusesRevokedKey()
{
    SignedFleet fleet(now());
    const auto before = acceptFleet(fleet.bytes(), fleet.trust(), now());
    const SigningKey fresh = SigningKey::make();
    fleet.keys.documents = {fresh.publicKey()};
    fleet.signKeys(now(), {&fleet.root});
    fleet.reissue(now());
    QCOMPARE(refusal(fleet.bytes(), before->trust), FleetRefusal::Unsigned);
    const auto after = acceptFleet(fleet.bytes(fresh), before->trust, now());
    QVERIFY(after.ok());
    // With the list of before, in which the key still stands.
    fleet.chain.removeLast();
    fleet.reissue(now());
    QCOMPARE(refusal(fleet.bytes(), after->trust), FleetRefusal::KeysOlder);
}

void FleetDocumentsTest::refusesTamperedDocument_data()
{
    QTest::addColumn<int>("place");
    for (const int place : {0, 10, 40, 100, -2})
        QTest::addRow("byte %d", place) << place;
}

void FleetDocumentsTest::refusesTamperedDocument()
{
    QFETCH(int, place);
    SignedFleet fleet(now());
    PublishedFleet published = PublishedFleet::fromBytes(fleet.bytes()).value();
    QByteArray &payload = published.rollout.payload;
    const qsizetype at = place < 0 ? payload.size() + place : place;
    payload[at] = static_cast<char>(payload[at] ^ 1);
    QCOMPARE(refusal(published.toBytes(), fleet.trust()), FleetRefusal::Unsigned);
    published = PublishedFleet::fromBytes(fleet.bytes()).value();
    published.keys.first().payload[at % published.keys.first().payload.size()] ^= 1;
    QCOMPARE(refusal(published.toBytes(), fleet.trust()), FleetRefusal::KeysUnsigned);
}

void FleetDocumentsTest::refusesKeyListOfAnotherRoot()
{
    SignedFleet fleet(now());
    const SigningKey stranger = SigningKey::make();
    fleet.keys.documents = {stranger.publicKey()};
    fleet.signKeys(now(), {&stranger});
    QCOMPARE(refusal(fleet.bytes(stranger), fleet.trust()), FleetRefusal::KeysUnsigned);
}

void FleetDocumentsTest::refusesOlderKeyList()
{
    SignedFleet fleet(now());
    FleetTrust trust = fleet.trust();
    trust.keysVersion = 2;
    QCOMPARE(refusal(fleet.bytes(), trust), FleetRefusal::KeysOlder);
}

void FleetDocumentsTest::refusesOlderDocument()
{
    SignedFleet fleet(now());
    const QByteArray old = fleet.bytes();
    fleet.reissue(now());
    const auto accepted = acceptFleet(fleet.bytes(), fleet.trust(), now());
    QCOMPARE(refusal(old, accepted->trust), FleetRefusal::SerialOlder);
}

void FleetDocumentsTest::refusesAnotherDocumentUnderTheSameSerial()
{
    SignedFleet fleet(now());
    const auto accepted = acceptFleet(fleet.bytes(), fleet.trust(), now());
    fleet.offer(FleetPart::App, 1);
    QCOMPARE(refusal(fleet.bytes(), accepted->trust), FleetRefusal::SerialTwice);
}

void FleetDocumentsTest::refusesDocumentSignedBeforeTheKeysChanged()
{
    SignedFleet fleet(now());
    fleet.signKeys(now() + std::chrono::hours(1), {&fleet.root});
    QCOMPARE(refusal(fleet.bytes(), fleet.trust()), FleetRefusal::SerialOlder);
}

void FleetDocumentsTest::freezeIsSeen()
{
    SignedFleet fleet(now());
    fleet.offer(FleetPart::App, 1);
    QVERIFY(!acceptFleet(fleet.bytes(), fleet.trust(), now() + std::chrono::hours(24 * 13))->expired);
    QVERIFY(acceptFleet(fleet.bytes(), fleet.trust(), now() + std::chrono::hours(24 * 14))->expired);
}

void FleetDocumentsTest::clockThatIsBehindDoesNotHideAFreeze()
{
    SignedFleet fleet(now());
    FleetTrust trust = fleet.trust();
    trust.latestIssued = now() + std::chrono::hours(24 * 20);
    QVERIFY(acceptFleet(fleet.bytes(), trust, UtcTime())->expired);
}

void FleetDocumentsTest::refusesFastForward()
{
    SignedFleet fleet(now());
    const auto before = acceptFleet(fleet.bytes(), fleet.trust(), now());
    fleet.rollout.serial += mostSerialStep + 1;
    QCOMPARE(refusal(fleet.bytes(), before->trust), FleetRefusal::SerialTooFar);
    fleet.rollout.serial = 1LL << 60;
    QCOMPARE(refusal(fleet.bytes(), before->trust), FleetRefusal::Malformed);
}

void FleetDocumentsTest::fastForwardEndsWithTheStolenKey()
{
    SignedFleet fleet(now());
    const qint64 honest = fleet.rollout.serial;
    const auto before = acceptFleet(fleet.bytes(), fleet.trust(), now());
    fleet.rollout.serial += mostSerialStep; // as far as a thief of the document key gets at once
    const auto cheated = acceptFleet(fleet.bytes(), before->trust, now());
    QVERIFY(cheated.ok());
    const SigningKey fresh = SigningKey::make();
    fleet.keys.documents = {fresh.publicKey()};
    fleet.signKeys(now(), {&fleet.root});
    fleet.rollout.serial = honest;
    fleet.reissue(now());
    const auto recovered = acceptFleet(fleet.bytes(fresh), cheated->trust, now());
    QVERIFY(recovered.ok());
    QCOMPARE(recovered->trust.serial, honest + 1);
}

void FleetDocumentsTest::refusesDocumentOfAnotherFleet()
{
    SignedFleet fleet(now());
    fleet.rollout.fleet = u"harbour"_qs;
    QCOMPARE(refusal(fleet.bytes(), fleet.trust()), FleetRefusal::WrongFleet);
}

void FleetDocumentsTest::refusesKeyListOfAnotherFleet()
{
    SignedFleet fleet(now());
    fleet.keys.fleet = u"harbour"_qs;
    fleet.signKeys(now(), {&fleet.root});
    QCOMPARE(refusal(fleet.bytes(), fleet.trust()), FleetRefusal::WrongFleet);
}

void FleetDocumentsTest::refusesDocumentOfAnotherType()
{
    SignedFleet fleet(now());
    const auto sign = [&fleet](const QString &type) {
        return PublishedFleet{fleet.chain, Envelope::sign(type, fleet.rollout.toBytes(), {&fleet.document})}.toBytes();
    };
    QCOMPARE(refusal(sign(QLatin1String(KeyList::type)), fleet.trust()), FleetRefusal::WrongType);
    // The type is under the signature: it cannot be relabelled.
    PublishedFleet relabelled = PublishedFleet::fromBytes(sign(u"application/json"_qs)).value();
    relabelled.rollout.type = QLatin1String(RolloutDocument::type);
    QCOMPARE(refusal(relabelled.toBytes(), fleet.trust()), FleetRefusal::Unsigned);
}

void FleetDocumentsTest::refusesTooLargeFile()
{
    SignedFleet fleet(now());
    const QByteArray large = fleet.bytes() + QByteArray(PublishedFleet::mostBytes, ' ');
    QCOMPARE(refusal(large, fleet.trust()), FleetRefusal::TooLarge);
}

void FleetDocumentsTest::refusesNonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a portal's page") << QByteArray("<html><body>Welcome, please log in</body></html>");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("no keys") << QByteArray("{\"rollout\":{}}");
    QTest::newRow("keys of another kind") << QByteArray("{\"keys\":[1],\"rollout\":{}}");
    QTest::newRow("cut") << QByteArray("{\"keys\":[{\"payload\":\"e30=\",\"payloadType\":\"x\",\"signatures\":[{\"ke");
}

void FleetDocumentsTest::refusesNonsense()
{
    QFETCH(QByteArray, bytes);
    const SignedFleet fleet(now());
    QCOMPARE(refusal(bytes, fleet.trust()), FleetRefusal::Malformed);
}

void FleetDocumentsTest::refusesFieldsOutOfTheirForm_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("address that climbs", "deltas/d7.delta", "../../d7.delta");
    row("address elsewhere", "deltas/d7.delta", "http://evil.test/d7.delta");
    row("size", "\"size\":7", "\"size\":-1");
    row("size with a fraction", "\"size\":7", "\"size\":7.5");
    row("huge size", "\"size\":7", "\"size\":99999999999999");
    row("percent", "\"percent\":100", "\"percent\":101");
    row("revision", "\"revision\":\"0", "\"revision\":\"../");
    row("version", "\"version\":\"7\"", "\"version\":\"7-beta\"");
    row("time", "\"expires\":\"2026", "\"expires\":\"9999");
    row("white space", "{\"channels\"", "{ \"channels\"");
    row("a key twice", "{\"channels\"", "{\"serial\":1,\"channels\"");
}

void FleetDocumentsTest::refusesFieldsOutOfTheirForm()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    SignedFleet fleet(now());
    fleet.offer(FleetPart::App, 7);
    QByteArray text = fleet.rollout.toBytes();
    QVERIFY(RolloutDocument::fromBytes(text).ok());
    QVERIFY2(text.contains(from), text.constData());
    text.replace(text.indexOf(from), from.size(), to);
    QVERIFY(!RolloutDocument::fromBytes(text).ok());
}

void FleetDocumentsTest::newRootIsReachedOverTheChain()
{
    SignedFleet fleet(now());
    const FleetTrust away = fleet.trust(); // knows the first root only
    const SigningKey second = SigningKey::make();
    const SigningKey third = SigningKey::make();
    fleet.keys.roots = {second.publicKey()};
    fleet.signKeys(now(), {&fleet.root, &second});
    fleet.keys.roots = {third.publicKey()};
    fleet.signKeys(now(), {&second, &third});
    fleet.signKeys(now(), {&third});
    fleet.reissue(now());
    const auto accepted = acceptFleet(fleet.bytes(), away, now());
    QVERIFY(accepted.ok());
    QCOMPARE(accepted->trust.roots, QList<PublicKey>{third.publicKey()});
    // Who was there all the time reads the same chain.
    QVERIFY(acceptFleet(fleet.bytes(), accepted->trust, now()).ok());
    // The first root has nothing to say any more.
    fleet.signKeys(now(), {&fleet.root});
    QCOMPARE(refusal(fleet.bytes(), accepted->trust), FleetRefusal::KeysUnsigned);
}

void FleetDocumentsTest::enrolmentAnswersOneTerminal()
{
    const SignedFleet fleet(now());
    const QTemporaryDir one;
    const QTemporaryDir other;
    const auto request = requestEnrolment(one.path(), u"K07"_qs);
    QVERIFY(request.ok());
    QCOMPARE(requestEnrolment(one.path(), u"K07"_qs).value(), *request); // the key stays
    const auto read = EnrolmentRequest::parse(*request);
    QVERIFY(read.ok());
    QCOMPARE(read->name, u"K07"_qs);
    const QString answer = fleet.enrolment(read->key->id()).write();
    QVERIFY2(answer.size() < 800, "it has to fit into a QR code");
    QVERIFY(requestEnrolment(other.path(), u"K08"_qs).ok());
    QVERIFY(!acceptEnrolment(other.path(), answer).ok());
    QVERIFY(acceptEnrolment(one.path(), answer).ok());
    QCOMPARE(Enrolment::fromFile(fleet_files::enrolment(one.path()))->root, std::optional(fleet.root.publicKey()));
    // A second operator cannot take the terminal over.
    const SignedFleet stranger(now());
    QVERIFY(!acceptEnrolment(one.path(), stranger.enrolment(read->key->id()).write()).ok());
}

void FleetDocumentsTest::enrolmentRefusesDamage()
{
    const QTemporaryDir dir;
    const QString request = requestEnrolment(dir.path(), u"K07"_qs).value();
    QVERIFY(!EnrolmentRequest::parse(QString(request).replace(u"K07"_qs, u"K08"_qs)).ok());
    QVERIFY(!EnrolmentRequest::parse(request.chopped(8)).ok());
    QVERIFY(!EnrolmentRequest::parse(u"hello"_qs).ok());
    const SignedFleet fleet(now());
    const QString answer = fleet.enrolment(u"0123456789abcdef"_qs).write();
    QVERIFY(Enrolment::parse(answer).ok());
    QVERIFY(!Enrolment::parse(QString(answer).replace(u"http:"_qs, u"file:"_qs)).ok());
    QVERIFY(!Enrolment::parse(answer.chopped(30)).ok());
}

void FleetDocumentsTest::secretKeysStayPrivate()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.key"_qs);
    const SigningKey key = SigningKey::make();
    QVERIFY(key.writeNew(path).ok());
    QVERIFY(!key.writeNew(path).ok());
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(SigningKey::fromFile(path)->publicKey(), key.publicKey());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup));
    QVERIFY(!SigningKey::fromFile(path).ok());
}

void FleetDocumentsTest::thresholdGrows()
{
    const RolloutPlan plan{now(), 10, std::chrono::hours(10), {}};
    QCOMPARE(rolloutThreshold(plan, now() - Milliseconds(1)), 0.0);
    QCOMPARE(rolloutThreshold(plan, now()), 0.1);
    QCOMPARE(rolloutThreshold(plan, now() + std::chrono::hours(5)), 0.55);
    QCOMPARE(rolloutThreshold(plan, now() + std::chrono::hours(10)), 1.0);
    QCOMPARE(rolloutThreshold(plan, now() + std::chrono::hours(1000)), 1.0);
    QCOMPARE(rolloutThreshold({now(), 25, {}, {}}, now() + std::chrono::hours(1)), 0.25);
}

void FleetDocumentsTest::positionsAreSpreadEvenly()
{
    const auto share = [](const QString &revision) {
        int below = 0;
        for (int i = 0; i < 10'000; ++i)
            below += rolloutPosition(QString::number(i), revision) < 0.1;
        return below;
    };
    for (int n = 0; n < 5; ++n)
        QVERIFY(qAbs(share(SignedFleet::revision(n)) - 1000) < 150);
    // Nobody is always first.
    QVERIFY(rolloutPosition(u"a"_qs, u"1"_qs) != rolloutPosition(u"a"_qs, u"2"_qs));
    QCOMPARE(rolloutPosition(u"a"_qs, u"1"_qs), rolloutPosition(u"a"_qs, u"1"_qs));
}

void FleetDocumentsTest::cohortsAndHalts()
{
    SignedFleet fleet(now());
    PartRollout part = fleet.offer(FleetPart::App, 1);
    const Membership member{u"t"_qs, u"stable"_qs, u"lab"_qs};
    QVERIFY(isEligible(member, part, now()));
    part.plan.cohorts = QStringList{u"shops"_qs};
    QVERIFY(!isEligible(member, part, now()));
    part.plan.cohorts.append(u"lab"_qs);
    QVERIFY(isEligible(member, part, now()));
    part.halted = QStringList{part.revision};
    QVERIFY(!isEligible(member, part, now()));
    part.halted.clear();
    part.withdrawn = QStringList{part.revision};
    QVERIFY(!isEligible(member, part, now()));
}

void FleetDocumentsTest::hoursGoOverMidnight()
{
    QVERIFY(isWithinHours({}, QTime(12, 0)));
    QVERIFY(isWithinHours(u"00:00-24:00"_qs, QTime(23, 59)));
    QVERIFY(isWithinHours(u"22:00-06:00"_qs, QTime(23, 0)));
    QVERIFY(isWithinHours(u"22:00-06:00"_qs, QTime(5, 59)));
    QVERIFY(!isWithinHours(u"22:00-06:00"_qs, QTime(6, 0)));
    QVERIFY(!isWithinHours(u"09:00-10:00"_qs, QTime(10, 0)));
    QVERIFY(isWithinHours(u"09:00-10:00"_qs, QTime(9, 0)));
}

void FleetDocumentsTest::versionsAreNumbers()
{
    QVERIFY(isOlderVersion(u"1.9"_qs, u"1.10"_qs));
    QVERIFY(!isOlderVersion(u"1.10"_qs, u"1.9"_qs));
    QVERIFY(!isOlderVersion(u"2"_qs, u"2"_qs));
}

QTEST_GUILESS_MAIN(FleetDocumentsTest)
#include "tst_fleet_documents.moc"
