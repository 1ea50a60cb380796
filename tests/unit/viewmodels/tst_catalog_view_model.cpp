// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/catalog_view_model.h"

#include <QTest>

using namespace caravan;

namespace {

struct Shelves : ViewModelBench
{
    CatalogViewModel shelves{services(), QStringLiteral("kind"), QStringLiteral("origin"), nullptr};
    Shelves()
    {
        shelves.reload();
        settle();
    }
};

} // namespace

class CatalogViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void listsKindsAndPlaces();
    void narrows();
    void chosenRegionAndPlace();
    void language();
    void failure();
    void showAllForgets();
};

void CatalogViewModelTest::listsKindsAndPlaces()
{
    Shelves bench;
    QCOMPARE(bench.shelves.kinds()->count(), 1);
    QCOMPARE(cell(*bench.shelves.kinds(), 0, "name").toString(), u"干果"_qs);
    QCOMPARE(bench.shelves.regions()->count(), 1);
    QCOMPARE(bench.shelves.places()->count(), 1);
    QCOMPARE(bench.shelves.popular()->count(), 3);
    QCOMPARE(bench.shelves.browse()->count(), 3);
}

void CatalogViewModelTest::narrows()
{
    Shelves bench;
    QList<Product> products = sample::products(3);
    products[0].categories.removeLast();
    bench.catalog.setProducts(products);
    bench.shelves.showOrigin(u"cat_xinjiang"_qs);
    bench.settle();
    QCOMPARE(bench.shelves.browse()->count(), 2);
    bench.shelves.showCategory(u"cat_dried-fruit"_qs);
    bench.settle();
    QCOMPARE(bench.shelves.browse()->count(), 2);
    QCOMPARE(bench.shelves.categoryName(), u"干果"_qs);
    bench.shelves.showOrigin({});
    bench.settle();
    QCOMPARE(bench.shelves.browse()->count(), 3);
    bench.shelves.showCategory(u"cat_none"_qs);
    bench.settle();
    QCOMPARE(bench.shelves.browse()->count(), 0);
    QVERIFY(bench.shelves.categoryName().isEmpty());
}

void CatalogViewModelTest::chosenRegionAndPlace()
{
    Shelves bench;
    bench.shelves.showOrigin(u"cat_turpan"_qs);
    QCOMPARE(bench.shelves.originName(), u"吐鲁番"_qs);
    QCOMPARE(bench.shelves.originStory(), u"火焰山下"_qs);
    QVERIFY(cell(*bench.shelves.places(), 0, "selected").toBool());
    QVERIFY(cell(*bench.shelves.regions(), 0, "selected").toBool());
}

void CatalogViewModelTest::language()
{
    Shelves bench;
    bench.shelves.showOrigin(u"cat_turpan"_qs);
    bench.shelves.setLanguage(Language::En);
    bench.settle();
    QCOMPARE(bench.shelves.originName(), u"Turpan"_qs);
    QCOMPARE(cell(*bench.shelves.kinds(), 0, "name").toString(), u"Dried fruit"_qs);
    QCOMPARE(cell(*bench.shelves.popular(), 0, "title").toString(), u"Raisins 0"_qs);
    QCOMPARE(cell(*bench.shelves.browse(), 0, "title").toString(), u"Raisins 0"_qs);
}

void CatalogViewModelTest::failure()
{
    Shelves bench;
    bench.catalog.setFailure(CatalogError::Failed);
    bench.shelves.reload();
    bench.settle();
    QCOMPARE(bench.shelves.kinds()->count(), 0);
    QVERIFY(!bench.shelves.browse()->loading() && !bench.shelves.popular()->loading());
    bench.catalog.setFailure({});
    bench.shelves.reload();
    bench.settle();
    QCOMPARE(bench.shelves.kinds()->count(), 1);
    QCOMPARE(bench.shelves.popular()->count(), 3);
}

void CatalogViewModelTest::showAllForgets()
{
    Shelves bench;
    bench.shelves.showCategory(u"cat_dried-fruit"_qs);
    bench.shelves.showOrigin(u"cat_turpan"_qs);
    bench.shelves.showAll();
    bench.settle();
    QVERIFY(bench.shelves.categoryId().isEmpty() && bench.shelves.originId().isEmpty());
    QVERIFY(!cell(*bench.shelves.places(), 0, "selected").toBool());
    QVERIFY(!cell(*bench.shelves.regions(), 0, "selected").toBool());
}

QTEST_GUILESS_MAIN(CatalogViewModelTest)
#include "tst_catalog_view_model.moc"
