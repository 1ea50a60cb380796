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

QTEST_GUILESS_MAIN(SearchViewModelTest)
#include "tst_search_view_model.moc"
