// SPDX-License-Identifier: Apache-2.0
#include "domain/ids.h"

#include <QTest>

using namespace caravan;

class OrderIdsTest : public QObject
{
    Q_OBJECT

private slots:
    void idRoundTrip();
    void idRefuses_data();
    void idRefuses();
    void numberForm_data();
    void numberForm();
    void numberRefuses_data();
    void numberRefuses();
    void catchesEveryChange_data();
    void catchesEveryChange();
    void catchesEveryTransposition_data();
    void catchesEveryTransposition();
};

void OrderIdsTest::idRoundTrip()
{
    const OrderId id = OrderId::make(utcFromMillis(1'795'508'100'000));
    QVERIFY(!id.isNull());
    QCOMPARE(id.toString().size(), 36);
    const auto read = OrderId::parse(id.toString());
    QVERIFY(read.has_value());
    QCOMPARE(*read, id);
    QCOMPARE(id.toEmail(), u"o-"_qs + id.toString() + u"@kiosk.invalid");
    QVERIFY(OrderId::make(utcFromMillis(1)) != OrderId::make(utcFromMillis(1)));
    QVERIFY(OrderId().isNull());
}

void OrderIdsTest::idRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("null") << u"00000000-0000-0000-0000-000000000000"_qs;
    QTest::newRow("version 4") << u"017f22e2-79b0-4cc3-98c4-dc0c0c07398f"_qs;
    QTest::newRow("another variant") << u"017f22e2-79b0-7cc3-18c4-dc0c0c07398f"_qs;
    QTest::newRow("upper case") << u"017F22E2-79B0-7CC3-98C4-DC0C0C07398F"_qs;
    QTest::newRow("braces") << u"{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}"_qs;
    QTest::newRow("no hyphens") << u"017f22e279b07cc398c4dc0c0c07398f"_qs;
    QTest::newRow("more behind") << u"017f22e2-79b0-7cc3-98c4-dc0c0c07398f0"_qs;
    QTest::newRow("space") << u" 017f22e2-79b0-7cc3-98c4-dc0c0c07398f"_qs;
    QTest::newRow("SQL") << u"' OR 1=1 --"_qs;
}

void OrderIdsTest::idRefuses()
{
    QVERIFY(OrderId::parse(u"017f22e2-79b0-7cc3-98c4-dc0c0c07398f"_qs));
    QFETCH(QString, text);
    QVERIFY(!OrderId::parse(text));
}

void OrderIdsTest::numberForm_data()
{
    QTest::addColumn<QString>("terminal");
    QTest::addColumn<int>("counter");
    QTest::addColumn<QString>("begin");
    QTest::newRow("first") << u"K01"_qs << 1 << u"K01-0001-"_qs;
    QTest::newRow("forty-two") << u"K07"_qs << 42 << u"K07-0042-"_qs;
    QTest::newRow("five digits") << u"K07"_qs << 12345 << u"K07-12345-"_qs;
    QTest::newRow("largest") << u"Z99"_qs << 999'999'999 << u"Z99-999999999-"_qs;
}

void OrderIdsTest::numberForm()
{
    QFETCH(QString, terminal);
    QFETCH(int, counter);
    QFETCH(QString, begin);
    const OrderNumber number = OrderNumber::make(terminal, counter);
    QVERIFY2(number.toString().startsWith(begin), qPrintable(number.toString()));
    QCOMPARE(number.toString().size(), begin.size() + 1);
    const auto read = OrderNumber::parse(number.toString());
    QVERIFY(read.has_value());
    QCOMPARE(*read, number);
}

void OrderIdsTest::numberRefuses_data()
{
    const QString right = OrderNumber::make(u"K07"_qs, 42).toString();
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no check digit") << right.chopped(2);
    QTest::newRow("small letter") << right.toLower();
    QTest::newRow("space before") << QString(u' ' + right);
    QTest::newRow("new line behind") << QString(right + u'\n');
    QTest::newRow("three digits") << u"K07-042-5"_qs;
    QTest::newRow("ten digits") << u"K07-0000000042-5"_qs;
    QTest::newRow("Arabic digits") << u"K٠٧-٠٠٤٢-5"_qs;
    QTest::newRow("letter in the counter") << u"K07-004X-5"_qs;
}

void OrderIdsTest::numberRefuses()
{
    QFETCH(QString, text);
    QVERIFY(!OrderNumber::parse(text));
}

namespace {

void someNumbers()
{
    QTest::addColumn<QString>("number");
    for (const int counter : {1, 2, 9, 42, 100, 999, 1234, 9999, 12345, 987'654, 123'456'789}) {
        const QString number = OrderNumber::make(QStringLiteral("K07"), counter).toString();
        QTest::newRow(qPrintable(number)) << number;
    }
}

/// The check digit and the letter are no digits that MOD 11-2 weighs with the others, but a change of them shows too.
bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

} // namespace

void OrderIdsTest::catchesEveryChange_data() { someNumbers(); }

void OrderIdsTest::catchesEveryChange()
{
    QFETCH(QString, number);
    for (qsizetype at = 0; at < number.size(); ++at) {
        if (!isDigit(number.at(at)) && number.at(at) != u'X') continue;
        for (const QChar other : QStringLiteral("0123456789X")) {
            QString changed = number;
            changed[at] = other;
            if (changed != number) QVERIFY2(!OrderNumber::parse(changed), qPrintable(changed));
        }
    }
}

void OrderIdsTest::catchesEveryTransposition_data() { someNumbers(); }

void OrderIdsTest::catchesEveryTransposition()
{
    QFETCH(QString, number);
    QList<qsizetype> places; // adjacent for a reader: hyphens between them do not count
    for (qsizetype at = 1; at < number.size(); ++at)
        if (number.at(at) != u'-') places.append(at);
    for (qsizetype i = 0; i + 1 < places.size(); ++i) {
        QString changed = number;
        std::swap(changed[places.at(i)], changed[places.at(i + 1)]);
        if (changed != number) QVERIFY2(!OrderNumber::parse(changed), qPrintable(changed));
    }
}

QTEST_GUILESS_MAIN(OrderIdsTest)
#include "tst_order_ids.moc"
