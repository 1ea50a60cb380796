// SPDX-License-Identifier: Apache-2.0
#include "domain/pricing/unit_price.h"

#include <QTest>

using namespace caravan;

class UnitPriceTest : public QObject
{
    Q_OBJECT

private slots:
    void rounds_data();
    void rounds();
};

void UnitPriceTest::rounds_data()
{
    QTest::addColumn<qint64>("packFen");
    QTest::addColumn<int>("packGrams");
    QTest::addColumn<int>("grams");
    QTest::addColumn<qint64>("fen");
    const auto row = [](const char *name, qint64 packFen, int packGrams, int grams, qint64 fen) {
        QTest::newRow(name) << packFen << packGrams << grams << fen;
    };
    row("half a jin", 1990, 250, gramsPerJin, 3980);
    row("per kilogram", 1990, 250, gramsPerKilogram, 7960);
    row("the pack itself", 1990, 500, gramsPerJin, 1990);
    row("larger pack", 10'000, 5'000, gramsPerJin, 1000);
    row("exactly half a fen goes up", 1, 1000, gramsPerJin, 1);
    row("below half goes down", 1, 1001, gramsPerJin, 0);
    row("a third", 1000, 1500, gramsPerJin, 333);
    row("two thirds", 2000, 1500, gramsPerJin, 667);
    row("odd pack, half cannot be", 1000, 3, 1, 333);
    row("one and a half", 3, 2, 1, 2);
    row("free", 0, 250, gramsPerKilogram, 0);
    row("litre", 2500, 330, mlPerLitre, 7576);
    row("dearest", 1'000'000'000'000, 1, gramsPerKilogram, 1'000'000'000'000'000);
    row("huge pack", 1'000'000'000'000, std::numeric_limits<int>::max(), gramsPerKilogram, 465'661);
}

void UnitPriceTest::rounds()
{
    QFETCH(qint64, packFen);
    QFETCH(int, packGrams);
    QFETCH(int, grams);
    QFETCH(qint64, fen);
    QCOMPARE(unitPrice(Money::fromFen(packFen), packGrams, grams).fen(), fen);
}

QTEST_GUILESS_MAIN(UnitPriceTest)
#include "tst_unit_price.moc"
