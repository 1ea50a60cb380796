// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_date.h"
#include "domain/codes/scanned_code.h"

#include <QTest>

using namespace caravan;

namespace {

constexpr char gs = 0x1d;
const QByteArray separator(1, gs);
const QDate today(2026, 11, 24);

QString dated(const char *name, QDate date)
{
    return date.isValid() ? QLatin1String(name) + date.toString(Qt::ISODate) : QString();
}

QString describeProduct(const ScannedProduct &product)
{
    QString text = u"product "_qs + product.gtin.toString();
    if (!product.lot.isEmpty()) text += u" lot="_qs + product.lot;
    if (!product.serial.isEmpty()) text += u" serial="_qs + product.serial;
    text += dated(" made=", product.produced) + dated(" packed=", product.packed) +
            dated(" best=", product.bestBefore) + dated(" sell=", product.sellBy) + dated(" by=", product.expires);
    if (product.weightGrams) text += u" g="_qs + QString::number(*product.weightGrams);
    if (product.count) text += u" n="_qs + QString::number(*product.count);
    if (product.price) text += u" yuan="_qs + product.price->toYuanDecimal();
    return text;
}

QString describeInStore(const InStoreCode &code)
{
    QString text = u"instore "_qs + QString::fromLatin1(code.item.isEmpty() ? code.number : code.item);
    if (code.weightGrams) text += u" g="_qs + QString::number(*code.weightGrams);
    if (code.price) text += u" yuan="_qs + code.price->toYuanDecimal();
    return text;
}

/// What a row expects, as text: "product <gtin> lot=…", "instore …", "ticket K07-0042-X", "signed", "wallet", and
/// "<kind>: <rule>" for what is not taken.
QString describe(const ScannedCode &code)
{
    if (const auto *product = std::get_if<ScannedProduct>(&code)) return describeProduct(*product);
    if (const auto *inStore = std::get_if<ScannedInStore>(&code)) return describeInStore(inStore->code);
    if (const auto *ticket = std::get_if<ScannedTicket>(&code)) return u"ticket "_qs + ticket->number.toString();
    if (std::holds_alternative<ScannedSigned>(code)) return u"signed"_qs;
    if (std::holds_alternative<ScannedWallet>(code)) return u"wallet"_qs;
    const auto &unknown = std::get<ScannedUnknown>(code);
    return QString::fromLatin1(kindName(unknown.kind)) + u": "_qs + QString::fromLatin1(ruleName(unknown.fault.rule));
}

const QByteArray thirteen = "9521000000018";
const QByteArray fourteen = "09521000000018";
const QString product = u"product 09521000000018"_qs;
const QString productLot = product + u" lot=TRP2609A";
const QString unknown = u"unknown: unknown"_qs;

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
    void layouts_data();
    void layouts();
    void badLayouts_data();
    void badLayouts();
    void measureCheckDigits_data();
    void measureCheckDigits();
    void expiry_data();
    void expiry();
    void everyByteIsSafe();
    void century_data();
    void century();

private:
    static void tradeNumbers();
    static void inStoreNumbers();
    static void elementStrings();
    static void meanings();
    static void badElementStrings();
    static void digitalLinks();
    static void badDigitalLinks();
    static void chineseLinks();
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
    row("EAN-13, composite", "]E0" + thirteen + "|]e010TRP2609A", u"gs1: requires"_qs);
    row("EAN-13, composite of the whole", "]E0" + thirteen + "|]e001" + fourteen + "10TRP2609A", productLot);
    row("EAN-13, wrong check digit", "9521000000019", u"gtin: check-digit"_qs);
    row("EAN-13, wrong check digit, symbology", "]E09521000000019", u"gtin: check-digit"_qs);
    row("EAN-13, too short, symbology", "]E0952100000001", u"gtin: too-short"_qs);
    row("EAN-13, too long, symbology", "]E095210000000180", u"gtin: too-long"_qs);
    row("EAN-13, letter, symbology", "]E0952100000001X", u"gtin: charset"_qs);
    row("EAN-13, two digits short", "95210000000", unknown);
    row("all zero", "0000000000000", u"gtin: zero-value"_qs);
    row("space behind", thirteen + " ", unknown);
    row("line end behind", thirteen + "\r\n", u"unknown: not-text"_qs);
}

void ScannedCodeTest::inStoreNumbers()
{
    row("weight", "2012345012509", u"instore 12345 g=1250"_qs);
    row("price", "2112345019901", u"instore 12345 yuan=19.90"_qs);
    row("no layout", "2212345012503", u"instore 2212345012503"_qs);
    row("29", "2900000000001", u"instore 2900000000001"_qs);
    row("02", "0212345012505", u"instore 0212345012505"_qs);
    row("04", "0412345012509", u"instore 0412345012509"_qs);
    row("UPC-A with 2", "212345012505", u"instore 212345012505"_qs);
    row("UPC-A with 4", "412345012509", u"instore 412345012509"_qs);
    row("EAN-8 with 0", "02345673", u"instore 02345673"_qs);
    row("EAN-8 with 2", "20123451", u"instore 20123451"_qs);
    row("with its symbology", "]E02012345012509", u"instore 12345 g=1250"_qs);
    row("wrong check digit", "2012345012500", u"instore: check-digit"_qs);
    row("30 is a trade number", "3012345012508", u"product 03012345012508"_qs);
    row("03 is a trade number", "0312345012502", u"product 00312345012502"_qs);
}

void ScannedCodeTest::elementStrings()
{
    row("01", "01" + fourteen, product);
    row("01 10", "01" + fourteen + "10TRP2609A", productLot);
    row("01 10 17 with GS", "01" + fourteen + "10TRP2609A" + separator + "17270911", productLot + u" by=2027-09-11");
    row("01 17 10", "01" + fourteen + "1727091110TRP2609A", productLot + u" by=2027-09-11");
    row("17 before 01", "1727091101" + fourteen, product + u" by=2027-09-11");
    row("FNC1 in front", "^01" + fourteen, product);
    row("GS in front", separator + "01" + fourteen, product);
    row("GS behind a fixed length", separator + "01" + fourteen + separator + "10TRP2609A", productLot);
    row("^ inside", "01" + fourteen + "10TRP2609A^17270911", productLot + u" by=2027-09-11");
    row("GS at the end", "01" + fourteen + "10TRP2609A" + separator, productLot);
    for (const char *identifier : {"]C1", "]e0", "]d2", "]Q3", "]J1"})
        row(identifier, identifier + ("01" + fourteen) + "10TRP2609A", productLot);
    row("bracketed", "(01)" + fourteen + "(10)TRP2609A(17)270911", productLot + u" by=2027-09-11");
    row("bracketed 01", "(01)" + fourteen, product);
    row("bracketed in a QR code", "]Q1(01)" + fourteen, product);
    row("bracketed lot with brackets", "(01)" + fourteen + "(10)A\\(B)1", product + u" lot=A(B)1");
    row("lot of 20", "01" + fourteen + "10ABCDEFGHIJKLMNOPQRST", product + u" lot=ABCDEFGHIJKLMNOPQRST");
    row("01 twice, the same", "01" + fourteen + "01" + fourteen, product);
    row("composite", "^01" + fourteen + "|^10TRP2609A", productLot);
    row("EAN and component", thirteen + "|^01" + fourteen + "10TRP2609A", productLot);
    row("bracketed composite", "(01)" + fourteen + "|(10)TRP2609A", productLot);
    row("18 digits are elements behind FNC1", "^10" + QByteArray(16, '1'), u"gs1: requires"_qs);
}

void ScannedCodeTest::meanings()
{
    const QByteArray item = "^01" + fourteen;
    row("best before", item + "15270911", product + u" best=2027-09-11");
    row("both dates", item + "1527091117270801", product + u" best=2027-09-11 by=2027-08-01");
    row("made and packed", item + "1126091213260913", product + u" made=2026-09-12 packed=2026-09-13");
    row("sell by", item + "16270101", product + u" sell=2027-01-01");
    row("day 00 is the end of the month", item + "17280200", product + u" by=2028-02-29");
    row("expiry with its hour", item + "70032701312359", product + u" by=2027-01-31");
    row("the earlier expiry", item + "7003270131^17270101", u"gs1: too-short"_qs);
    row("the earlier of two expiries", item + "70032701312359^17270101", product + u" by=2027-01-01");
    row("production time", item + "800826091210", product + u" made=2026-09-12");
    row("serial number", item + "21SERIAL1^10TRP2609A", productLot + u" serial=SERIAL1");
    row("3100", item + "3100000012", product + u" g=12000");
    row("3103", item + "310300125010TRP2609A", productLot + u" g=1250");
    row("3105, rounded", item + "3105125050", product + u" g=1251");
    row("3104, rounded down", item + "3104012504", product + u" g=1250");
    row("3101", item + "3101999999", product + u" g=99999900");
    row("pounds are no grams", item + "3200000012", product);
    row("count", item + "3012", product + u" n=12");
    row("price", item + "3012^39221990", product + u" n=12 yuan=19.90");
    row("price without decimals", item + "3012^392019", product + u" n=12 yuan=19.00");
    row("price with three decimals", item + "3012^392319900", product + u" n=12 yuan=19.90");
    row("price with fractions of a fen", item + "3012^392319905", product + u" n=12");
    row("price in yuan", item + "3012^39321561990", product + u" n=12 yuan=19.90");
    row("price in dollars", item + "3012^39328401990", product + u" n=12");
    row("price beyond reason", item + "3012^3920999999999999999", product + u" n=12");
    row("pallet", "^00395210000000000019", u"gs1: unknown"_qs);
}

void ScannedCodeTest::badElementStrings()
{
    row("01 wrong check digit", "0109521000000019", u"gs1: check-digit"_qs);
    row("01 cut short", "^010952100000001", u"gs1: too-short"_qs);
    row("01 twice, different", "01" + fourteen + "0119521000000015", u"gs1: repeated"_qs);
    row("no 01", "10TRP2609A" + separator + "17270911", u"gs1: requires"_qs);
    row("no 01, no separator", "1727091110TRP2609A", unknown);
    row("count of a trade item", "^01" + fourteen + "3712", u"gs1: excludes"_qs);
    row("lot of 21", "01" + fourteen + "10ABCDEFGHIJKLMNOPQRSTU", u"gs1: too-long"_qs);
    row("lot empty", "01" + fourteen + "10", u"gs1: value-empty"_qs);
    row("lot empty before GS", "01" + fourteen + "10" + separator + "17270911", u"gs1: value-empty"_qs);
    row("lot outside the set", "01" + fourteen + "10TRP 09", u"gs1: charset"_qs);
    row("lot in Chinese", "01" + fourteen + "10批次", u"gs1: charset"_qs);
    row("date with a letter", "01" + fourteen + "171a0101", u"gs1: charset"_qs);
    row("month 13", "01" + fourteen + "17271301", u"gs1: date"_qs);
    row("month 00", "01" + fourteen + "17270001", u"gs1: date"_qs);
    row("day 31 of June", "01" + fourteen + "17270631", u"gs1: date"_qs);
    row("day 00 of a harvest", "^01" + fourteen + "7007270600", u"gs1: date"_qs);
    row("date cut short", "01" + fourteen + "172709", u"gs1: too-short"_qs);
    row("weight cut short", "01" + fourteen + "310300125", u"gs1: too-short"_qs);
    row("words behind", "01" + fourteen + "hello", u"gs1: ai-unknown"_qs);
    row("one character behind", "01" + fourteen + "1", u"gs1: ai-unknown"_qs);
    row("no such identifier", "^05123", u"gs1: ai-unknown"_qs);
    row("FNC1 alone", "^", u"gs1: empty"_qs);
    row("FNC1 twice", "^^01" + fourteen, u"gs1: ai-unknown"_qs);
    row("bracket cut short", "(01" + fourteen, u"gs1: brackets"_qs);
    row("bracketed wrong check digit", "(01)09521000000019(10)A", u"gs1: check-digit"_qs);
    row("bracketed 01 with more", "(01)" + fourteen + "9(10)A", u"gs1: too-long"_qs);
    row("bracketed lot with a bare bracket", "(01)" + fourteen + "(10)A(B)1", u"gs1: ai-unknown"_qs);
    row("bracketed without 01", "(10)A(17)270911", u"gs1: requires"_qs);
    row("bracketed date", "(01)" + fourteen + "(17)27091", u"gs1: too-short"_qs);
    row("bracketed behind FNC1", "]e0(01)" + fourteen, u"gs1: ai-unknown"_qs);
    row("symbology alone", "]C1", u"gs1: empty"_qs);
    row("symbology unknown", "]Z9" + thirteen, u"unknown: symbology"_qs);
    row("component without FNC1", "^01" + fourteen + "|10A", u"gs1: charset"_qs);
    row("signature without serial", "^800309521000000018^8030ABC", u"gs1: serial-missing"_qs);
}

void ScannedCodeTest::digitalLinks()
{
    const QByteArray link = "https://shop.example/01/" + fourteen;
    row("id.gs1.org", "https://id.gs1.org/01/" + fourteen, product);
    row("any host", "http://shop.example:8080/01/" + fourteen, product);
    row("upper-case scheme", "HTTPS://SHOP.EXAMPLE/01/" + fourteen, product);
    row("path before", "https://shop.example/de/p/01/" + fourteen, product);
    row("01 in the path before", "https://shop.example/01/shop/01/" + fourteen, product);
    row("lot", link + "/10/TRP2609A", productLot);
    row("lot behind a variant", link + "/22/2A/10/TRP2609A/21/1", productLot + u" serial=1");
    row("encoded lot", link + "/10/A%2FB%2D1", product + u" lot=A/B-1");
    row("per cent sign as it is", link + "/10/A%ZZ", product + u" lot=A%ZZ");
    row("query and fragment", link + "?a=b#c", product);
    row("expiry", link + "/10/TRP2609A?17=270911", productLot + u" by=2027-09-11");
    row("attributes of others", link + "?linkType=gs1:pip&17=270911&x", product + u" by=2027-09-11");
    row("with its symbology", "]Q1" + link, product);
}

void ScannedCodeTest::badDigitalLinks()
{
    const QByteArray link = "https://shop.example/01/" + fourteen;
    row("13 digits", "https://shop.example/01/" + thirteen, u"digital-link: too-short"_qs);
    row("end slash", link + "/", u"url: no-primary-key"_qs);
    row("bad expiry", link + "?17=271301", u"digital-link: date"_qs);
    row("wrong check digit", "https://shop.example/01/09521000000019", u"digital-link: check-digit"_qs);
    row("no number", "https://shop.example/01/", u"digital-link: value-empty"_qs);
    row("another page", "https://shop.example/raisins", u"url: no-primary-key"_qs);
    row("words for keys", "https://id.gs1.org/gtin/" + fourteen + "/lot/A", u"url: no-primary-key"_qs);
    row("qualifiers out of order", link + "/21/1/10/A", u"digital-link: qualifier-order"_qs);
    row("lot in the query", link + "?10=A", u"digital-link: belongs-in-path"_qs);
    row("serial in the query", link + "?21=A", u"digital-link: not-attribute"_qs);
    row("unknown number in the query", link + "?1234=A", u"digital-link: ai-unknown"_qs);
    row("the same twice", link + "?17=270911&17=270911", u"digital-link: repeated"_qs);
    row("empty value", link + "?17=", u"digital-link: value-empty"_qs);
    row("empty segment", link + "/10//21/1", u"digital-link: value-empty"_qs);
    row("compressed", "https://id.gs1.org/AQnYUc1gmiaAkMQb0kL6", u"digital-link: compressed-link"_qs);
    row("lot of 21", link + "/10/ABCDEFGHIJKLMNOPQRSTU", u"digital-link: too-long"_qs);
    row("lot with an encoded line end", link + "/10/A%0AB", u"digital-link: charset"_qs);
    row("lot with an encoded NUL", link + "/10/A%00", u"digital-link: encoded-nul"_qs);
    row("lot with bad UTF-8", link + "/10/%FF", u"digital-link: charset"_qs);
    row("lot in markup", link + "/10/%3Cimg%20src=x%3E", u"digital-link: charset"_qs);
    row("ftp", "ftp://shop.example/01/" + fourteen, u"url: url"_qs);
    row("file", "file:///01/" + fourteen, u"url: url"_qs);
    row("javascript", "javascript:alert(1)//01/" + fourteen, u"url: url"_qs);
    row("data", "data:text/html,/01/" + fourteen, u"url: url"_qs);
    row("space in it", "https://shop.example/ 01/" + fourteen, u"digital-link: uri-charset"_qs);
    row("user in the host", "https://a@shop.example/01/" + fourteen, u"digital-link: uri-host"_qs);
    row("no host", "https:///01/" + fourteen, u"digital-link: uri-host"_qs);
}

void ScannedCodeTest::chineseLinks()
{
    const QString wine = u"product 06901234567892"_qs;
    row("maker's path", "http://www.example.com/gtin/06901234567892/bat/Q4D593/ser/32a",
        wine + u" lot=Q4D593 serial=32a");
    row("maker's query", "http://www.example.com/p?gtin=06901234567892&bat=Q4D593", wine + u" lot=Q4D593");
    row("maker's number alone", "https://example.com/gtin/06901234567892", wine);
    row("foreign number with a lot", "https://example.com/gtin/" + fourteen + "/bat/A", product + u" lot=A");
    row("foreign number alone", "https://example.com/gtin/" + fourteen, u"url: no-primary-key"_qs);
    row("national address", "http://www.2dcode.org/06901234567892OXjVB3", wine);
    row("maker's wrong check digit", "http://example.com/gtin/06901234567893/bat/A", u"gb33993: check-digit"_qs);
    row("maker's lot with a mark", "http://example.com/gtin/06901234567892/bat/A%3FB", u"gb33993: charset"_qs);
}

void ScannedCodeTest::otherCodes()
{
    const QString number = OrderNumber::make(u"K07"_qs, 42).toString();
    row("ticket", "caravan:order:" + number.toLatin1(), u"ticket "_qs + number);
    row("ticket, wrong check digit", "caravan:order:K07-0042-4", u"order: order-number"_qs);
    row("ticket, more behind", "caravan:order:" + number.toLatin1() + "&x", u"order: order-number"_qs);
    row("ticket, upper case", "CARAVAN:ORDER:" + number.toLatin1(), u"url: url"_qs);
    row("member without a signature", "caravan:member:42", u"member: signed-form"_qs);
    row("badge without a signature", "caravan:staff:0011aabb.1900000000.YWJj.", u"staff-badge: signed-form"_qs);
    row("enrolment, bad base64", "caravan:enrol:0011aabb.1900000000.YW+j." + QByteArray(86, 'A'),
        u"enrolment: signed-form"_qs);
    row("badge", "caravan:staff:0011aabb.1900000000.YWJj." + QByteArray(86, 'A'), u"signed"_qs);
    row("badge that never ends", "caravan:staff:0011aabb.0.YWJj." + QByteArray(86, 'A'),
        u"staff-badge: signed-form"_qs);
    row("WeChat 10", "101234567890123456", u"wallet"_qs);
    row("WeChat 13", "134567890123456789", u"wallet"_qs);
    row("WeChat 15", "151234567890123456", u"wallet"_qs);
    row("WeChat with its symbology", "]Q1134567890123456789", u"wallet"_qs);
    row("no wallet 16", "161234567890123456", unknown);
    row("no wallet 09", "091234567890123456", unknown);
    row("Alipay 25, 16 digits", "2512345678901234", u"wallet"_qs);
    row("Alipay 28, 18 digits", "281234567890123456", u"wallet"_qs);
    row("Alipay 30, 24 digits", "301234567890123456789012", u"wallet"_qs);
    row("Alipay of 15 digits", "281234567890123", unknown);
    row("Alipay of 25 digits", "2812345678901234567890123", unknown);
    row("no wallet 31", "311234567890123456", unknown);
}

void ScannedCodeTest::hostileCodes()
{
    const QString notText = u"unknown: not-text"_qs;
    const QByteArray link = "https://shop.example/01/" + fourteen;
    row("empty", {}, u"unknown: empty"_qs);
    row("words", "hello", unknown);
    row("NUL", QByteArray(1, '\0'), notText);
    row("NUL behind", thirteen + QByteArray(1, '\0'), notText);
    row("escape sequence", "\x1b[2J" + thirteen, notText);
    row("tab", "\t" + thirteen, notText);
    row("delete", thirteen + "\x7f", notText);
    row("C1 control", "https://shop.example/\xc2\x85/01/" + fourteen, notText);
    row("GS alone", separator, u"gs1: empty"_qs);
    row("many GS", QByteArray(8000, gs), u"gs1: ai-unknown"_qs);
    row("invalid UTF-8", "https://shop.example/\xff/01/" + fourteen, notText);
    row("overlong UTF-8", "\xc0\xaf", notText);
    row("surrogate in UTF-8", "\xed\xa0\x80", notText);
    row("8 KiB of digits", QByteArray(8 * 1024, '1'), u"unknown: payload-too-long"_qs);
    row("8191 digits", QByteArray(8191, '1'), unknown);
    row("9 kB", link + "?" + QByteArray(9000, 'a'), u"unknown: payload-too-long"_qs);
    row("8191 bytes are taken", QByteArray(link + "?" + QByteArray(9000, 'a')).left(8191), product);
    row("65 parameters", link + "?" + QByteArray("a&").repeated(65), u"digital-link: too-many"_qs);
    row("64 elements", QByteArray("(01)" + fourteen).repeated(64), product);
    row("65 elements", QByteArray("(01)" + fourteen).repeated(65), u"gs1: too-many"_qs);
    row("8000 brackets", QByteArray(8000, '('), unknown);
    row("8000 backslashes", "(10)" + QByteArray("\\(").repeated(4000), u"gs1: too-long"_qs);
    row("8000 slashes", "https://a" + QByteArray(8000, '/'), u"url: no-primary-key"_qs);
    row("many pairs", "https://a" + QByteArray("/10/a").repeated(1500), u"url: no-primary-key"_qs);
    row("Wi-Fi", "WIFI:S:net;T:WPA;P:secret;;", u"url: url"_qs);
    row("vCard", "BEGIN:VCARD", u"url: url"_qs);
    row("SQL", "'; DROP TABLE orders; --", unknown);
}

void ScannedCodeTest::classifies_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("expected");
    tradeNumbers();
    inStoreNumbers();
    elementStrings();
    meanings();
    badElementStrings();
    digitalLinks();
    badDigitalLinks();
    chineseLinks();
    otherCodes();
    hostileCodes();
}

void ScannedCodeTest::classifies()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, expected);
    QCOMPARE(describe(classify({payload, {}}, today)), expected);
}

void ScannedCodeTest::symbologyChangesNothing()
{
    for (const QString &symbology : {u"QRCode"_qs, u"EAN-13"_qs, QString()})
        QCOMPARE(describe(classify({thirteen, symbology}, today)), product);
}

void ScannedCodeTest::layouts_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<QString>("expected");
    QTest::newRow("four digits of price, checked")
        << u"22IIIIIVPPPPC"_qs << QByteArray("2212345928750") << u"instore 12345 yuan=28.75"_qs;
    QTest::newRow("wrong check digit of the price")
        << u"22IIIIIVPPPPC"_qs << QByteArray("2212345828753") << u"instore: price-check-digit"_qs;
    QTest::newRow("five digits of price, checked")
        << u"2?IIIIVPPPPPC"_qs << QByteArray("2312346146853") << u"instore 1234 yuan=146.85"_qs;
    QTest::newRow("item only") << u"23IIIIIIIIIIC"_qs << QByteArray("2301234567894") << u"instore 0123456789"_qs;
    QTest::newRow("does not fit") << u"24IIIIIWWWWWC"_qs << QByteArray("2312346146853") << u"instore 2312346146853"_qs;
    QTest::newRow("18 digits of a scale")
        << u"2?IIIIIPPPPPWWWWWC"_qs << QByteArray("201234501990012500") << u"instore 12345 g=1250 yuan=19.90"_qs;
    QTest::newRow("18 digits, wrong check digit")
        << u"2?IIIIIPPPPPWWWWWC"_qs << QByteArray("201234501990012501") << u"instore: check-digit"_qs;
}

void ScannedCodeTest::layouts()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, digits);
    QFETCH(QString, expected);
    const auto layout = InStoreLayout::parse(pattern);
    QVERIFY(layout.has_value());
    QCOMPARE(describe(classify({digits, {}}, today, {{*layout}})), expected);
}

void ScannedCodeTest::badLayouts_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char16_t *pattern : {u"", u"20IIIIIWWWWW", u"20IIIIIWWWWWCC", u"20IIIIIWWWWWW", u"20IIIWWIIWWWC",
                                    u"20WWWWWWWWWWC", u"20IIIIIVWWWWW", u"20IIIIVVWWWWC", u"20IIIIIIVWWWC",
                                    u"20IIIIXWWWWWC", u"20IIIII批WWWWC", u"2CIIIIIWWWWWC", u"20IIIIWWWWWWWC"})
        QTest::newRow(qPrintable(QString::fromUtf16(pattern) + u' ')) << QString::fromUtf16(pattern);
}

void ScannedCodeTest::badLayouts()
{
    QFETCH(QString, pattern);
    QVERIFY(!InStoreLayout::parse(pattern));
}

void ScannedCodeTest::measureCheckDigits_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<int>("check");
    // The examples of the General Specifications, section 7.9.4.
    QTest::newRow("2875") << QByteArray("2875") << 9;
    QTest::newRow("14685") << QByteArray("14685") << 6;
    QTest::newRow("0000") << QByteArray("0000") << 0;
    QTest::newRow("00000") << QByteArray("00000") << 0;
    QTest::newRow("three") << QByteArray("123") << -1;
    QTest::newRow("letter") << QByteArray("12A4") << -1;
}

void ScannedCodeTest::measureCheckDigits()
{
    QFETCH(QByteArray, digits);
    QFETCH(int, check);
    QCOMPARE(measureCheckDigit({digits.data(), static_cast<std::size_t>(digits.size())}), check);
}

void ScannedCodeTest::expiry_data()
{
    QTest::addColumn<QByteArray>("elements");
    QTest::addColumn<bool>("expired");
    QTest::newRow("no date") << QByteArray("10A") << false;
    QTest::newRow("made long ago") << QByteArray("11200101") << false;
    QTest::newRow("today is the last day") << QByteArray("17261124") << false;
    QTest::newRow("yesterday was") << QByteArray("17261123") << true;
    QTest::newRow("best before yesterday, expiry later") << QByteArray("1526112317270101") << true;
    QTest::newRow("sell by yesterday") << QByteArray("16261123") << true;
    QTest::newRow("this month") << QByteArray("17261100") << false;
    QTest::newRow("last month") << QByteArray("17261000") << true;
    QTest::newRow("expiry with its hour") << QByteArray("70032611232359") << true;
}

void ScannedCodeTest::expiry()
{
    QFETCH(QByteArray, elements);
    QFETCH(bool, expired);
    const ScannedCode code = classify({"^01" + fourteen + elements, {}}, today);
    QVERIFY(std::holds_alternative<ScannedProduct>(code));
    QCOMPARE(std::get<ScannedProduct>(code).isExpired(today), expired);
}

void ScannedCodeTest::everyByteIsSafe()
{
    // One byte changed to any other, anywhere: never a crash, never another product number.
    const QByteArray whole = "(01)" + fourteen + "(10)TRP2609A(17)270911";
    for (qsizetype at = 0; at < whole.size(); ++at)
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(byte);
            const ScannedCode code = classify({changed, {}}, today);
            const auto *seen = std::get_if<ScannedProduct>(&code);
            QVERIFY2(!seen || seen->gtin.toString() == QString::fromLatin1(fourteen), changed.constData());
        }
}

void ScannedCodeTest::century_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<QDate>("now");
    QTest::addColumn<QDate>("expected");
    const auto add = [](const char *digits, int now, QDate expected) {
        QTest::addRow("%s in %d", digits, now) << QByteArray(digits) << QDate(now, 11, 24) << expected;
    };
    add("770615", 2026, QDate(1977, 6, 15));
    add("760615", 2026, QDate(2076, 6, 15));
    add("260615", 2026, QDate(2026, 6, 15));
    add("000615", 2026, QDate(2000, 6, 15));
    add("000615", 2051, QDate(2100, 6, 15));
    add("010615", 2051, QDate(2101, 6, 15));
    add("020615", 2051, QDate(2002, 6, 15));
    add("990615", 2100, QDate(2099, 6, 15));
    add("500600", 2100, QDate(2150, 6, 30));
    add("000200", 2026, QDate(2000, 2, 29));
    add("000229", 2051, QDate());
    add("26061", 2026, QDate());
    add("26061x", 2026, QDate());
    add("261301", 2026, QDate());
}

void ScannedCodeTest::century()
{
    QFETCH(QByteArray, digits);
    QFETCH(QDate, now);
    QFETCH(QDate, expected);
    QCOMPARE(readGs1Date({digits.data(), static_cast<std::size_t>(digits.size())}, now), expected);
}

QTEST_GUILESS_MAIN(ScannedCodeTest)
#include "tst_scanned_code.moc"
