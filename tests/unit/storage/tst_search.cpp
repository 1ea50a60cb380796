// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "storage/search/folding.h"
#include "storage/search/pinyin.h"
#include "storage/search/search_index.h"

#include <QTest>

using namespace caravan;
using namespace caravan::test;

class TestSearch : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogFixture> m_fixture;

    QStringList find(const QString &text)
    {
        ProductQuery query;
        query.text = text;
        QStringList ids;
        for (const ProductSummary &summary : m_fixture->reader.products(query).valueOr({}))
            ids.append(summary.id.toString().mid(5));
        return ids;
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
        row(u"9521000000"_qs, raisin); // prefix of several: the most popular first
        row(u"dried"_qs, raisin);
        row(u"葡萄酒"_qs, {});
        row(u"0000018"_qs, {}); // the end of a number is no number
        row(u"zhangzao"_qs, {});
        row(u"raisin melon"_qs, {});
        row(u"origin"_qs, {}); // the roots tell nothing apart
        row(u"!!! ---"_qs, {});
        row(u"\" OR 1=1 --"_qs, {});
        row(u"raisin NEAR melon"_qs, {});
        row(u"tokens:raisin*"_qs, {});
        row(QString(10'000, u'z'), {});
        row(QString(u"raisin\0x"_qs) + QChar(0) + u"qqq", {});
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

    void onlyLettersAndDigitsReachTheQuery()
    {
        for (char16_t c = 1; c < 0xffff; ++c) {
            const QString expression = matchExpression(QString(u'a') + QChar(c) + u'b');
            QVERIFY2(expression.count(u'"') % 2 == 0 && !expression.contains(u'\0') && !expression.contains(u'('),
                     qPrintable(QString::number(c, 16)));
        }
    }

    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("Latin") << u"Üzüm, Café"_qs << QStringList{u"uzum"_qs, u"cafe"_qs};
        QTest::newRow("full width") << u"ＡＢ１２"_qs << QStringList{u"ab12"_qs};
        QTest::newRow("Han and Latin") << u"葡萄gan"_qs << QStringList{u"葡萄"_qs, u"gan"_qs};
        QTest::newRow("Uyghur yeh") << u"ىيی"_qs << QStringList{u"ييي"_qs};
        QTest::newRow("hamza carrier") << u"ئۈزۈم"_qs << QStringList{u"ۈزۈم"_qs};
        QTest::newRow("hamza ligature") << u"\uFBEE"_qs << QStringList{u"و"_qs};
        QTest::newRow("tatweel") << u"ئا\u0640لما"_qs << QStringList{u"الما"_qs};
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
