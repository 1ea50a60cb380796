// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/product_view_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;

namespace {

struct Opened : ViewModelBench
{
    ProductViewModel product{services(), nullptr};

    void open(int n, int size = 0, const QString &lot = {})
    {
        product.openVariant(sample::productId(n).toString(), sample::variantId(n, size).toString(), lot);
        settle();
    }
    /// The catalog's product 1, changed.
    template <class Change> void change(const Change &change)
    {
        QList<Product> products = sample::products(3);
        change(products[1]);
        catalog.setProducts(products);
    }
};

} // namespace

class ProductViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void shows();
    void opensScannedVariant();
    void choosesVariant();
    void stockStates_data();
    void stockStates();
    void lots_data();
    void lots();
    void quantityLimits();
    void cannotBuyMoreThanThere();
    void addsWhatWasChosen();
    void goneProduct_data();
    void goneProduct();
    void goneWhileShown();
    void reloadKeepsTheChoice();
    void staleAnswerIsDropped();
    void closedForgets();
    void destroyedWhileReading();
};

void ProductViewModelTest::shows()
{
    Opened bench;
    ViewModelBench::Gate gate(bench);
    bench.product.open(sample::productId(1).toString());
    QVERIFY(bench.product.loading() && !bench.product.loaded() && !bench.product.canBuy());
    gate.open();
    bench.settle();
    QVERIFY(bench.product.loaded() && !bench.product.loading() && !bench.product.missing());
    QCOMPARE(bench.product.title(), u"葡萄干1"_qs);
    QCOMPARE(bench.product.placeName(), u"吐鲁番"_qs);
    QCOMPARE(bench.product.priceText(), formatMoney(Money::fromFen(1990)));
    QCOMPARE(bench.product.tags(), QStringList{u"halal"_qs});
    QCOMPARE(bench.product.variants()->count(), 2);
    QCOMPARE(bench.product.lots()->count(), 3);
    QVERIFY(bench.product.seasonText().contains(u"9, 10"));
    QVERIFY(bench.product.gtinText().contains(sample::gtin(10).toDisplay()));
    QVERIFY(bench.product.canBuy());
    bench.product.setLanguage(Language::En);
    QCOMPARE(bench.product.title(), u"Raisins 1"_qs);
    QCOMPARE(cell(*bench.product.variants(), 1, "title").toString(), u"500 g"_qs);
}

void ProductViewModelTest::opensScannedVariant()
{
    Opened bench;
    bench.open(1, 1, u"GOOD"_qs);
    QCOMPARE(bench.product.variantIndex(), 1);
    QCOMPARE(bench.product.scannedLot(), u"GOOD"_qs);
    QCOMPARE(cell(*bench.product.variants(), 1, "selected").toBool(), true);
    QCOMPARE(cell(*bench.product.variants(), 0, "selected").toBool(), false);
    bench.open(2);
    QCOMPARE(bench.product.variantIndex(), 0);
    QVERIFY(bench.product.scannedLot().isEmpty());
    bench.product.openVariant(sample::productId(1).toString(), u"variant_gone"_qs, {});
    bench.settle();
    QCOMPARE(bench.product.variantIndex(), 0);
}

void ProductViewModelTest::choosesVariant()
{
    Opened bench;
    bench.open(1);
    bench.product.setVariantIndex(1);
    QCOMPARE(bench.product.priceText(), formatMoney(Money::fromFen(3980)));
    for (const int outside : {-1, 2, 1000}) {
        bench.product.setVariantIndex(outside);
        QCOMPARE(bench.product.variantIndex(), 1);
    }
}

void ProductViewModelTest::stockStates_data()
{
    QTest::addColumn<int>("quantity");
    QTest::addColumn<bool>("backorder");
    QTest::addColumn<ProductViewModel::Availability>("availability");
    QTest::addColumn<QString>("text");
    QTest::newRow("plenty") << 6 << false << ProductViewModel::Available << u"stock.available"_qs;
    QTest::newRow("five") << 5 << false << ProductViewModel::FewLeft << u"stock.few"_qs;
    QTest::newRow("one") << 1 << false << ProductViewModel::FewLeft << u"stock.few"_qs;
    QTest::newRow("none") << 0 << false << ProductViewModel::NotHere << u"stock.none"_qs;
    QTest::newRow("less than none") << -3 << false << ProductViewModel::NotHere << u"stock.none"_qs;
    QTest::newRow("none, sold beyond it") << 0 << true << ProductViewModel::Available << u"stock.available"_qs;
}

void ProductViewModelTest::stockStates()
{
    QFETCH(int, quantity);
    QFETCH(bool, backorder);
    QFETCH(ProductViewModel::Availability, availability);
    QFETCH(QString, text);
    Opened bench;
    bench.change([&](Product &product) {
        product.variants[0].stock.quantity = quantity;
        product.variants[0].stock.backorder = backorder;
    });
    bench.open(1);
    QCOMPARE(bench.product.availability(), availability);
    QVERIFY(bench.product.stockText().startsWith(text));
    QCOMPARE(bench.product.canBuy(), availability != ProductViewModel::NotHere);
}

void ProductViewModelTest::lots_data()
{
    QTest::addColumn<QString>("lot");
    QTest::addColumn<QString>("reason");
    QTest::newRow("none scanned") << QString() << QString();
    QTest::newRow("good") << u"GOOD"_qs << QString();
    QTest::newRow("past its date") << u"OLD"_qs << u"lot.expired"_qs;
    QTest::newRow("recalled") << u"BACK"_qs << u"lot.recalled"_qs;
    QTest::newRow("unknown") << u"OTHER"_qs << QString();
}

void ProductViewModelTest::lots()
{
    QFETCH(QString, lot);
    QFETCH(QString, reason);
    Opened bench;
    bench.open(1, 0, lot);
    QCOMPARE(bench.product.blockedReason(), reason);
    QCOMPARE(bench.product.canBuy(), reason.isEmpty());
    const QSignalSpy lines(&bench.product, &ProductViewModel::lineReady);
    bench.product.addToCart();
    QCOMPARE(lines.size(), reason.isEmpty() ? 1 : 0);
}

void ProductViewModelTest::quantityLimits()
{
    Opened bench;
    bench.open(1);
    bench.product.setQuantity(0);
    QCOMPARE(bench.product.quantity(), 1);
    bench.product.setQuantity(-7);
    QCOMPARE(bench.product.quantity(), 1);
    bench.product.setQuantity(100);
    QCOMPARE(bench.product.quantity(), Cart::maximumQuantity);
}

void ProductViewModelTest::cannotBuyMoreThanThere()
{
    Opened bench;
    bench.open(1);
    bench.product.setQuantity(12);
    QVERIFY(bench.product.canBuy());
    bench.product.setQuantity(13);
    QVERIFY(!bench.product.canBuy());
    const QSignalSpy lines(&bench.product, &ProductViewModel::lineReady);
    bench.product.addToCart();
    QCOMPARE(lines.size(), 0);
}

void ProductViewModelTest::addsWhatWasChosen()
{
    Opened bench;
    bench.open(1, 1, u"GOOD"_qs);
    bench.product.setQuantity(3);
    LineItem line;
    const QSignalSpy added(&bench.product, &ProductViewModel::added);
    connect(&bench.product, &ProductViewModel::lineReady, this, [&line](const LineItem &ready) { line = ready; });
    bench.product.addToCart();
    QCOMPARE(added.size(), 1);
    QCOMPARE(line.variant, sample::variantId(1, 1));
    QCOMPARE(line.product, sample::productId(1));
    QCOMPARE(line.sku.toString(), u"SKU-1-1"_qs);
    QCOMPARE(line.gtin, sample::gtin(11));
    QCOMPARE(line.lot, u"GOOD"_qs);
    QCOMPARE(line.unitPrice.fen(), 3980);
    QCOMPARE(line.quantity, 3);
}

void ProductViewModelTest::goneProduct_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("unknown") << u"prod_99"_qs;
    QTest::newRow("empty") << QString();
    QTest::newRow("no key") << u"a\nb"_qs;
    QTest::newRow("too long") << QString(200, u'a');
}

void ProductViewModelTest::goneProduct()
{
    QFETCH(QString, id);
    Opened bench;
    bench.product.open(id);
    bench.settle();
    QVERIFY(bench.product.missing() && !bench.product.loading() && !bench.product.loaded() && !bench.product.canBuy());
    bench.product.addToCart();
}

void ProductViewModelTest::goneWhileShown()
{
    Opened bench;
    bench.open(1);
    bench.catalog.setProducts({});
    bench.product.reload();
    bench.settle();
    QVERIFY(bench.product.missing() && !bench.product.canBuy());
    QCOMPARE(bench.product.variants()->count(), 0);
    QVERIFY(bench.product.title().isEmpty());
}

void ProductViewModelTest::reloadKeepsTheChoice()
{
    Opened bench;
    bench.open(1, 1);
    bench.product.setQuantity(4);
    bench.change([](Product &product) {
        product.variants.swapItemsAt(0, 1);
        product.variants[0].price = Money::fromFen(5000);
    });
    bench.product.reload();
    bench.settle();
    QCOMPARE(bench.product.variantIndex(), 0);
    QCOMPARE(bench.product.priceText(), formatMoney(Money::fromFen(5000)));
    QCOMPARE(bench.product.quantity(), 4);
}

void ProductViewModelTest::staleAnswerIsDropped()
{
    Opened bench;
    ViewModelBench::Gate gate(bench);
    bench.product.open(sample::productId(1).toString());
    bench.product.open(sample::productId(2).toString());
    gate.open();
    bench.settle();
    QCOMPARE(bench.product.title(), u"葡萄干2"_qs);
}

void ProductViewModelTest::closedForgets()
{
    Opened bench;
    bench.open(1, 1, u"GOOD"_qs);
    bench.product.setQuantity(7);
    ViewModelBench::Gate gate(bench);
    bench.product.reload();
    bench.product.close();
    gate.open();
    bench.settle();
    QVERIFY(!bench.product.loaded() && !bench.product.loading() && !bench.product.missing());
    QVERIFY(bench.product.title().isEmpty() && bench.product.scannedLot().isEmpty());
    QVERIFY(bench.product.imageSource().isEmpty());
    QCOMPARE(bench.product.variants()->count(), 0);
    QCOMPARE(bench.product.lots()->count(), 0);
    QCOMPARE(bench.product.variantIndex(), 0);
    QCOMPARE(bench.product.quantity(), 1);
    bench.product.reload();
    bench.settle();
    QVERIFY(!bench.product.loaded() && !bench.product.missing());
}

void ProductViewModelTest::destroyedWhileReading()
{
    ViewModelBench bench;
    auto product = std::make_unique<ProductViewModel>(bench.services(), nullptr);
    ViewModelBench::Gate gate(bench);
    product->open(sample::productId(1).toString());
    product.reset();
    gate.open();
    bench.settle();
}

QTEST_GUILESS_MAIN(ProductViewModelTest)
#include "tst_product_view_model.moc"
