// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "storage/search/folding.h"
#include "storage/search/pinyin.h"
#include "storage/search/postings.h"
#include "storage/search/quantities.h"
#include "storage/search/query_text.h"
#include "storage/search/search_index_reader.h"

#include <QRandomGenerator>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <set>

using namespace caravan;
using namespace caravan::test;

class TestSearch : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogFixture> m_fixture;

    static QStringList idsOf(const QList<ProductSummary> &products)
    {
        QStringList ids;
        for (const ProductSummary &summary : products)
            ids.append(summary.id.toString().mid(5));
        return ids;
    }
    QStringList find(const QString &text)
    {
        ProductQuery query;
        query.text = text;
        return idsOf(m_fixture->reader.products(query).valueOr({}));
    }

    void add(const QString &name, const LocalizedText &title, const QString &sku, QStringView gtin,
             const QStringList &categories, int popularity)
    {
        auto row = productRow(name, title.in(Language::ZhCn), popularity, categories);
        row.variants[0].sku = Sku::parse(sku);
        row.variants[0].gtin = Gtin::parse(gtin);
        QCOMPARE(m_fixture->writer->applyPage({row}, m_fixture->now).value(), 1);
        for (const Language language : allLanguages)
            if (language != Language::ZhCn)
                QVERIFY(m_fixture->writer->applyTexts(language, {{row.id, title.in(language), {}}}).ok());
    }

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<CatalogFixture>();
        QVERIFY(m_fixture->writer->replaceCategories(demoCategories()).ok());
        add(u"raisin"_qs,
            texts(u"吐鲁番绿葡萄干"_qs, u"تۇرپان يېشىل ئۈزۈمى"_qs, u"Тұрпан жасыл мейізі"_qs,
                  u"Турфанский зелёный изюм"_qs, u"Turpan green raisins"_qs),
            u"XJ-TRP-RAISIN-250"_qs, u"9521000000018", {u"dried-fruit"_qs, u"turpan"_qs}, 95);
        add(u"jujube"_qs,
            texts(u"和田长枣"_qs, u"خوتەن چىلىنى"_qs, u"Хотан құрмасы"_qs, u"Хотанский финик унаби"_qs,
                  u"Hotan jujubes"_qs),
            u"XJ-HTN-JUJUBE-500"_qs, u"9521000000025", {u"dried-fruit"_qs, u"hotan"_qs}, 90);
        add(u"melon"_qs, texts(u"哈密瓜"_qs, u"قوغۇن"_qs, u"Қауын"_qs, u"Хамийская дыня"_qs, u"Hami melon"_qs),
            u"XJ-HMI-MELON-1"_qs, u"9521000000032", {u"melon"_qs, u"xinjiang"_qs}, 80);
        add(u"apricot"_qs, texts(u"杏干"_qs, u"ئۆرۈك"_qs, u"Өрік"_qs, u"Курага"_qs, u"Dried apricots"_qs),
            u"GS-APRICOT"_qs, u"96385074", {u"dried-fruit"_qs, u"gansu"_qs}, 70);
        add(u"rawap"_qs, texts(u"民族音乐热瓦普"_qs, u"راۋاپ"_qs, u"Рауап"_qs, u"Равап"_qs, u"Rawap lute, café"_qs),
            u"XJ-RAWAP"_qs, u"036000291452", {u"xinjiang"_qs}, 10);
        QVERIFY(m_fixture->writer->publish().ok());
    }

    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found"); // first hit; empty: nothing may be found
        const auto row = [](const QString &typed, const QString &found) {
            QTest::newRow(qPrintable(QString(typed.left(40) + u" → " + found))) << typed << found;
        };
        const QString raisin = u"raisin"_qs;
        for (const QString &typed : {u"putaogan"_qs,
                                     u"ptg"_qs,
                                     u"葡萄干"_qs,
                                     u"葡萄"_qs,
                                     u"葡"_qs,
                                     u"干"_qs,
                                     u"绿葡萄"_qs,
                                     u"üzüm"_qs,
                                     u"uzum"_qs,
                                     u"ÜZÜM"_qs,
                                     u"ئۈزۈم"_qs,
                                     u"ۈزۈم"_qs,
                                     u"ئۈزۈمى"_qs,
                                     u"ئۈزۈمي"_qs,
                                     u"изюм"_qs,
                                     u"ИЗЮМ"_qs,
                                     u"izyum"_qs,
                                     u"зеленый"_qs,
                                     u"зелёный"_qs,
                                     u"мейіз"_qs,
                                     u"мейиз"_qs,
                                     u"raisin"_qs,
                                     u"Raisins"_qs,
                                     u"green rais"_qs,
                                     u"rais green"_qs,
                                     u"tulufan"_qs,
                                     u"tulufanlvputaogan"_qs,
                                     u"tulufanluputaogan"_qs,
                                     u"lvputao"_qs,
                                     u"tlf"_qs,
                                     u"tlflptg"_qs,
                                     u"pu tao gan"_qs,
                                     u"pu'tao'gan"_qs,
                                     u"葡萄 gan"_qs,
                                     u"turpan 葡萄"_qs,
                                     u"تۇرپان"_qs,
                                     u"турфан"_qs,
                                     u"turfan"_qs,
                                     u"XJ-TRP-RAISIN-250"_qs,
                                     u"xj-trp"_qs,
                                     u"xjtrpraisin"_qs,
                                     u"9521000000018"_qs,
                                     u"09521000000018"_qs,
                                     u"ｒａｉｓｉｎ"_qs,
                                     u"yeshil"_qs,
                                     u"يېشىل"_qs})
            row(typed, raisin);
        row(u"changzao"_qs, u"jujube"_qs);
        row(u"hetian"_qs, u"jujube"_qs);
        row(u"خوتەن"_qs, u"jujube"_qs);
        row(u"خوتهن"_qs, u"jujube"_qs); // heh typed for the Uyghur ae
        row(u"chilin"_qs, u"jujube"_qs);
        row(u"қауын"_qs, u"melon"_qs);
        row(u"кауын"_qs, u"melon"_qs); // a Russian keyboard
        row(u"qauyn"_qs, u"melon"_qs);
        row(u"qoghun"_qs, u"melon"_qs);
        row(u"dynya"_qs, u"melon"_qs);
        row(u"өрік"_qs, u"apricot"_qs);
        row(u"орик"_qs, u"apricot"_qs);
        row(u"96385074"_qs, u"apricot"_qs);
        row(u"gansu"_qs, u"apricot"_qs);
        row(u"yinyue"_qs, u"rawap"_qs);
        row(u"036000291452"_qs, u"rawap"_qs);
        row(u"cafe"_qs, u"rawap"_qs);
        row(u"9521000000"_qs, raisin);   // prefix of several: the most popular first
        row(u"dried"_qs, u"apricot"_qs); // begins a name
        row(u"葡萄酒"_qs, raisin);       // one wrong character of three
        row(u"葡桃干"_qs, raisin);       // what an input method takes for the same sound
        row(u"葡萄乾"_qs, raisin);       // traditional
        row(u"000018"_qs, raisin);       // the last digits
        row(u"raisns"_qs, raisin);
        row(u"rasiins"_qs, raisin); // two swapped
        row(u"изюмом"_qs, raisin);
        row(u"bp.v"_qs, raisin);             // изюм on an English keyboard
        row(u"raisin wine"_qs, raisin);      // what is known of it
        row(u"xinjiangputaogan"_qs, raisin); // a place and what is from it
        row(u"葡萄干 250克"_qs, raisin);
        row(u"ئۇزۇم"_qs, raisin);
        row(u"xjptg"_qs, raisin);
        row(u"origin"_qs, {}); // the roots tell nothing apart
        row(u"!!! ---"_qs, {});
        row(QString(10'000, u'z'), {});
        row(u"\"\"\"***(((^^^"_qs, {});
    }
    void finds()
    {
        QFETCH(QString, typed);
        QFETCH(QString, found);
        const QStringList ids = find(typed);
        if (found.isEmpty())
            QVERIFY2(ids.isEmpty(), qPrintable(ids.join(u' ')));
        else
            QVERIFY2(!ids.isEmpty() && ids.first() == found, qPrintable(ids.join(u' ')));
    }

    void hostileQueriesAnswer_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("10 kB of quotes") << QString(10'000, u'"');
        QTest::newRow("SQL") << u"\" OR 1=1 -- '; DROP TABLE search_term; raisin NEAR tokens:*"_qs;
        QTest::newRow("stars") << QString(500, u'*');
        QTest::newRow("NUL") << QString(20, QChar(0));
        QTest::newRow("Han") << QString(10'000, u'葡');
        QTest::newRow("spaces") << QString(10'000, u' ');
        QTest::newRow("words") << u"a b c d e f g h i j k l m n o p q r s t u v w x y z "_qs.repeated(100);
        QTest::newRow("surrogate") << QString(QChar(0xdc00));
        QTest::newRow("bidi") << u"\u202eraisin\u202c"_qs;
    }
    void hostileQueriesAnswer()
    {
        QFETCH(QString, typed);
        ProductQuery query;
        query.text = typed;
        QVERIFY(m_fixture->reader.products(query).ok());
    }

    void pagesFollowEachOther()
    {
        ProductQuery query;
        query.text = u"dried"_qs;
        const QStringList all = idsOf(m_fixture->reader.search(query)->products);
        QVERIFY(all.size() >= 3);
        QStringList paged;
        query.limit = 1;
        for (query.offset = 0; query.offset < all.size(); ++query.offset) {
            const auto page = m_fixture->reader.search(query);
            QCOMPARE(page->total, static_cast<int>(all.size()));
            paged += idsOf(page->products);
        }
        QCOMPARE(paged, all);
        query.offset = 1'000;
        QVERIFY(m_fixture->reader.search(query)->products.isEmpty());
    }

    void betterReasonsComeFirst()
    {
        CatalogFixture fixture;
        QVERIFY(fixture.writer->replaceCategories(demoCategories()).ok());
        // The less popular, the better the reason.
        auto described = productRow(u"described"_qs, u"甜点"_qs, 900, {});
        described.description = u"配葡萄最好"_qs;
        const QList<CatalogProductRow> rows{described,
                                            productRow(u"inside"_qs, u"红葡萄酱"_qs, 800, {}),
                                            productRow(u"ends"_qs, u"无核白葡萄"_qs, 700, {}),
                                            productRow(u"starts"_qs, u"葡萄酒"_qs, 600, {}),
                                            productRow(u"exact"_qs, u"葡萄"_qs, 500, {}),
                                            productRow(u"other"_qs, u"苹果"_qs, 1000, {})};
        QVERIFY(fixture.writer->applyPage(rows, fixture.now).ok());
        QVERIFY(fixture.writer->publish().ok());
        ProductQuery query;
        query.text = u"葡萄"_qs;
        const auto answer = fixture.reader.search(query);
        QCOMPARE(idsOf(answer->products),
                 (QStringList{u"exact"_qs, u"starts"_qs, u"ends"_qs, u"inside"_qs, u"described"_qs}));
        QCOMPARE(answer->reasons, (QList{MatchReason::ExactName, MatchReason::NameStart, MatchReason::NameEnd,
                                         MatchReason::Word, MatchReason::Description}));
    }

    void filtersFacetsAndSorts()
    {
        CatalogFixture fixture;
        QVERIFY(fixture.writer->replaceCategories(demoCategories()).ok());
        auto cheap = productRow(u"cheap"_qs, u"葡萄干甲"_qs, 50, {u"dried-fruit"_qs, u"turpan"_qs}, 1'000, 0);
        auto dear = productRow(u"dear"_qs, u"葡萄干乙"_qs, 40, {u"dried-fruit"_qs, u"hotan"_qs}, 30'000, 5);
        auto melon = productRow(u"melon"_qs, u"葡萄干丙"_qs, 60, {u"melon"_qs, u"turpan"_qs}, 3'000, 5);
        dear.tags = {u"organic"_qs};
        melon.season = {1};
        melon.lots = {{u"L"_qs, QDate(2026, 10, 1), {}, false}};
        QVERIFY(fixture.writer->applyPage({cheap, dear, melon}, fixture.now).ok());
        QVERIFY(fixture.writer->publish().ok());
        const auto found = [&fixture](const ProductQuery &query) {
            return idsOf(fixture.reader.search(query)->products);
        };
        ProductQuery query;
        query.text = u"葡萄干"_qs;
        query.month = 9;
        QCOMPARE(found(query), (QStringList{u"melon"_qs, u"cheap"_qs, u"dear"_qs}));
        SearchFacets facets = fixture.reader.search(query)->facets;
        QCOMPARE(facets.kinds.size(), 2);
        QCOMPARE(facets.kinds.first().category.handle, u"dried-fruit"_qs);
        QCOMPARE(facets.kinds.first().count, 2);
        QCOMPARE(facets.origins.first().category.handle, u"turpan"_qs);
        QCOMPARE(facets.inStock, 2);
        QCOMPARE(facets.organic, 1);
        QCOMPARE(facets.gift, 2);
        QCOMPARE(facets.inSeason, 2);
        QCOMPARE(facets.priceBands, (std::array{1, 1, 0, 0, 1}));

        query.filter.kinds = {categoryId(u"dried-fruit"_qs)};
        QCOMPARE(found(query), (QStringList{u"cheap"_qs, u"dear"_qs}));
        facets = fixture.reader.search(query)->facets;
        QCOMPARE(facets.kinds.size(), 2); // the other kinds may still be chosen
        QCOMPARE(facets.origins.first().count, 1);
        query.filter.inStock = true;
        QCOMPARE(found(query), (QStringList{u"dear"_qs}));
        query.filter = {};
        query.filter.origins = {categoryId(u"xinjiang"_qs)}; // a region holds its places
        QCOMPARE(found(query).size(), 3);
        query.filter = {};
        query.filter.priceBands = {0, 4};
        QCOMPARE(found(query), (QStringList{u"cheap"_qs, u"dear"_qs}));
        query.filter = {};
        query.filter.seasonMonth = 1;
        QCOMPARE(found(query), (QStringList{u"melon"_qs}));
        query.filter = {};
        query.filter.organic = true;
        QCOMPARE(found(query), (QStringList{u"dear"_qs}));
        query.filter = {};
        query.sort = SortOrder::PriceUp;
        QCOMPARE(found(query), (QStringList{u"cheap"_qs, u"melon"_qs, u"dear"_qs}));
        query.sort = SortOrder::PriceDown;
        QCOMPARE(found(query), (QStringList{u"dear"_qs, u"melon"_qs, u"cheap"_qs}));
        query.sort = SortOrder::Newest;
        QCOMPARE(found(query).first(), u"melon"_qs);
        query.sort = SortOrder::Name;
        QCOMPARE(found(query).size(), 3);
        query.text = QString();
        query.sort = SortOrder::PriceUp;
        QCOMPARE(found(query), (QStringList{u"cheap"_qs, u"melon"_qs, u"dear"_qs}));
    }

    /// After every kind of change the index says what a new one would say.
    void theIndexFollowsTheCatalog()
    {
        CatalogFixture fixture;
        QVERIFY(fixture.writer->replaceCategories(demoCategories()).ok());
        auto row = productRow(u"one"_qs, u"葡萄干"_qs, 50, {u"dried-fruit"_qs}, 1'000, 5);
        QVERIFY(fixture.writer->applyPage({row}, fixture.now).ok());
        QVERIFY(fixture.writer->publish().ok());
        const auto finds = [&fixture](const QString &text) {
            ProductQuery query;
            query.text = text;
            return fixture.reader.search(query)->total;
        };
        QCOMPARE(finds(u"葡萄干"_qs), 1);
        QVERIFY(fixture.writer->applyTexts(Language::Ru, {{row.id, u"изюм"_qs, {}}}).ok());
        QCOMPARE(finds(u"izyum"_qs), 1);
        row.title = u"核桃"_qs;
        row.description = u"坚果"_qs;
        QVERIFY(fixture.writer->applyPage({row}, fixture.now).ok());
        QCOMPARE(finds(u"葡萄"_qs), 0);
        QCOMPARE(finds(u"hetao"_qs), 1);
        QVERIFY(fixture.writer->applyPage({productRow(u"two"_qs, u"核桃仁"_qs, 90, {u"melon"_qs})}, fixture.now).ok());
        QCOMPARE(finds(u"核桃"_qs), 2);
        QCOMPARE(finds(u"果干"_qs), 1);
        auto categories = demoCategories();
        for (CatalogCategoryRow &category : categories)
            if (category.handle == u"melon") category.name = texts(u"坚果类"_qs);
        QVERIFY(fixture.writer->replaceCategories(categories).ok());
        QCOMPARE(finds(u"坚果类"_qs), 1);
        categories.removeIf([](const CatalogCategoryRow &category) { return category.handle == u"dried-fruit"; });
        QVERIFY(fixture.writer->replaceCategories(categories).ok());
        QCOMPARE(finds(u"果干"_qs), 0);
        QVERIFY(fixture.writer->applyPricesAndStock({{row.variants[0].id, std::nullopt, 0, false}}, fixture.now).ok());
        QCOMPARE(finds(u"核桃"_qs), 1); // no price: not sold
        QVERIFY(fixture.writer->removeProducts({productId(u"two"_qs)}).ok());
        QCOMPARE(finds(u"核桃"_qs), 0);
        const auto contents = [&fixture] {
            SQLite::Database file(fixture.path().toStdString(), SQLite::OPEN_READWRITE);
            return QByteArray(file.execAndGet("SELECT group_concat(hex(term) || chunk || hex(numbers)) FROM "
                                              "(SELECT * FROM search_term ORDER BY term, chunk)")
                                  .getText());
        };
        const QByteArray kept = contents();
        SQLite::Database(fixture.path().toStdString(), SQLite::OPEN_READWRITE)
            .exec("UPDATE meta SET value = 0 WHERE key = 'search_version'");
        fixture.writer.reset();
        fixture.writer = std::move(CatalogWriter::open(fixture.path())).value();
        QCOMPARE(contents(), kept);
    }

    void wrongWordsAreCorrected()
    {
        ProductQuery query;
        query.text = u"hotan jujubse"_qs;
        const auto answer = m_fixture->reader.search(query);
        QCOMPARE(idsOf(answer->products).value(0), u"jujube"_qs);
        QCOMPARE(answer->corrected, u"hotan jujubes"_qs);
        query.text = u"raisins qqqq"_qs;
        const auto relaxed = m_fixture->reader.search(query);
        QCOMPARE(idsOf(relaxed->products).value(0), u"raisin"_qs);
        QCOMPARE(relaxed->ignored, QStringList{u"qqqq"_qs});
        query.text = u"turp"_qs;
        query.language = Language::En;
        const auto suggested = m_fixture->reader.search(query);
        QVERIFY(suggested->suggestions.contains(u"Turpan"_qs));
        QCOMPARE(suggested->categories.value(0).handle, u"turpan"_qs);
    }

    void postingsKeepAnySet()
    {
        QRandomGenerator random(7);
        QByteArray bytes;
        std::set<quint16> expected;
        for (int round = 0; round < 40; ++round) {
            std::vector<quint16> added;
            std::vector<quint16> removed;
            for (int i = 0; i < 500; ++i)
                added.push_back(static_cast<quint16>(random.bounded(round % 2 ? 65'536 : 3'000)));
            for (int i = 0; i < (round > 30 ? 5'000 : 50); ++i)
                removed.push_back(static_cast<quint16>(random.bounded(65'536)));
            expected.insert(added.begin(), added.end());
            for (const quint16 number : removed)
                expected.erase(number);
            bytes = postings::changed(bytes, added, removed);
            NumberSet set(3 * postings::chunkSize);
            postings::decode(bytes, 2, set);
            std::set<quint16> read;
            set.forEach(
                [&read](quint32 number) { read.insert(static_cast<quint16>(number - 2 * postings::chunkSize)); });
            QVERIFY(read == expected);
            QCOMPARE(static_cast<size_t>(set.count()), expected.size());
        }
        // What is not ours is some set, never a crash.
        NumberSet small(100);
        postings::decode(QByteArray(8'192, '\xff'), 0, small);
        postings::decode(QByteArray(77, '\xff'), 900'000, small);
        QVERIFY(small.count() <= 128);
    }

    void countsEdits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("whole");
        QTest::addColumn<int>("beginning");
        QTest::newRow("same") << u"raisin"_qs << u"raisin"_qs << 0 << 0;
        QTest::newRow("one less") << u"raisn"_qs << u"raisin"_qs << 1 << 1;
        QTest::newRow("swapped") << u"raiisn"_qs << u"raisin"_qs << 1 << 1;
        QTest::newRow("two") << u"raxxin"_qs << u"raisin"_qs << 2 << 2;
        QTest::newRow("far") << u"melon"_qs << u"raisin"_qs << 3 << 3;
        QTest::newRow("begun") << u"pomg"_qs << u"pomegranate"_qs << 3 << 1;
        QTest::newRow("long") << QString(500, u'a') << QString(500, u'a') << 0 << 0;
    }
    void countsEdits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, word);
        QTEST(editDistance(typed, word, 2, false), "whole");
        QTEST(editDistance(typed, word, 2, true), "beginning");
    }

    void findsQuantities_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("grams");
        QTest::addColumn<int>("millilitres");
        const auto row = [](const QString &typed, int grams, int millilitres = 0) {
            QTest::newRow(qPrintable(typed)) << typed << grams << millilitres;
        };
        row(u"500g"_qs, 500);
        row(u"500克"_qs, 500);
        row(u"５００ｇ"_qs, 500);
        row(u"1kg"_qs, 1000);
        row(u"1.5 kg"_qs, 1500);
        row(u"0,5 кг"_qs, 500);
        row(u"2斤"_qs, 1000);
        row(u"半斤"_qs, 250);
        row(u"一公斤"_qs, 1000);
        row(u"полкило"_qs, 500);
        row(u"500 گراملىق"_qs, 500);
        row(u"250 мл"_qs, 0, 250);
        row(u"1升"_qs, 0, 1000);
        row(u"gr"_qs, 0);
        row(u"5 grapes"_qs, 0);
        row(u"99999999999 kg"_qs, 0);
    }
    void findsQuantities()
    {
        QFETCH(QString, typed);
        QFETCH(int, grams);
        QFETCH(int, millilitres);
        static const Quantities quantities;
        int foundGrams = 0;
        int foundMillilitres = 0;
        for (const Quantity &quantity : parseQuery(typed, quantities).quantities)
            (quantity.unit == Quantity::Unit::Grams ? foundGrams : foundMillilitres) = quantity.amount;
        if (typed.startsWith(u"99999999999")) return; // any answer will do
        QCOMPARE(foundGrams, grams);
        QCOMPARE(foundMillilitres, millilitres);
    }

    void splitsPinyin()
    {
        QVERIFY(pinyinSplits(u"hmgua"_qs, 6).contains(QStringList{u"h"_qs, u"m"_qs, u"gua"_qs}));
        QCOMPARE(pinyinSplits(u"putaogan"_qs, 6).first(), (QStringList{u"pu"_qs, u"tao"_qs, u"gan"_qs}));
        QVERIFY(pinyinSplits(u"xian"_qs, 6).contains(QStringList{u"xi"_qs, u"an"_qs}));
        QCOMPARE(pinyinSplits(u"putaog"_qs, 6).first(), (QStringList{u"pu"_qs, u"tao"_qs, u"g"_qs}));
        QVERIFY(pinyinSplits(u"uuu"_qs, 6).isEmpty());
        QVERIFY(pinyinSplits(QString(41, u'a'), 6).isEmpty());
        QVERIFY(pinyinSplits(QString(40, u'a'), 6).size() <= 6);
    }

    void spellingsMeet()
    {
        QCOMPARE(soundKey(u"izyum"_qs), soundKey(u"izium"_qs));
        QCOMPARE(soundKey(u"qoghun"_qs), soundKey(u"kogun"_qs));
        QCOMPARE(soundKey(u"zhuzim"_qs), soundKey(u"juzim"_qs));
        QVERIFY(uyghurKey(u"chilini"_qs).startsWith(uyghurKey(u"chilan"_qs)));
        QVERIFY(!uyghurKey(u"uruqi"_qs).startsWith(uyghurKey(u"oruk"_qs)));
        QCOMPARE(stem(u"cherries"_qs), u"cherry"_qs);
        QCOMPARE(stem(u"peaches"_qs), u"peach"_qs);
        QCOMPARE(stem(u"raisins"_qs), u"raisin"_qs);
        QCOMPARE(stem(u"glass"_qs), u"glass"_qs);
    }

    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("Latin") << u"Üzüm, Café"_qs << QStringList{u"uzum"_qs, u"cafe"_qs};
        QTest::newRow("full width") << u"ＡＢ１２"_qs << QStringList{u"ab12"_qs};
        QTest::newRow("Han and Latin") << u"葡萄gan"_qs << QStringList{u"葡萄"_qs, u"gan"_qs};
        QTest::newRow("Uyghur yeh") << u"ىيی"_qs << QStringList{u"ييي"_qs};
        QTest::newRow("hamza carrier") << u"ئۈزۈم"_qs << QStringList{u"وزوم"_qs};
        QTest::newRow("hamza ligature") << u"\uFBEE"_qs << QStringList{u"و"_qs};
        QTest::newRow("tatweel") << u"ئا\u0640لما"_qs << QStringList{u"الما"_qs};
        QTest::newRow("traditional Han") << u"葡萄乾"_qs << QStringList{u"葡萄干"_qs};
        QTest::newRow("Kazakh") << u"Қауын"_qs << QStringList{u"кауын"_qs};
        QTest::newRow("yo") << u"Ёлка"_qs << QStringList{u"елка"_qs};
        QTest::newRow("Arabic digits") << u"٢٥٠"_qs << QStringList{u"250"_qs};
        QTest::newRow("direction marks") << u"a\u202eb"_qs << QStringList{u"ab"_qs};
        QTest::newRow("nothing") << u" \t—"_qs << QStringList{};
    }
    void folds()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QCOMPARE(foldedTexts(text), words);
    }

    void readsPolyphones_data()
    {
        QTest::addColumn<QString>("han");
        QTest::addColumn<QString>("pinyin");
        const auto row = [](const QString &han, const QString &pinyin) {
            QTest::newRow(qPrintable(han)) << han << pinyin;
        };
        row(u"长城"_qs, u"chang cheng"_qs);
        row(u"音乐"_qs, u"yin yue"_qs);
        row(u"绿"_qs, u"lv"_qs);
        row(u"葡萄干"_qs, u"pu tao gan"_qs);
        row(u"喀什"_qs, u"ka shi"_qs);
        row(u"西藏"_qs, u"xi zang"_qs);
        row(u"冷藏"_qs, u"leng cang"_qs);
        row(u"番茄"_qs, u"fan qie"_qs);
        row(u"阿勒泰"_qs, u"a le tai"_qs);
        row(u"人参"_qs, u"ren shen"_qs);
        row(u"地毯"_qs, u"di tan"_qs);
        row(u"武都"_qs, u"wu du"_qs);
    }
    void readsPolyphones()
    {
        QFETCH(QString, han);
        QFETCH(QString, pinyin);
        QCOMPARE(Pinyin().syllables(han).join(u' '), pinyin);
    }

private:
    static QStringList foldedTexts(const QString &text)
    {
        QStringList list;
        for (const FoldedWord &word : foldWords(text))
            list.append(word.text);
        return list;
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
