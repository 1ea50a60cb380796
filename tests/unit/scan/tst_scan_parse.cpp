// SPDX-License-Identifier: Apache-2.0
#include "security/ed25519_check.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace caravan;

namespace {

struct Answer
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Answer run(const QStringList &arguments, const QByteArray &input)
{
    QProcess program;
    program.start(QStringLiteral(CARAVAN_SCAN), arguments);
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished()) return {};
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

/// One object a line; fewer where a line is no object.
QList<QJsonObject> parsed(const QByteArray &input, const QStringList &options = {})
{
    const Answer answer = run(QStringList{u"parse"_qs} + options, input);
    QList<QJsonObject> objects;
    if (answer.status != 0) return objects;
    for (const QByteArray &line : answer.out.split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isObject()) objects.append(document.object());
    }
    return objects;
}

QJsonObject parsedOne(const QByteArray &payload, const QStringList &options = {})
{
    const auto objects = parsed(payload + '\n', options);
    return objects.size() == 1 ? objects.first() : QJsonObject();
}

QString bracketed(const QJsonObject &object)
{
    QString text;
    for (const QJsonValue &element : object.value(u"elements").toArray())
        text += u'(' + element.toObject().value(u"ai").toString() + u')' +
                element.toObject().value(u"value").toString().replace(u'(', u"\\("_qs);
    return text;
}

Ed25519Check::KeyPair keys(char seed) { return *Ed25519Check::keyPairFromSeed(QByteArray(32, seed)); }

UtcTime secondsFromNow(int seconds)
{
    const UtcTime now = SystemClock().utcNow();
    return utcFromMillis(toMillis(now) / 1000 * 1000) + std::chrono::seconds(seconds);
}

} // namespace

class ScanParseTest : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data();
    void kinds();
    void saysAllThatItPromises();
    void answersLineByLine();
    void agreesWithTheReference();
    void walletDigitsAreDropped_data();
    void walletDigitsAreDropped();
    void hostileInput();
    void layoutOption();
    void signatures_data();
    void signatures();
    void signatureWithoutKeysIsNotBelieved();
    void everyChangedByteBreaksTheSignature();
    void commandLine_data();
    void commandLine();
};

void ScanParseTest::kinds_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("ok");
    const auto add = [](const char *payload, const char *kind, bool ok) {
        QTest::newRow(payload) << QByteArray(payload) << QString::fromLatin1(kind) << ok;
    };
    add("9521000000018", "gtin", true);
    add("9521000000019", "gtin", false);
    add("]E09521000000018", "gtin", true);
    add("^0109521000000018", "gs1", true);
    add("^0109521000000019", "gs1", false);
    add("(01)09521000000018(10)A", "gs1", true);
    add("https://id.gs1.org/01/09521000000018", "digital-link", true);
    add("http://www.example.com/gtin/06901234567892/bat/Q4D593", "gb33993", true);
    add("2012345012509", "instore", true);
    add("caravan:order:K07-0042-4", "order", false);
    add("caravan:member:1", "member", false);
    add("caravan:staff:1", "staff-badge", false);
    add("caravan:enrol:1", "enrolment", false);
    add("134567890123456789", "wallet", false);
    add("weixin://dl/business", "url", false);
    add("hello", "unknown", false);
    add("", "unknown", false);
}

void ScanParseTest::kinds()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, kind);
    QFETCH(bool, ok);
    const QJsonObject object = parsedOne(payload);
    QCOMPARE(object.value(u"kind").toString(), kind);
    QCOMPARE(object.value(u"ok").toBool(), ok);
    QCOMPARE(object.value(u"error").isNull(), ok);
}

void ScanParseTest::saysAllThatItPromises()
{
    const QJsonObject right = parsedOne("^0109521000000018"
                                        "10A-1^17270911");
    QCOMPARE(bracketed(right), u"(01)09521000000018(10)A-1(17)270911"_qs);
    QCOMPARE(right.value(u"gtin").toString(), u"09521000000018"_qs);
    const QJsonObject wrong = parsedOne("^0109521000000018"
                                        "17271301");
    QCOMPARE(wrong.value(u"error").toString(), u"date"_qs);
    QCOMPARE(wrong.value(u"ai").toString(), u"17"_qs);
    QVERIFY(wrong.value(u"gtin").isNull());
    QVERIFY(wrong.value(u"elements").isArray());
    QCOMPARE(parsedOne("9521000000018").value(u"family").toString(), u"gtin-13"_qs);
}

void ScanParseTest::answersLineByLine()
{
    const auto objects = parsed("hello\r\n\n9521000000018\r\n(01)09521000000018");
    QCOMPARE(objects.size(), 4);
    QCOMPARE(objects[1].value(u"error").toString(), u"empty"_qs);
    QCOMPARE(objects[2].value(u"kind").toString(), u"gtin"_qs);
    QCOMPARE(objects[3].value(u"kind").toString(), u"gs1"_qs);
    QProcess program; // a conversation: the answer comes before the end of the input
    program.start(QStringLiteral(CARAVAN_SCAN), {u"parse"_qs});
    program.write("hello\n");
    QTRY_VERIFY(program.canReadLine());
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
}

void ScanParseTest::agreesWithTheReference()
{
    QFile file(QStringLiteral(CARAVAN_SOURCE_DIR "/tests/data/gs1/reference_cases.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray input;
    QList<QList<QByteArray>> rows;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> columns = line.split('\t');
        if (columns.size() < 2) continue;
        rows.append(columns);
        input += columns[0] + '\n';
    }
    const auto objects = parsed(input);
    QVERIFY(rows.size() > 2000);
    QCOMPARE(objects.size(), rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QByteArray expected = rows[i].value(2) == "=" ? rows[i][0] : rows[i].value(2);
        QVERIFY2(objects[i].value(u"ok").toBool() == (rows[i][1] == "ok"), rows[i][0].constData());
        QCOMPARE(bracketed(objects[i]).toUtf8(), expected);
    }
}

void ScanParseTest::walletDigitsAreDropped_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::newRow("WeChat") << QByteArray("134567890123456789");
    QTest::newRow("Alipay") << QByteArray("287654321098765432");
    QTest::newRow("Alipay of 24 digits") << QByteArray("301234567890123456789012");
}

void ScanParseTest::walletDigitsAreDropped()
{
    QFETCH(QByteArray, digits);
    for (const char *before : {"", "]Q1", "]C0", "]d1"}) {
        const Answer answer = run({u"parse"_qs}, before + digits + '\n');
        QCOMPARE(answer.status, 0);
        QVERIFY(answer.out.contains("\"wallet-payment-code\""));
        for (qsizetype at = 0; at + 4 <= digits.size(); ++at)
            QVERIFY(!QByteArray(answer.out + answer.err).contains(digits.mid(at, 4)));
    }
}

void ScanParseTest::hostileInput()
{
    QByteArray input;
    input += QByteArray(8191, 'a') + '\n' + QByteArray(100'000, '1') + '\n';
    input +=
        QByteArray("\xff\xfe\xc0\xaf\n") + QByteArray(1, '\0') + "\n\x1b[2J\n\"}{\n" + QByteArray(5000, '\\') + '\n';
    const auto objects = parsed(input);
    QCOMPARE(objects.size(), 7);
    for (const QJsonObject &object : objects)
        QVERIFY(!object.value(u"ok").toBool());
    QCOMPARE(objects[1].value(u"error").toString(), u"payload-too-long"_qs);
    QCOMPARE(objects[2].value(u"error").toString(), u"not-text"_qs);
}

void ScanParseTest::layoutOption()
{
    const QJsonObject usual = parsedOne("2012345012509");
    QCOMPARE(usual.value(u"item").toString(), u"12345"_qs);
    QCOMPARE(usual.value(u"weight_g").toInt(), 1250);
    const QJsonObject own = parsedOne("2012345012509", {u"--layout"_qs, u"20IIIIPPPPPPC"_qs});
    QCOMPARE(own.value(u"item").toString(), u"1234"_qs);
    QCOMPARE(own.value(u"price").toString(), u"5012.50"_qs);
    QVERIFY(own.value(u"gtin").isNull());
}

void ScanParseTest::signatures_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("error");
    const auto add = [](const char *name, const QByteArray &code, const QString &kind, const QString &error) {
        QTest::newRow(name) << code << kind << error;
    };
    const QByteArray badge = Ed25519Check::sign(SignedKind::StaffBadge, secondsFromNow(600), "ann", keys('a'));
    add("badge", badge, u"staff-badge"_qs, {});
    add("member", Ed25519Check::sign(SignedKind::Member, secondsFromNow(600), "42", keys('a')), u"member"_qs, {});
    add("enrolment", Ed25519Check::sign(SignedKind::Enrolment, secondsFromNow(600), "K07", keys('a')), u"enrolment"_qs,
        {});
    add("expired", Ed25519Check::sign(SignedKind::StaffBadge, secondsFromNow(-1), "ann", keys('a')), u"staff-badge"_qs,
        u"signature-expired"_qs);
    add("another shop's key", Ed25519Check::sign(SignedKind::StaffBadge, secondsFromNow(600), "ann", keys('b')),
        u"staff-badge"_qs, u"signature-key"_qs);
    QByteArray other = badge;
    other.replace("caravan:staff:", "caravan:member:");
    add("a badge as a member's code", other, u"member"_qs, u"signature-wrong"_qs);
    other = badge;
    other.replace(QByteArray("ann").toBase64(), QByteArray("bob").toBase64());
    add("another subject", other, u"staff-badge"_qs, u"signature-wrong"_qs);
}

void ScanParseTest::signatures()
{
    QFETCH(QByteArray, code);
    QFETCH(QString, kind);
    QFETCH(QString, error);
    const QString key = QString::fromLatin1(keys('a').publicKey.toHex());
    const QJsonObject object = parsedOne(code, {u"--key"_qs, key});
    QCOMPARE(object.value(u"kind").toString(), kind);
    QCOMPARE(object.value(u"error").toString(), error);
    QCOMPARE(object.value(u"ok").toBool(), error.isEmpty());
}

void ScanParseTest::signatureWithoutKeysIsNotBelieved()
{
    const QByteArray code = Ed25519Check::sign(SignedKind::StaffBadge, secondsFromNow(600), "ann", keys('a'));
    QCOMPARE(parsedOne(code).value(u"error").toString(), u"signature-unchecked"_qs);
}

void ScanParseTest::everyChangedByteBreaksTheSignature()
{
    const UtcTime expires = secondsFromNow(600);
    const QByteArray code = Ed25519Check::sign(SignedKind::StaffBadge, expires, "ann", keys('a'));
    const Ed25519Check check({keys('a').publicKey});
    const auto broken = [&check](const QByteArray &text) {
        const auto read = SignedCode::parse({text.data(), static_cast<std::size_t>(text.size())});
        return read ? check.broken(*read, SystemClock().utcNow()) : read.error();
    };
    QCOMPARE(broken(code), CodeRule::None);
    for (qsizetype at = 0; at < code.size(); ++at)
        for (const char c : {'A', 'b', '0', '1', '.', '_'}) {
            QByteArray changed = code;
            changed[at] = c;
            QVERIFY2(changed == code || broken(changed) != CodeRule::None, changed.constData());
        }
    QVERIFY(broken(code.chopped(1)) != CodeRule::None);
    QVERIFY(broken(code + 'A') != CodeRule::None);
    QVERIFY(broken(code + '=') != CodeRule::None);
    QVERIFY(!Ed25519Check::keyPairFromSeed("short"));
    QVERIFY(Ed25519Check::sign(SignedKind::Member, expires, "x", {}).isEmpty());
}

void ScanParseTest::commandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("help") << QStringList{u"--help"_qs} << 0;
    QTest::newRow("version") << QStringList{u"--version"_qs} << 0;
    QTest::newRow("help of parse") << QStringList{u"parse"_qs, u"--help"_qs} << 0;
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("unknown command") << QStringList{u"guess"_qs} << 2;
    QTest::newRow("unknown option") << QStringList{u"parse"_qs, u"--all"_qs} << 2;
    QTest::newRow("no layout") << QStringList{u"parse"_qs, u"--layout"_qs} << 2;
    QTest::newRow("bad layout") << QStringList{u"parse"_qs, u"--layout"_qs, u"20"_qs} << 2;
    QTest::newRow("bad key") << QStringList{u"parse"_qs, u"--key"_qs, u"00"_qs} << 2;
}

void ScanParseTest::commandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const Answer answer = run(arguments, {});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.out.isEmpty(), status != 0);
    QCOMPARE(answer.err.isEmpty(), status == 0);
}

QTEST_GUILESS_MAIN(ScanParseTest)
#include "tst_scan_parse.moc"
