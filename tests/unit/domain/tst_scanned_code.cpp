// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_elements.h"
#include "domain/codes/scanned_code.h"
#include "support/sample_catalog.h"

#include <QTest>

using namespace caravan;

namespace {

constexpr char gs = 0x1d;
const QByteArray separator(1, gs);

/// What a row expects, as text: "unknown", "wallet", "ticket K07-0042-X", "product <gtin> lot=<lot> by=<date>".
QString describe(const ScannedCode &code)
{
    if (const auto *product = std::get_if<ScannedProduct>(&code)) {
        QString text = u"product "_qs + product->gtin.toString();
        if (!product->lot.isEmpty()) text += u" lot="_qs + product->lot;
        if (product->bestBefore.isValid()) text += u" by="_qs + product->bestBefore.toString(Qt::ISODate);
        return text;
    }
    if (const auto *ticket = std::get_if<ScannedTicket>(&code)) return u"ticket "_qs + ticket->number.toString();
    return std::holds_alternative<ScannedWallet>(code) ? u"wallet"_qs : u"unknown"_qs;
}

const QByteArray thirteen = "9521000000018";
const QByteArray fourteen = "09521000000018";
const QString product = u"product 09521000000018"_qs;
const QString productLot = product + u" lot=TRP2609A";

void row(const char *name, const QByteArray &payload, const QString &expected)
{
    QTest::newRow(name) << payload << expected;
}

} // namespace

class ScannedCodeTest : public QObject
{
    Q_OBJECT

private slots:
    void classifies_data();
    void classifies();
    void symbologyChangesNothing();
    void everyByteIsSafe();
    void century_data();
    void century();

private:
    static void tradeNumbers();
    static void elementStrings();
    static void badElementStrings();
    static void digitalLinks();
    static void otherCodes();
    static void hostileCodes();
};

void ScannedCodeTest::tradeNumbers()
{
    row("EAN-13", thirteen, product);
    row("ITF-14", fourteen, product);
    row("ITF-14 of a case", "19521000000015", u"product 19521000000015"_qs);
    row("EAN-8", "96385074", u"product 00000096385074"_qs);
    row("UPC-A", "036000291452", u"product 00036000291452"_qs);
    row("EAN-13 with its symbology", "]E0" + thirteen, product);
    row("EAN-8 with its symbology", "]E496385074", u"product 00000096385074"_qs);
    row("ITF-14 with its symbology", "]I1" + fourteen, product);
    row("EAN-13, wrong check digit", "9521000000019", u"unknown"_qs);
    row("EAN-13, two digits short", "95210000000", u"unknown"_qs);
    row("all zero", "0000000000000", u"unknown"_qs);
    row("space behind", thirteen + " ", u"unknown"_qs);
    row("line end behind", thirteen + "\r\n", u"unknown"_qs);
}

void ScannedCodeTest::elementStrings()
{
    row("01", "01" + fourteen, product);
    row("01 10", "01" + fourteen + "10TRP2609A", productLot);
    row("01 10 17 with GS", "01" + fourteen + "10TRP2609A" + separator + "17270911", productLot + u" by=2027-09-11");
    row("01 17 10", "01" + fourteen + "1727091110TRP2609A", productLot + u" by=2027-09-11");
    row("01 15", "01" + fourteen + "15270911", product + u" by=2027-09-11");
    row("15 and 17: the earlier holds", "01" + fourteen + "1527091117270801", product + u" by=2027-08-01");
    row("17 before 01", "1727091101" + fourteen, product + u" by=2027-09-11");
    row("day 00 is the end of the month", "01" + fourteen + "17280200", product + u" by=2028-02-29");
    row("11 and 13 are no best-before", "01" + fourteen + "1126091213260913", product);
    row("21 is passed over", "01" + fourteen + "21SERIAL1" + separator + "10TRP2609A", productLot);
    row("GS at the begin", separator + "01" + fourteen, product);
    row("GS behind a fixed length", "01" + fourteen + separator + "10TRP2609A", productLot);
    row("GS at the end", "01" + fourteen + "10TRP2609A" + separator, productLot);
    row("]C1", "]C101" + fourteen + "10TRP2609A", productLot);
    row("]d2", "]d201" + fourteen + "10TRP2609A", productLot);
    row("]Q3", "]Q301" + fourteen + "10TRP2609A", productLot);
    row("]e0", "]e001" + fourteen + "10TRP2609A", productLot);
    row("]e0 bracketed", "]e0(01)" + fourteen + "(10)TRP2609A", productLot);
    row("bracketed", "(01)" + fourteen + "(10)TRP2609A(17)270911", productLot + u" by=2027-09-11");
    row("bracketed 01", "(01)" + fourteen, product);
    row("bracketed lot with brackets", "(01)" + fourteen + "(10)A(B)1", product + u" lot=A(B)1");
    row("weight", "01" + fourteen + "310300125010TRP2609A", productLot);
    row("bracketed weight", "(01)" + fourteen + "(3103)001250(10)TRP2609A", productLot);
    row("count and price", "01" + fourteen + "3712" + separator + "392219900" + separator + "10TRP2609A", productLot);
    row("lot of 20", "01" + fourteen + "10ABCDEFGHIJKLMNOPQRST", product + u" lot=ABCDEFGHIJKLMNOPQRST");
    row("01 twice, the same", "01" + fourteen + "01" + fourteen, product);
}

void ScannedCodeTest::badElementStrings()
{
    const QString unknown = u"unknown"_qs;
    row("01 wrong check digit", "0109521000000019", unknown);
    row("01 cut short", "010952100000001", unknown);
    row("01 twice, different", "01" + fourteen + "0119521000000015", unknown);
    row("no 01", "10TRP2609A" + separator + "17270911", unknown);
    row("SSCC alone", "00395210000000000016", unknown);
    row("lot of 21", "01" + fourteen + "10ABCDEFGHIJKLMNOPQRSTU", unknown);
    row("lot empty", "01" + fourteen + "10", unknown);
    row("lot empty before GS", "01" + fourteen + "10" + separator + "17270911", unknown);
    row("lot outside the set", "01" + fourteen + "10TRP 09", unknown);
    row("lot in Chinese", "01" + fourteen + "10批次", unknown);
    row("date with a letter", "01" + fourteen + "171a0101", unknown);
    row("date with a sign", "01" + fourteen + "17+10101", unknown);
    row("month 13", "01" + fourteen + "17271301", unknown);
    row("month 00", "01" + fourteen + "17270001", unknown);
    row("day 31 of June", "01" + fourteen + "17270631", unknown);
    row("date cut short", "01" + fourteen + "172709", unknown);
    row("weight cut short", "01" + fourteen + "310300125", unknown);
    row("words behind", "01" + fourteen + "hello", unknown);
    row("one character behind", "01" + fourteen + "1", unknown);
    row("bracket cut short", "(01" + fourteen, unknown);
    row("bracketed wrong check digit", "(01)09521000000019(10)A", unknown);
    row("bracketed 01 with more", "(01)" + fourteen + "9(10)A", unknown);
    row("bracketed without 01", "(10)A(17)270911", unknown);
    row("bracketed date", "(01)" + fourteen + "(17)27091", unknown);
    row("symbology alone", "]C1", unknown);
}

void ScannedCodeTest::digitalLinks()
{
    const QString unknown = u"unknown"_qs;
    row("id.gs1.org", "https://id.gs1.org/01/" + fourteen, product);
    row("any host", "http://shop.example:8080/01/" + fourteen, product);
    row("upper-case scheme", "HTTPS://SHOP.EXAMPLE/01/" + fourteen, product);
    row("path before", "https://shop.example/de/p/01/" + fourteen, product);
    row("01 in the path before", "https://shop.example/01/shop/01/" + fourteen, product);
    row("13 digits", "https://shop.example/01/" + thirteen, product);
    row("lot", "https://shop.example/01/" + fourteen + "/10/TRP2609A", productLot);
    row("lot behind a variant", "https://shop.example/01/" + fourteen + "/22/2A/10/TRP2609A/21/1", productLot);
    row("encoded lot", "https://shop.example/01/" + fourteen + "/10/A%2FB%2D1", product + u" lot=A/B-1");
    row("end slash", "https://shop.example/01/" + fourteen + "/", product);
    row("query and fragment", "https://shop.example/01/" + fourteen + "?a=b#c", product);
    row("expiry", "https://shop.example/01/" + fourteen + "/10/TRP2609A?17=270911", productLot + u" by=2027-09-11");
    row("with its symbology", "]Q1https://shop.example/01/" + fourteen, product);
    row("bad expiry", "https://shop.example/01/" + fourteen + "?17=271301", unknown);
    row("wrong check digit", "https://shop.example/01/09521000000019", unknown);
    row("no number", "https://shop.example/01/", unknown);
    row("another page", "https://shop.example/raisins", unknown);
    row("lot of 21", "https://shop.example/01/" + fourteen + "/10/ABCDEFGHIJKLMNOPQRSTU", unknown);
    row("lot with an encoded line end", "https://shop.example/01/" + fourteen + "/10/A%0AB", unknown);
    row("lot with an encoded NUL", "https://shop.example/01/" + fourteen + "/10/A%00", unknown);
    row("lot with bad UTF-8", "https://shop.example/01/" + fourteen + "/10/%FF", unknown);
    row("lot in markup", "https://shop.example/01/" + fourteen + "/10/%3Cimg%20src=x%3E", unknown);
    row("ftp", "ftp://shop.example/01/" + fourteen, unknown);
    row("file", "file:///01/" + fourteen, unknown);
    row("javascript", "javascript:alert(1)//01/" + fourteen, unknown);
    row("data", "data:text/html,/01/" + fourteen, unknown);
    row("space in it", "https://shop.example/ 01/" + fourteen, unknown);
}

void ScannedCodeTest::otherCodes()
{
    const QString number = OrderNumber::make(u"K07"_qs, 42).toString();
    row("ticket", "caravan:order:" + number.toLatin1(), u"ticket "_qs + number);
    row("ticket, wrong check digit", "caravan:order:K07-0042-4", u"unknown"_qs);
    row("ticket, more behind", "caravan:order:" + number.toLatin1() + "&x", u"unknown"_qs);
    row("ticket, upper case", "CARAVAN:ORDER:" + number.toLatin1(), u"unknown"_qs);
    row("WeChat 10", "101234567890123456", u"wallet"_qs);
    row("WeChat 13", "134567890123456789", u"wallet"_qs);
    row("WeChat 15", "151234567890123456", u"wallet"_qs);
    row("WeChat with its symbology", "]Q1134567890123456789", u"wallet"_qs);
    row("no wallet 16", "161234567890123456", u"unknown"_qs);
    row("no wallet 09", "091234567890123456", u"unknown"_qs);
    row("Alipay 25, 16 digits", "2512345678901234", u"wallet"_qs);
    row("Alipay 28, 18 digits", "281234567890123456", u"wallet"_qs);
    row("Alipay 30, 24 digits", "301234567890123456789012", u"wallet"_qs);
    row("Alipay of 15 digits", "281234567890123", u"unknown"_qs);
    row("Alipay of 25 digits", "2812345678901234567890123", u"unknown"_qs);
    row("no wallet 31", "311234567890123456", u"unknown"_qs);
}

void ScannedCodeTest::hostileCodes()
{
    const QString unknown = u"unknown"_qs;
    row("empty", {}, unknown);
    row("words", "hello", unknown);
    row("NUL", QByteArray(1, '\0'), unknown);
    row("NUL behind", thirteen + QByteArray(1, '\0'), unknown);
    row("escape sequence", "\x1b[2J" + thirteen, unknown);
    row("tab", "\t" + thirteen, unknown);
    row("delete", thirteen + "\x7f", unknown);
    row("C1 control", "https://shop.example/\xc2\x85/01/" + fourteen, unknown);
    row("GS alone", separator, unknown);
    row("many GS", QByteArray(8000, gs), unknown);
    row("invalid UTF-8", "https://shop.example/\xff/01/" + fourteen, unknown);
    row("overlong UTF-8", "\xc0\xaf", unknown);
    row("surrogate in UTF-8", "\xed\xa0\x80", unknown);
    row("8 KiB of digits", QByteArray(8 * 1024, '1'), unknown);
    row("9 kB", "https://shop.example/01/" + fourteen + "?" + QByteArray(9000, 'a'), unknown);
    row("8 KiB is taken",
        QByteArray("https://shop.example/01/" + fourteen + "?" + QByteArray(9000, 'a')).left(8 * 1024), product);
    row("many brackets", QByteArray("(01)" + fourteen).repeated(400), product);
    row("Wi-Fi", "WIFI:S:net;T:WPA;P:secret;;", unknown);
    row("vCard", "BEGIN:VCARD", unknown);
    row("SQL", "'; DROP TABLE orders; --", unknown);
}

void ScannedCodeTest::classifies_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("expected");
    tradeNumbers();
    elementStrings();
    badElementStrings();
    digitalLinks();
    otherCodes();
    hostileCodes();
}

void ScannedCodeTest::classifies()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, expected);
    QCOMPARE(describe(classify({payload, {}})), expected);
}

void ScannedCodeTest::symbologyChangesNothing()
{
    for (const QString &symbology : {u"QRCode"_qs, u"EAN-13"_qs, QString()})
        QCOMPARE(describe(classify({thirteen, symbology})), product);
}

void ScannedCodeTest::everyByteIsSafe()
{
    // One byte changed to any other, anywhere: never a crash, never another product number.
    const QByteArray whole = "(01)" + fourteen + "(10)TRP2609A(17)270911";
    for (qsizetype at = 0; at < whole.size(); ++at)
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(byte);
            const QString seen = describe(classify({changed, {}}));
            QVERIFY2(seen == u"unknown" || seen.startsWith(product), changed.constData());
        }
}

void ScannedCodeTest::century_data()
{
    QTest::addColumn<int>("yearsFromNow");
    QTest::newRow("49 ago") << -49;
    QTest::newRow("last year") << -1;
    QTest::newRow("this year") << 0;
    QTest::newRow("next year") << 1;
    QTest::newRow("in 50") << 50;
}

void ScannedCodeTest::century()
{
    QFETCH(int, yearsFromNow);
    const int year = QDate::currentDate().year() + yearsFromNow;
    QCOMPARE(readGs1Date(sample::digits(year % 100 * 10'000 + 615, 6)), QDate(year, 6, 15));
}

QTEST_GUILESS_MAIN(ScannedCodeTest)
#include "tst_scanned_code.moc"
