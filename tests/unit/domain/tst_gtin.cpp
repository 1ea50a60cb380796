// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gtin.h"
#include "domain/codes/packaging.h"

#include <QSet>
#include <QTest>

using namespace caravan;

class GtinTest : public QObject
{
    Q_OBJECT

private slots:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void oneNumberWhateverItsLength();
    void catchesEveryWrongDigit();
    void singlePacks_data();
    void singlePacks();
    void itemsOfTheShop_data();
    void itemsOfTheShop();
};

void GtinTest::takes_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("shown");
    QTest::newRow("GTIN-13") << u"9521000000018"_qs << u"09521000000018"_qs << u"9521000000018"_qs;
    QTest::newRow("GTIN-13 of GS1's guide") << u"9501101530003"_qs << u"09501101530003"_qs << u"9501101530003"_qs;
    QTest::newRow("GTIN-8") << u"96385074"_qs << u"00000096385074"_qs << u"0000096385074"_qs;
    QTest::newRow("GTIN-12") << u"036000291452"_qs << u"00036000291452"_qs << u"0036000291452"_qs;
    QTest::newRow("GTIN-14 with an indicator") << u"19521000000015"_qs << u"19521000000015"_qs << u"19521000000015"_qs;
    QTest::newRow("GTIN-14 of a GTIN-13") << u"09521000000018"_qs << u"09521000000018"_qs << u"9521000000018"_qs;
}

void GtinTest::takes()
{
    QFETCH(QString, digits);
    QFETCH(QString, kept);
    QFETCH(QString, shown);
    const auto gtin = Gtin::parse(digits);
    QVERIFY(gtin.has_value());
    QCOMPARE(gtin->toString(), kept);
    QCOMPARE(gtin->toDisplay(), shown);
}

void GtinTest::refuses_data()
{
    QTest::addColumn<QString>("digits");
    QTest::newRow("empty") << QString();
    QTest::newRow("wrong check digit") << u"9521000000019"_qs;
    QTest::newRow("all zero, 8") << u"00000000"_qs;
    QTest::newRow("all zero, 14") << u"00000000000000"_qs;
    QTest::newRow("7 digits") << u"9638507"_qs;
    QTest::newRow("9 digits") << u"963850740"_qs;
    QTest::newRow("10 digits") << u"9638507400"_qs;
    QTest::newRow("11 digits") << u"03600029145"_qs;
    QTest::newRow("15 digits") << u"009521000000018"_qs;
    QTest::newRow("letter") << u"952100000001X"_qs;
    QTest::newRow("space") << u"952100000001 "_qs;
    QTest::newRow("sign") << u"+521000000018"_qs;
    QTest::newRow("Arabic digits") << u"٩٦٣٨٥٠٧٤"_qs;
    QTest::newRow("full-width digits") << u"９６３８５０７４"_qs;
    QTest::newRow("long") << QString(100'000, u'0');
}

void GtinTest::refuses()
{
    QFETCH(QString, digits);
    QVERIFY(!Gtin::parse(digits));
}

void GtinTest::oneNumberWhateverItsLength()
{
    const auto thirteen = Gtin::parse(u"9521000000018");
    const auto fourteen = Gtin::parse(u"09521000000018");
    QVERIFY(thirteen && fourteen);
    QCOMPARE(*thirteen, *fourteen);
    QCOMPARE((QSet<Gtin>{*thirteen, *fourteen}.size()), 1);
}

void GtinTest::catchesEveryWrongDigit()
{
    const QString right = u"19521000000015"_qs;
    for (qsizetype at = 0; at < right.size(); ++at)
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString changed = right;
            changed[at] = digit;
            QCOMPARE(Gtin::parse(changed).has_value(), changed == right);
        }
}

void GtinTest::singlePacks_data()
{
    QTest::addColumn<QString>("carton");
    QTest::addColumn<QString>("single");
    QTest::newRow("indicator 1") << u"19521000000015"_qs << u"09521000000018"_qs;
    QTest::newRow("indicator 8") << u"89521000000014"_qs << u"09521000000018"_qs;
    QTest::newRow("variable measure") << u"99521000000011"_qs << QString();
    QTest::newRow("single already") << u"09521000000018"_qs << QString();
}

void GtinTest::singlePacks()
{
    QFETCH(QString, carton);
    QFETCH(QString, single);
    const auto number = Gtin::parse(carton);
    QVERIFY(number.has_value());
    const auto inside = singlePackOf(*number);
    QCOMPARE(inside ? inside->toString() : QString(), single);
}

void GtinTest::itemsOfTheShop_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("item");
    // 20, item 12345, 1,254 g: kept as item 12345 of no weight.
    QTest::newRow("weight") << QByteArray("2012345012547") << u"02012345000001"_qs;
    QTest::newRow("price") << QByteArray("2112345009902") << u"02112345000008"_qs;
    QTest::newRow("no layout") << QByteArray("2912345678906") << QString();
}

void GtinTest::itemsOfTheShop()
{
    QFETCH(QByteArray, label);
    QFETCH(QString, item);
    const auto code = readInStoreCode(label.toStdString(), usualInStoreLayouts());
    QVERIFY(code.ok());
    const auto gtin = itemGtin(*code);
    QCOMPARE(gtin ? gtin->toString() : QString(), item);
    if (gtin) QVERIFY(isInStoreGtin(*gtin));
    QVERIFY(!isInStoreGtin(*Gtin::parse(u"09521000000018")));
}

QTEST_GUILESS_MAIN(GtinTest)
#include "tst_gtin.moc"
