// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/cart_view_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace caravan;

class CartViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void shows();
    void changesQuantities();
    void clears();
    void language();
    void keepsDelegatesOnChange();
};

void CartViewModelTest::shows()
{
    CartViewModel cart(nullptr);
    const QAbstractItemModelTester tester(cart.lines(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(cart.empty());
    const QSignalSpy changed(&cart, &CartViewModel::changed);
    LineItem line = sample::line(1, 2);
    line.lot = u"GOOD"_qs;
    cart.add(line);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!cart.empty());
    QCOMPARE(cart.pieces(), 2);
    QCOMPARE(cart.totalText(), formatMoney(Money::fromFen(3980)));
    QCOMPARE(cell(*cart.lines(), 0, "title").toString(), u"葡萄干1"_qs);
    QCOMPARE(cell(*cart.lines(), 0, "quantity").toInt(), 2);
    QCOMPARE(cell(*cart.lines(), 0, "totalText").toString(), formatMoney(Money::fromFen(3980)));
    QCOMPARE(cell(*cart.lines(), 0, "lot").toString(), u"GOOD"_qs);
}

void CartViewModelTest::changesQuantities()
{
    CartViewModel cart(nullptr);
    cart.add(sample::line(1));
    cart.add(sample::line(2));
    cart.setQuantity(1, 5);
    QCOMPARE(cart.pieces(), 6);
    cart.setQuantity(7, 5);
    cart.setQuantity(-1, 5);
    QCOMPARE(cart.pieces(), 6);
    cart.remove(0);
    QCOMPARE(cart.lines()->count(), 1);
    QCOMPARE(cell(*cart.lines(), 0, "title").toString(), u"葡萄干2"_qs);
    cart.setQuantity(0, 0);
    QVERIFY(cart.empty());
    QCOMPARE(cart.lines()->count(), 0);
}

void CartViewModelTest::clears()
{
    CartViewModel cart(nullptr);
    cart.add(sample::line(1));
    cart.clear();
    QVERIFY(cart.empty());
    QCOMPARE(cart.lines()->count(), 0);
    QCOMPARE(cart.totalText(), formatMoney({}));
}

void CartViewModelTest::language()
{
    CartViewModel cart(nullptr);
    cart.add(sample::line(1));
    cart.setLanguage(Language::En);
    QCOMPARE(cell(*cart.lines(), 0, "title").toString(), u"Raisins 1"_qs);
    cart.setLanguage(Language::Kk);
    QCOMPARE(cell(*cart.lines(), 0, "title").toString(), u"葡萄干1"_qs);
}

void CartViewModelTest::keepsDelegatesOnChange()
{
    CartViewModel cart(nullptr);
    cart.add(sample::line(1));
    const QSignalSpy reset(cart.lines(), &QAbstractItemModel::modelReset);
    const QSignalSpy data(cart.lines(), &QAbstractItemModel::dataChanged);
    cart.setQuantity(0, 2);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(data.size(), 1);
}

QTEST_GUILESS_MAIN(CartViewModelTest)
#include "tst_cart_view_model.moc"
