// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/product_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace caravan;

namespace {

ProductQuery query(const QString &text = {}, Language language = Language::ZhCn)
{
    ProductQuery made;
    made.text = text;
    made.language = language;
    return made;
}

} // namespace

class ProductListModelTest : public QObject
{
    Q_OBJECT

private slots:
    void pages_data();
    void pages();
    void keepsToItsFirstRows_data();
    void keepsToItsFirstRows();
    void staleAnswerIsDropped();
    void pageOfAnOlderSelectionIsDropped();
    void clearedListStaysEmpty();
    void refreshInPlace();
    void refreshOfOtherProducts();
    void refreshKeepsWhatWasScrolledTo();
    void failures_data();
    void failures();
    void failedPageKeepsTheRows();
    void roles();
    void destroyedWhileReading();
};

void ProductListModelTest::pages_data()
{
    QTest::addColumn<int>("products");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("a page less one") << 59;
    QTest::newRow("exactly a page") << 60;
    QTest::newRow("a page and one") << 61;
    QTest::newRow("two and a half") << 150;
}

void ProductListModelTest::pages()
{
    QFETCH(int, products);
    ViewModelBench bench;
    bench.catalog.setProducts(sample::products(products));
    ProductListModel model(bench.services(), 0, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy loaded(&model, &ProductListModel::loaded);
    model.setQuery(query());
    bench.settle();
    // QAbstractItemModelTester asks for more by itself, as a view does.
    for (int i = 0; i < 5 && model.canFetchMore({}); ++i) {
        model.fetchMore({});
        bench.settle();
    }
    QCOMPARE(model.count(), products);
    QVERIFY(!model.loading() && !model.failed() && !model.canFetchMore({}));
    QCOMPARE(loaded.size(), 1);
    for (int row = 0; row < products; ++row)
        QCOMPARE(cell(model, row, "productId").toString(), sample::productId(row).toString());
}

void ProductListModelTest::keepsToItsFirstRows_data()
{
    QTest::addColumn<int>("most");
    QTest::newRow("less than a page") << 24;
    QTest::newRow("a page") << 60;
    QTest::newRow("more than a page") << 100;
}

void ProductListModelTest::keepsToItsFirstRows()
{
    QFETCH(int, most);
    ViewModelBench bench;
    bench.catalog.setProducts(sample::products(150));
    ProductListModel model(bench.services(), most, nullptr);
    model.setQuery(query());
    bench.settle();
    while (model.canFetchMore({})) {
        model.fetchMore({});
        bench.settle();
        QVERIFY(model.count() <= most);
    }
    QCOMPARE(model.count(), most);
    model.reload();
    bench.settle();
    QCOMPARE(model.count(), most);
    QVERIFY(!model.canFetchMore({}));
}

void ProductListModelTest::staleAnswerIsDropped()
{
    ViewModelBench bench;
    ProductListModel model(bench.services(), 0, nullptr);
    const QSignalSpy loaded(&model, &ProductListModel::loaded);
    ViewModelBench::Gate gate(bench);
    model.setQuery(query(u"Raisins 1"_qs));
    QVERIFY(model.loading() && !model.canFetchMore({}));
    model.setQuery(query(u"Raisins 2"_qs));
    gate.open();
    bench.settle();
    QCOMPARE(bench.catalog.queries(), 2);
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(model.count(), 1);
    QCOMPARE(model.rows().first().id, sample::productId(2));
    QVERIFY(!model.loading());
}

void ProductListModelTest::pageOfAnOlderSelectionIsDropped()
{
    ViewModelBench bench;
    bench.catalog.setProducts(sample::products(150));
    ProductListModel model(bench.services(), 0, nullptr);
    model.setQuery(query());
    bench.settle();
    ViewModelBench::Gate gate(bench);
    model.fetchMore({});
    model.setQuery(query(u"Raisins 149"_qs));
    gate.open();
    bench.settle();
    QCOMPARE(model.count(), 1);
}

void ProductListModelTest::clearedListStaysEmpty()
{
    ViewModelBench bench;
    ProductListModel model(bench.services(), 0, nullptr);
    ViewModelBench::Gate gate(bench);
    model.setQuery(query());
    model.clear();
    QVERIFY(!model.loading());
    gate.open();
    bench.settle();
    QCOMPARE(model.count(), 0);
    QVERIFY(!model.loading() && !model.canFetchMore({}));
}

void ProductListModelTest::refreshInPlace()
{
    ViewModelBench bench;
    ProductListModel model(bench.services(), 0, nullptr);
    model.setQuery(query());
    bench.settle();
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy loaded(&model, &ProductListModel::loaded);
    QList<Product> products = sample::products(3);
    products[1].variants[0].price = Money::fromFen(9900);
    bench.catalog.setProducts(products);
    model.reload();
    bench.settle();
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(loaded.size(), 0);
    QCOMPARE(cell(model, 1, "priceText").toString(), formatMoney(Money::fromFen(9900)));
}

void ProductListModelTest::refreshOfOtherProducts()
{
    ViewModelBench bench;
    ProductListModel model(bench.services(), 0, nullptr);
    model.setQuery(query());
    bench.settle();
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    bench.catalog.setProducts(sample::products(2));
    model.reload();
    bench.settle();
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.count(), 2);
}

void ProductListModelTest::refreshKeepsWhatWasScrolledTo()
{
    ViewModelBench bench;
    bench.catalog.setProducts(sample::products(150));
    ProductListModel model(bench.services(), 0, nullptr);
    model.setQuery(query());
    bench.settle();
    model.fetchMore({});
    bench.settle();
    QCOMPARE(model.count(), 120);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.reload();
    bench.settle();
    QCOMPARE(model.count(), 120);
    QCOMPARE(reset.size(), 0);
    QVERIFY(model.canFetchMore({}));
}

void ProductListModelTest::failures_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("failed");
    QTest::newRow("not ready is no failure") << int(CatalogError::NotReady) << false;
    QTest::newRow("not found") << int(CatalogError::NotFound) << true;
    QTest::newRow("damaged") << int(CatalogError::Damaged) << true;
    QTest::newRow("failed") << int(CatalogError::Failed) << true;
}

void ProductListModelTest::failures()
{
    QFETCH(int, error);
    QFETCH(bool, failed);
    ViewModelBench bench;
    ProductListModel model(bench.services(), 0, nullptr);
    bench.catalog.setFailure(static_cast<CatalogError>(error));
    model.setQuery(query());
    bench.settle();
    QVERIFY(!model.loading());
    QCOMPARE(model.failed(), failed);
    QCOMPARE(model.count(), 0);
    QVERIFY(!model.canFetchMore({}));
    bench.catalog.setFailure({});
    model.reload();
    bench.settle();
    QVERIFY(!model.failed() && !model.loading());
    QCOMPARE(model.count(), 3);
}

void ProductListModelTest::failedPageKeepsTheRows()
{
    ViewModelBench bench;
    bench.catalog.setProducts(sample::products(100));
    ProductListModel model(bench.services(), 0, nullptr);
    model.setQuery(query());
    bench.settle();
    bench.catalog.setFailure(CatalogError::Failed);
    model.fetchMore({});
    bench.settle();
    QCOMPARE(model.count(), 60);
    QVERIFY(model.failed() && !model.loading() && model.canFetchMore({}));
    bench.catalog.setFailure({});
    model.fetchMore({});
    bench.settle();
    QCOMPARE(model.count(), 100);
    QVERIFY(!model.failed());
}

void ProductListModelTest::roles()
{
    ViewModelBench bench;
    ProductListModel model(bench.services(), 0, nullptr);
    model.setQuery(query({}, Language::En));
    bench.settle();
    QCOMPARE(cell(model, 0, "title").toString(), u"Raisins 0"_qs);
    QCOMPARE(cell(model, 0, "priceText").toString(), formatMoney(Money::fromFen(1990)));
    QCOMPARE(cell(model, 0, "severalPrices").toBool(), true);
    QCOMPARE(cell(model, 0, "inStock").toBool(), true);
    QCOMPARE(cell(model, 0, "imageSource").toUrl().scheme(), u"image"_qs);
    QVERIFY(!cell(model, 3, "title").isValid());
    QVERIFY(!cell(model, 0, "no such role").isValid());
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
}

void ProductListModelTest::destroyedWhileReading()
{
    ViewModelBench bench;
    auto model = std::make_unique<ProductListModel>(bench.services(), 0, nullptr);
    ViewModelBench::Gate gate(bench);
    model->setQuery(query());
    model.reset();
    gate.open();
    bench.settle();
    QCOMPARE(bench.catalog.queries(), 1);
}

QTEST_GUILESS_MAIN(ProductListModelTest)
#include "tst_product_list_model.moc"
