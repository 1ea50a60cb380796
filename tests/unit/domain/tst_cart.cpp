// SPDX-License-Identifier: Apache-2.0
#include "domain/cart/cart.h"
#include "support/sample_catalog.h"

#include <QTest>

using namespace caravan;

class CartTest : public QObject
{
    Q_OBJECT

private slots:
    void addsAndRaises();
    void lotsAreLinesOfTheirOwn();
    void newestPriceHolds();
    void quantityLimits_data();
    void quantityLimits();
    void setsQuantity();
    void lineLimit();
    void totals();
    void stockIsNotExceeded();
};

void CartTest::addsAndRaises()
{
    Cart cart;
    QVERIFY(cart.isEmpty());
    QCOMPARE(cart.add(sample::line(1, 2)), Cart::Change::Added);
    QCOMPARE(cart.add(sample::line(2, 1)), Cart::Change::Added);
    QCOMPARE(cart.add(sample::line(1, 3)), Cart::Change::Raised);
    QCOMPARE(cart.lines().size(), 2);
    QCOMPARE(cart.lines().first().quantity, 5);
    QCOMPARE(cart.lines().first().variant, sample::variantId(1, 0));
    QCOMPARE(cart.pieces(), 6);
    cart.clear();
    QVERIFY(cart.isEmpty());
    QCOMPARE(cart.total(), Money());
}

void CartTest::lotsAreLinesOfTheirOwn()
{
    Cart cart;
    LineItem scanned = sample::line(1);
    scanned.lot = u"GOOD"_qs;
    cart.add(sample::line(1));
    QCOMPARE(cart.add(scanned), Cart::Change::Added);
    QCOMPARE(cart.add(scanned), Cart::Change::Raised);
    QCOMPARE(cart.lines().size(), 2);
}

void CartTest::stockIsNotExceeded()
{
    Cart cart;
    LineItem line = sample::line(1, 3);
    line.available = 5;
    QCOMPARE(cart.add(line), Cart::Change::Added);
    QCOMPARE(cart.add(line), Cart::Change::AtLimit); // the same product again: 3 + 3 of 5
    QCOMPARE(cart.pieces(), 5);
    LineItem scanned = line; // another line of the same goods
    scanned.lot = u"GOOD"_qs;
    QCOMPARE(cart.add(scanned), Cart::Change::AtLimit);
    QCOMPARE(cart.lines().size(), 1);
    cart.setQuantity(0, 2);
    QCOMPARE(cart.add(scanned), Cart::Change::Added);
    cart.setQuantity(0, 4); // 3 are in the other line
    QCOMPARE(cart.lines().first().quantity, 2);
    QCOMPARE(cart.pieces(), 5);
    scanned.available = 1; // sold meanwhile: what is in the cart stays, no more comes
    QCOMPARE(cart.add(scanned), Cart::Change::AtLimit);
    QCOMPARE(cart.pieces(), 5);
    cart.setQuantity(1, 9);
    QCOMPARE(cart.lines().last().quantity, 1);
    cart.setQuantity(1, 0);
    QCOMPARE(cart.lines().size(), 1);
}

void CartTest::newestPriceHolds()
{
    Cart cart;
    cart.add(sample::line(1, 2));
    LineItem dearer = sample::line(1, 1);
    dearer.unitPrice = Money::fromFen(3000);
    cart.add(dearer);
    QCOMPARE(cart.total().fen(), 9000);
}

void CartTest::quantityLimits_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("kept");
    QTest::addColumn<bool>("atLimit");
    QTest::newRow("below") << 50 << 48 << 98 << false;
    QTest::newRow("exactly") << 50 << 49 << 99 << false;
    QTest::newRow("one over") << 50 << 50 << 99 << true;
    QTest::newRow("huge") << 1 << std::numeric_limits<int>::max() << 99 << true;
    QTest::newRow("none counts as one") << 1 << 0 << 2 << false;
    QTest::newRow("less than none counts as one") << 1 << -5 << 2 << false;
}

void CartTest::quantityLimits()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(int, kept);
    QFETCH(bool, atLimit);
    Cart cart;
    cart.add(sample::line(1, first));
    QCOMPARE(cart.add(sample::line(1, second)), atLimit ? Cart::Change::AtLimit : Cart::Change::Raised);
    QCOMPARE(cart.lines().first().quantity, kept);
}

void CartTest::setsQuantity()
{
    Cart cart;
    cart.add(sample::line(1));
    cart.add(sample::line(2));
    cart.setQuantity(0, 7);
    QCOMPARE(cart.lines().at(0).quantity, 7);
    cart.setQuantity(0, 1000);
    QCOMPARE(cart.lines().at(0).quantity, Cart::maximumQuantity);
    cart.setQuantity(-1, 3);
    cart.setQuantity(2, 3);
    QCOMPARE(cart.pieces(), Cart::maximumQuantity + 1);
    cart.setQuantity(0, 0);
    QCOMPARE(cart.lines().size(), 1);
    QCOMPARE(cart.lines().first().variant, sample::variantId(2, 0));
    cart.setQuantity(0, -3);
    QVERIFY(cart.isEmpty());
}

void CartTest::lineLimit()
{
    Cart cart;
    for (int n = 0; n < Cart::maximumLines; ++n)
        QCOMPARE(cart.add(sample::line(n)), Cart::Change::Added);
    QCOMPARE(cart.add(sample::line(Cart::maximumLines)), Cart::Change::AtLimit);
    QCOMPARE(cart.lines().size(), Cart::maximumLines);
    QCOMPARE(cart.add(sample::line(0)), Cart::Change::Raised);
}

void CartTest::totals()
{
    Cart cart;
    for (int n = 0; n < Cart::maximumLines; ++n) {
        LineItem dearest = sample::line(n, Cart::maximumQuantity);
        dearest.unitPrice = Money::fromFen(1'000'000'000'000);
        cart.add(dearest);
    }
    QCOMPARE(cart.total().fen(), 9'900'000'000'000'000);
    QCOMPARE(cart.pieces(), 9900);
}

QTEST_GUILESS_MAIN(CartTest)
#include "tst_cart.moc"
