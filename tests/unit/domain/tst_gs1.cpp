// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/code_reading.h"
#include "domain/codes/gs1_digital_link.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace caravan;

namespace {

std::string_view view(const QByteArray &bytes) { return {bytes.data(), static_cast<std::size_t>(bytes.size())}; }

struct Case
{
    QByteArray payload;
    QByteArray rule; ///< "ok" or the name of a rule
    QByteArray elements;
};

/// tests/data/gs1/reference_cases.tsv says what its columns are.
const QList<Case> &referenceCases()
{
    static const QList<Case> cases = [] {
        QList<Case> read;
        QFile file(QStringLiteral(CARAVAN_SOURCE_DIR "/tests/data/gs1/reference_cases.tsv"));
        if (!file.open(QIODevice::ReadOnly)) return read;
        while (!file.atEnd()) {
            const QList<QByteArray> columns = file.readLine().chopped(1).split('\t');
            if (columns.size() < 2) continue;
            const QByteArray elements = columns.value(2) == "=" ? columns[0] : columns.value(2);
            read.append({columns[0], columns[1], elements});
        }
        return read;
    }();
    return cases;
}

const Gs1Message *messageOf(const CodeReading &reading) { return std::get_if<Gs1Message>(&reading.content); }

/// Elements in any order: a Digital Link does not keep it, and carries each identifier once.
QSet<QByteArray> asSet(const Gs1Message &message)
{
    QSet<QByteArray> set;
    for (const Gs1Element &element : message.elements)
        set.insert(QByteArray(element.identifier->digits().data(), element.identifier->length) + '=' + element.value);
    return set;
}

} // namespace

class Gs1Test : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void everyIdentifierHasItsCases();
    void everyRuleHasItsName();
    void writtenAsItWasRead_data() { agreesWithTheReference_data(); }
    void writtenAsItWasRead();
    void lengths_data();
    void lengths();
    void predefinedLengths();
    void noIdentifierHidesAnother();
    void valuesOfAMessage();
};

void Gs1Test::agreesWithTheReference_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("elements");
    QVERIFY2(referenceCases().size() > 2000, "the cases are there");
    for (qsizetype i = 0; i < referenceCases().size(); ++i) {
        const Case &one = referenceCases()[i];
        QTest::addRow("%d %.90s", static_cast<int>(i), one.payload.constData())
            << one.payload << one.rule << one.elements;
    }
}

void Gs1Test::agreesWithTheReference()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, elements);
    const CodeReading reading = readPayload(payload, {});
    QCOMPARE(QByteArray(reading.ok() ? "ok" : ruleName(reading.fault.rule)), rule);
    QCOMPARE(messageOf(reading) ? messageOf(reading)->toBracketed() : QByteArray(), elements);
}

void Gs1Test::everyIdentifierHasItsCases()
{
    QSet<QByteArray> right;
    QSet<QByteArray> wrong;
    for (const Case &one : referenceCases()) {
        if (!one.payload.startsWith('(')) continue;
        const QByteArray identifier = one.payload.mid(1, one.payload.indexOf(')') - 1);
        (one.rule == "ok" ? right : wrong).insert(identifier);
    }
    for (const Gs1Identifier &identifier : gs1Identifiers()) {
        const QByteArray digits(identifier.digits().data(), identifier.length);
        QVERIFY2(right.contains(digits), digits.constData());
        QVERIFY2(wrong.contains(digits), digits.constData());
    }
    QCOMPARE(gs1Identifiers().size(), std::size_t(541));
}

void Gs1Test::everyRuleHasItsName()
{
    QSet<QByteArray> names;
    for (int i = 1; i <= static_cast<int>(CodeRule::PriceCheckDigit); ++i) {
        const QByteArray name = ruleName(static_cast<CodeRule>(i));
        QVERIFY(!name.isEmpty());
        QVERIFY2(!names.contains(name), name.constData());
        names.insert(name);
    }
    QCOMPARE(QByteArray(ruleName(CodeRule::None)), QByteArray());
}

void Gs1Test::writtenAsItWasRead()
{
    QFETCH(QByteArray, payload);
    const CodeReading reading = readPayload(payload, {});
    const Gs1Message *message = messageOf(reading);
    if (!message) return;
    for (const QByteArray &written : {message->toElementString(), message->toBracketed()}) {
        const CodeReading again = readPayload(written, {});
        QVERIFY2(messageOf(again), written.constData());
        QCOMPARE(messageOf(again)->elements, message->elements);
    }
    const QByteArray link = toDigitalLink(*message);
    if (link.isEmpty()) return;
    const auto again = readDigitalLink(view(link));
    QVERIFY2(again.ok(), link.constData());
    QCOMPARE(asSet(*again), asSet(*message));
}

void Gs1Test::lengths_data()
{
    QTest::addColumn<QByteArray>("identifier");
    QTest::addColumn<int>("shortest");
    QTest::addColumn<int>("longest");
    const auto add = [](const char *identifier, int shortest, int longest) {
        QTest::newRow(identifier) << QByteArray(identifier) << shortest << longest;
    };
    add("00", 18, 18);
    add("01", 14, 14);
    add("10", 1, 20);
    add("253", 13, 30);
    add("255", 13, 25);
    add("3103", 6, 6);
    add("3932", 4, 18);
    add("414", 13, 13);
    add("423", 3, 15);
    add("4309", 20, 20);
    add("4333", 6, 7);
    add("7007", 6, 12);
    add("7040", 4, 4);
    add("8001", 14, 14);
    add("8003", 14, 30);
    add("8008", 8, 12);
    add("8030", 1, 90);
    add("8043", 18, 20);
    add("99", 1, 90);
}

void Gs1Test::lengths()
{
    QFETCH(QByteArray, identifier);
    QFETCH(int, shortest);
    QFETCH(int, longest);
    const Gs1Identifier *found = gs1Identifier(view(identifier));
    QVERIFY(found);
    QCOMPARE(found->shortestValue(), shortest);
    QCOMPARE(found->longestValue(), longest);
}

/// Figure 7.8.5-2: by the first two digits, whatever identifiers there are or will be.
void Gs1Test::predefinedLengths()
{
    const QHash<QByteArray, int> lengths{{"00", 20}, {"01", 16}, {"02", 16}, {"03", 16}, {"04", 18}, {"11", 8},
                                         {"12", 8},  {"13", 8},  {"14", 8},  {"15", 8},  {"16", 8},  {"17", 8},
                                         {"18", 8},  {"19", 8},  {"20", 4},  {"31", 10}, {"32", 10}, {"33", 10},
                                         {"34", 10}, {"35", 10}, {"36", 10}, {"41", 16}};
    for (const Gs1Identifier &identifier : gs1Identifiers()) {
        const QByteArray digits(identifier.digits().data(), identifier.length);
        const auto length = lengths.constFind(digits.left(2));
        QCOMPARE(identifier.predefined, length != lengths.constEnd());
        if (length == lengths.constEnd()) continue;
        QCOMPARE(identifier.length + identifier.longestValue(), *length);
        QCOMPARE(identifier.shortestValue(), identifier.longestValue());
    }
}

void Gs1Test::noIdentifierHidesAnother()
{
    QSet<QByteArray> known;
    for (const Gs1Identifier &identifier : gs1Identifiers())
        known.insert(QByteArray(identifier.digits().data(), identifier.length));
    for (int number = 0; number < 10'000; ++number) {
        const QByteArray digits = QByteArray::number(number).rightJustified(4, '0');
        const Gs1Identifier *found = gs1IdentifierAt(view(digits));
        const bool expected =
            known.contains(digits) || known.contains(digits.left(3)) || known.contains(digits.left(2));
        QCOMPARE(found != nullptr, expected);
        QCOMPARE(gs1Identifier(view(digits)) != nullptr, known.contains(digits));
    }
    for (const char *text : {"", "0", "1", "a", "0a", "(0", "\x80\x80", "  "})
        QVERIFY(!gs1IdentifierAt(text));
}

void Gs1Test::valuesOfAMessage()
{
    const auto message = readElementString("0109521000000018"
                                           "10LOT^17270911^");
    QVERIFY(message.ok());
    QVERIFY(message->value("10") == "LOT");
    QVERIFY(message->value("17") == "270911");
    QVERIFY(message->value("21").empty());
    QCOMPARE(message->toElementString(), QByteArray("\x1d"
                                                    "0109521000000018"
                                                    "10LOT\x1d"
                                                    "17270911"));
    QCOMPARE(toDigitalLink(*message), QByteArray("https://id.gs1.org/01/09521000000018/10/LOT?17=270911"));
}

QTEST_GUILESS_MAIN(Gs1Test)
#include "tst_gs1.moc"
