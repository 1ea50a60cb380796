// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/search_view_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;

class SearchViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void findsByTheKeystroke();
    void noHits();
    void blankAsksNothing();
    void longTextIsCut();
    void clearForgets();
    void languageAsksAgain();
    void failureEndsBusy();
    void choicesAskAgain();
    void exploreReplacesTheText();
    void facetsBecomeChoices();
};

void SearchViewModelTest::findsByTheKeystroke()
{
    ViewModelBench bench;
    bench.catalog.setProducts(sample::products(30));
    SearchViewModel search(bench.services(), nullptr);
    ViewModelBench::Gate gate(bench);
    QString typed;
    for (const QChar c : QStringLiteral("raisins 29"))
        search.setText(typed += c);
    QVERIFY(search.busy());
    QVERIFY2(!search.noHits(), "no answer is not the answer none");
    gate.open();
    bench.settle();
    QVERIFY(!search.busy() && !search.noHits());
    QCOMPARE(search.results()->count(), 1);
    QCOMPARE(search.results()->rows().first().id, sample::productId(29));
}

void SearchViewModelTest::noHits()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    const QSignalSpy busy(&search, &SearchViewModel::busyChanged);
    search.setText(u"camel"_qs);
    bench.settle();
    QVERIFY(search.noHits() && !search.busy());
    QVERIFY(busy.size() >= 2);
}

void SearchViewModelTest::blankAsksNothing()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    search.setText(u"  \u3000"_qs);
    bench.settle();
    QCOMPARE(bench.catalog.queries(), 0);
    QVERIFY(!search.noHits() && !search.busy());
    QCOMPARE(search.results()->count(), 0);
}

void SearchViewModelTest::longTextIsCut()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    search.setText(QString(100'000, u'葡'));
    QCOMPARE(search.text().size(), 100);
    bench.settle();
    QVERIFY(search.noHits());
}

void SearchViewModelTest::clearForgets()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    search.setText(u"raisins"_qs);
    bench.settle();
    QCOMPARE(search.results()->count(), 3);
    search.clear();
    QVERIFY(search.text().isEmpty());
    QCOMPARE(search.results()->count(), 0);
    QVERIFY(search.results()->query().text.isEmpty());
    QVERIFY(!search.busy() && !search.noHits());
}

void SearchViewModelTest::languageAsksAgain()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    search.setText(u"葡萄干1"_qs);
    bench.settle();
    QCOMPARE(cell(*search.results(), 0, "title").toString(), u"葡萄干1"_qs);
    search.setLanguage(Language::En);
    bench.settle();
    QCOMPARE(cell(*search.results(), 0, "title").toString(), u"Raisins 1"_qs);
}

void SearchViewModelTest::failureEndsBusy()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    bench.catalog.setFailure(CatalogError::Failed);
    search.setText(u"raisins"_qs);
    bench.settle();
    QVERIFY(!search.busy());
    QVERIFY(search.results()->failed());
}

void SearchViewModelTest::choicesAskAgain()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    search.setText(u"raisins"_qs);
    bench.settle();
    const int before = bench.catalog.queries();
    for (const QString &choice : {u"gift"_qs, u"price:2"_qs, u"kind:pcat_fruit"_qs, u"season"_qs, u"unknown:1"_qs})
        search.toggle(choice);
    search.setOrder(SearchViewModel::PriceDown);
    bench.settle();
    QVERIFY(bench.catalog.queries() > before);
    const ProductQuery &query = search.results()->query();
    QVERIFY(query.filter.gift && query.filter.seasonMonth >= 1 && query.filter.seasonMonth <= 12);
    QCOMPARE(query.filter.priceBands, QList<int>{2});
    QCOMPARE(query.filter.kinds, QList<CategoryId>{CategoryId::parse(u"pcat_fruit"_qs)});
    QCOMPARE(query.sort, SortOrder::PriceDown);
    QCOMPARE(search.choices(), 4);
    search.toggle(u"gift"_qs);
    QCOMPARE(search.choices(), 3);
    search.clearChoices();
    QCOMPARE(search.choices(), 0);
    search.toggle(u"halal"_qs);
    search.clear(); // the next visit knows nothing of it
    bench.settle();
    QVERIFY(search.idle() && search.choices() == 0 && search.order() == SearchViewModel::Relevance);
    QCOMPARE(search.results()->count(), 0);
}

void SearchViewModelTest::exploreReplacesTheText()
{
    ViewModelBench bench;
    SearchViewModel search(bench.services(), nullptr);
    search.setText(u"camel"_qs);
    bench.settle();
    QVERIFY(search.noHits());
    search.explore(u"pcat_fruit"_qs);
    bench.settle();
    QVERIFY(search.text().isEmpty() && !search.idle());
    QCOMPARE(search.results()->count(), 3);
}

void SearchViewModelTest::facetsBecomeChoices()
{
    FacetListModel model(nullptr);
    SearchFacets facets;
    facets.inStock = 4;
    facets.priceBands = {0, 3, 0, 0, 1};
    Category fruit;
    fruit.id = CategoryId::parse(u"pcat_fruit"_qs);
    fruit.name.set(Language::ZhCn, u"鲜果"_qs);
    facets.kinds = {{fruit, 2}};
    ProductFilter filter;
    filter.organic = true; // leaves nothing, but can be taken back
    filter.kinds = {fruit.id};
    model.show(facets, filter, Language::ZhCn);
    QStringList ids;
    for (const FacetRow &row : model.rows())
        ids.append(row.choiceId);
    QCOMPARE(ids, (QStringList{u"organic"_qs, u"kind:pcat_fruit"_qs, u"stock"_qs, u"price:1"_qs, u"price:4"_qs}));
    QCOMPARE(model.rows().at(1).text, u"鲜果"_qs);
    QVERIFY(model.rows().at(0).selected && !model.rows().at(2).selected);
}

QTEST_GUILESS_MAIN(SearchViewModelTest)
#include "tst_search_view_model.moc"
