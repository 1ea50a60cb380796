// SPDX-License-Identifier: Apache-2.0
#include "core/money.h"

#include <QTest>

using namespace caravan;

class MoneyTest : public QObject
{
    Q_OBJECT

private slots:
    void readsYuan_data();
    void readsYuan();
    void roundTrip();
    void writesYuan_data();
    void writesYuan();
    void shown();
    void arithmetic();
};

void MoneyTest::readsYuan_data()
{
    constexpr qint64 refused = -1;
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("fen");
    const auto row = [](const char *text, qint64 fen) {
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text) << fen;
    };
    row("0", 0);
    row("11", 1100);
    row("11.5", 1150);
    row("19.9", 1990);
    row("19.90", 1990);
    row("0.1", 10);
    row("0.01", 1);
    row("1e1", 1000);
    row("1E1", 1000);
    row("1e+1", 1000);
    row("1.1e1", 1100);
    row("1e-2", 1);
    row("12345e-3", refused);
    row("12340e-3", 1234);
    row("0e30", 0);
    row("0.000", 0);
    row("1.500000", 150);
    row("9999999999.99", 999'999'999'999);
    row("10000000000", 1'000'000'000'000);
    row("10000000000.00", 1'000'000'000'000);
    row("10000000000.01", refused);
    row("1e10", 1'000'000'000'000);
    row("1e11", refused);
    row("1e30", refused);
    row("1e31", refused);
    row("1e-30", refused);
    row("1e999999999999", refused);
    row("99999999999999999999999999999999", refused);
    row("9223372036854775807", refused);
    row("0.00000000000000000000000000000001", refused);
    row("1.005", refused);
    row("0.001", refused);
    row("-1", refused);
    row("-0", refused);
    row("+1", refused);
    row("", refused);
    row("1.", refused);
    row(".5", refused);
    row(".", refused);
    row("1.2.3", refused);
    row("1e", refused);
    row("1e1e1", refused);
    row("1e1.5", refused);
    row("1e 1", refused);
    row("1e1 ", refused);
    row("1e--1", refused);
    row("e1", refused);
    row(" 1", refused);
    row("1 ", refused);
    row("1,5", refused);
    row("NaN", refused);
    row("nan", refused);
    row("Infinity", refused);
    row("0x10", refused);
    row("1yuan", refused);
    QTest::newRow("Arabic digits") << u"١١"_qs << refused;
    QTest::newRow("full-width digits") << u"１１"_qs << refused;
    QTest::newRow("full-width exponent") << u"1e１"_qs << refused;
    QTest::newRow("NUL inside") << u"1"_qs + QChar(u'\0') << refused;
}

void MoneyTest::readsYuan()
{
    QFETCH(QString, text);
    QFETCH(qint64, fen);
    const auto money = Money::fromYuanDecimal(text);
    QCOMPARE(money ? money->fen() : -1, fen);
}

void MoneyTest::roundTrip()
{
    for (qint64 fen = 0; fen < 100'000; ++fen) {
        const auto read = Money::fromYuanDecimal(Money::fromFen(fen).toYuanDecimal());
        if (!read || read->fen() != fen) QFAIL(qPrintable(QString::number(fen)));
    }
}

void MoneyTest::writesYuan_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0.00"_qs;
    QTest::newRow("one fen") << qint64(1) << u"0.01"_qs;
    QTest::newRow("ten fen") << qint64(10) << u"0.10"_qs;
    QTest::newRow("yuan") << qint64(3500) << u"35.00"_qs;
    QTest::newRow("less than nothing") << qint64(-5) << u"-0.05"_qs;
    QTest::newRow("most") << qint64(1'000'000'000'000) << u"10000000000.00"_qs;
}

void MoneyTest::writesYuan()
{
    QFETCH(qint64, fen);
    QFETCH(QString, text);
    QCOMPARE(Money::fromFen(fen).toYuanDecimal(), text);
}

void MoneyTest::shown()
{
    const QString text = formatMoney(Money::fromFen(123456));
    QCOMPARE(text, u"\u2066\u00A51234.56\u2069"_qs);
    QVERIFY(!text.contains(QChar(0xFFE5)));
}

void MoneyTest::arithmetic()
{
    Money sum = Money::fromFen(150) + Money::fromFen(50) * 3;
    QCOMPARE(sum.fen(), 300);
    sum += Money::fromFen(1);
    QVERIFY(sum > Money::fromFen(300));
    QCOMPARE((sum - Money::fromFen(301)).fen(), 0);
    QVERIFY(Money().isZero() && !sum.isZero());
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
