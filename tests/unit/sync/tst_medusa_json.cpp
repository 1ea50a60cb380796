// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_catalog.h"
#include "sync/store/medusa/medusa_orders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace caravan;
using namespace caravan::medusa;

namespace {

const QUrl store(u"http://127.0.0.1:9000"_qs);
const auto orderText = QByteArrayLiteral("0192d3a0-0000-7000-8000-000000000001");

QByteArray productsOf(const QByteArray &row) { return "{\"products\":[" + row + "],\"count\":1}"; }

QByteArray product(const QByteArray &extra = {}, const QByteArray &variantExtra = {})
{
    return R"({"id":"prod_1","title":"葡萄干","variants":[{"id":"variant_1","title":"250 克")" + variantExtra + "}]" +
           extra + "}";
}

RemoteVariant variantWith(const QByteArray &extra)
{
    const auto page = parseProducts(productsOf(product({}, extra)), store);
    return page && page->rows.size() == 1 ? page->rows.at(0).variants.value(0) : RemoteVariant{};
}

QJsonValue firstOf(const QByteArray &json) { return QJsonDocument::fromJson("[" + json + "]").array().at(0); }

} // namespace

class MedusaJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void bodyIsAnObject_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("good");
        QTest::newRow("object") << QByteArray("{}") << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("html") << QByteArray("<html><body>Log in</body></html>") << false;
        QTest::newRow("array") << QByteArray("[]") << false;
        QTest::newRow("number") << QByteArray("1") << false;
        QTest::newRow("null") << QByteArray("null") << false;
        QTest::newRow("truncated") << QByteArray(R"({"products":[{"id":"a")") << false;
        QTest::newRow("nan") << QByteArray(R"({"a":NaN})") << false;
        QTest::newRow("two objects") << QByteArray("{}{}") << false;
        QTest::newRow("nul") << QByteArray("{\0}", 3) << false;
        QTest::newRow("invalid utf-8") << QByteArray("{\"a\":\"\xff\xfe\"}") << false;
        QTest::newRow("32 deep") << QByteArray("{\"a\":" + QByteArray(31, '[') + QByteArray(31, ']') + "}") << true;
        QTest::newRow("33 deep") << QByteArray("{\"a\":" + QByteArray(32, '[') + QByteArray(32, ']') + "}") << false;
        QTest::newRow("brackets in a text") << QByteArray("{\"a\":\"\\\"" + QByteArray(99, '[') + "\"}") << true;
        QTest::newRow("a million deep") << QByteArray("{\"a\":" + QByteArray(1'000'000, '[')) << false;
        QTest::newRow("too large") << QByteArray("{\"a\":\"" + QByteArray(maximumJsonBytes, 'x') + "\"}") << false;
    }
    void bodyIsAnObject()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, good);
        const auto object = readObject(body);
        QCOMPARE(object.ok(), good);
        if (!good) QCOMPARE(object.error().kind, StoreFaultKind::Foreign);
    }

    void money_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qint64>("fen"); // −1: refused
        QTest::newRow("whole") << QByteArray("11") << qint64(1'100);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("one digit") << QByteArray("19.9") << qint64(1'990);
        QTest::newRow("binary fraction") << QByteArray("0.29") << qint64(29);
        QTest::newRow("1.15") << QByteArray("1.15") << qint64(115);
        QTest::newRow("exponent") << QByteArray("1.1e1") << qint64(1'100);
        QTest::newRow("trailing zeros") << QByteArray("35.0000") << qint64(3'500);
        QTest::newRow("largest") << QByteArray("9999999999.99") << qint64(999'999'999'999);
        QTest::newRow("limit") << QByteArray("1e10") << qint64(1'000'000'000'000);
        QTest::newRow("above") << QByteArray("10000000000.01") << qint64(-1);
        QTest::newRow("huge") << QByteArray("1e300") << qint64(-1);
        QTest::newRow("overflow to infinity") << QByteArray("1e400") << qint64(-1);
        QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
        QTest::newRow("negative fen") << QByteArray("-0.01") << qint64(-1);
        QTest::newRow("half a fen") << QByteArray("0.005") << qint64(-1);
        QTest::newRow("sum of doubles") << QByteArray("0.30000000000000004") << qint64(-1);
        QTest::newRow("tiny") << QByteArray("1e-30") << qint64(-1);
        QTest::newRow("text") << QByteArray("\"11\"") << qint64(-1);
        QTest::newRow("null") << QByteArray("null") << qint64(-1);
        QTest::newRow("true") << QByteArray("true") << qint64(-1);
        QTest::newRow("object") << QByteArray("{}") << qint64(-1);
    }
    void money()
    {
        QFETCH(QByteArray, json);
        QFETCH(qint64, fen);
        const auto read = readMoney(firstOf(json));
        QCOMPARE(read ? read->fen() : -1, fen);
    }

    void everyFenUpToAThousandYuanIsExact()
    {
        for (int fen = 0; fen <= 100'000; ++fen) {
            const QString text = Money::fromFen(fen).toYuanDecimal();
            const auto read = readMoney(QJsonValue(text.toDouble()));
            QVERIFY2(read && read->fen() == fen, qPrintable(text));
        }
    }

    void text_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("read");
        QTest::newRow("plain") << u"  葡萄干 "_qs << u"葡萄干"_qs;
        QTest::newRow("controls") << QString(u"a\0b\x1b[31m\x7f\u0085"_qs) << u"ab[31m"_qs;
        QTest::newRow("line feed stays") << u"a\nb"_qs << u"a\nb"_qs;
        QTest::newRow("overrides") << u"a\u202eb\u202dc"_qs << u"abc"_qs;
        QTest::newRow("isolates and joiners stay") << u"\u2066a\u2069\u200d"_qs << u"\u2066a\u2069\u200d"_qs;
        QTest::newRow("lone surrogates") << QString(QString(QChar(0xd800)) + u'x' + QChar(0xdc00)) << u"x"_qs;
        QTest::newRow("cut") << QString(300, u'x') << QString(10, u'x');
        QTest::newRow("pair is not split") << QString(QString(9, u'x') + u"😀") << QString(9, u'x');
        QTest::newRow("mark-up is text") << u"<img src"_qs << u"<img src"_qs;
    }
    void text()
    {
        QFETCH(QString, given);
        QFETCH(QString, read);
        QCOMPARE(readText(QJsonValue(given), 10), read);
        QCOMPARE(readText(QJsonValue(1), 10), QString());
    }

    void lists_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("rows"); // −1: Foreign
        QTest::addColumn<int>("onWire");
        QTest::newRow("none") << QByteArray(R"({"products":[],"count":0})") << 0 << 0;
        QTest::newRow("one") << productsOf(product()) << 1 << 1;
        QTest::newRow("no list") << QByteArray(R"({"count":0})") << -1 << 0;
        QTest::newRow("list is an object") << QByteArray(R"({"products":{},"count":0})") << -1 << 0;
        QTest::newRow("no count") << QByteArray(R"({"products":[]})") << -1 << 0;
        QTest::newRow("count is text") << QByteArray(R"({"products":[],"count":"0"})") << -1 << 0;
        QTest::newRow("negative count") << QByteArray(R"({"products":[],"count":-1})") << -1 << 0;
        QTest::newRow("fractional count") << QByteArray(R"({"products":[],"count":0.5})") << -1 << 0;
        QTest::newRow("other route's list") << QByteArray(R"({"orders":[],"count":0})") << -1 << 0;
        QTest::newRow("rows of other types") << productsOf("null,1,\"x\",[],{}") << 0 << 5;
        QTest::newRow("without id") << productsOf(R"({"title":"x","variants":[]})") << 0 << 1;
        QTest::newRow("id is a number") << productsOf(R"({"id":1,"title":"x","variants":[]})") << 0 << 1;
        QTest::newRow("id with NUL") << productsOf(R"({"id":"a\u0000b","title":"x","variants":[]})") << 0 << 1;
        QTest::newRow("id too long") << productsOf("{\"id\":\"" + QByteArray(129, 'x') +
                                                   "\",\"title\":\"x\",\"variants\":[]}")
                                     << 0 << 1;
        QTest::newRow("title only of controls")
            << productsOf(R"({"id":"a","title":"\u0000\u0007","variants":[]})") << 0 << 1;
        QTest::newRow("without variants") << productsOf(R"({"id":"a","title":"x"})") << 0 << 1;
        QTest::newRow("one bad beside one good") << productsOf("{}," + product()) << 1 << 2;
        QTest::newRow("too many rows") << productsOf("1" + QByteArray(",1").repeated(maximumRows)) << -1 << 0;
    }
    void lists()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, rows);
        QFETCH(int, onWire);
        const auto page = parseProducts(body, store);
        QCOMPARE(page ? static_cast<int>(page->rows.size()) : -1, rows);
        if (page) QCOMPARE(page->rowsOnWire, onWire);
        if (!page) QCOMPARE(page.error().kind, StoreFaultKind::Foreign);
    }

    void wholeProduct()
    {
        const auto page =
            parseProducts(productsOf(R"({"id":"prod_1","title":"葡萄干","description":"甜","handle":"raisins",
            "updated_at":"2026-11-24T08:00:00.123Z","thumbnail":"/static/r.png","images":[{"url":"/static/other.png"}],
            "categories":[{"id":"pcat_1"},{"id":"pcat_1"},{"id":2},null],
            "metadata":{"popularity":95,"tags":["gift","gift","<b>",1],"season":[9,10,13,"1"],
              "story":{"en":"Dried in the shade","xx":"?"},"storage":{"zh-CN":"阴凉"},
              "lots":[{"code":"TRP2609A","harvested":"2026-09-12","best_before":"2027-09-11"},{"code":"bad code"},
                      {"code":"B","recalled":"yes"},{"code":"C","recalled":false}]},
            "variants":[{"id":"variant_1","title":"250 克","sku":"S1","ean":"9521000000018","inventory_quantity":60,
              "manage_inventory":true,"allow_backorder":false,"metadata":{"net_weight_g":250,"titles":{"en":"250 g bag"}},
              "calculated_price":{"calculated_amount":19.9,"currency_code":"cny"}}]})"),
                          store);
        QVERIFY(page.ok());
        const RemoteProduct &read = page->rows.at(0);
        QCOMPARE(page->latestUpdate, u"2026-11-24T08:00:00.123Z"_qs);
        QCOMPARE(read.imageUrl, u"http://127.0.0.1:9000/static/r.png"_qs);
        QCOMPARE(read.categories.size(), 1);
        QCOMPARE(read.popularity, 95);
        QCOMPARE(read.tags, QStringList{u"gift"_qs});
        QCOMPARE(read.season, (QList<int>{9, 10}));
        QCOMPARE(read.story.exactly(Language::En), u"Dried in the shade"_qs);
        QCOMPARE(read.lots.size(), 3);
        QCOMPARE(read.lots.at(0).bestBefore, QDate(2027, 9, 11));
        QVERIFY(!read.lots.at(0).recalled);
        QVERIFY2(read.lots.at(1).recalled, "a recall in another spelling is a recall");
        QVERIFY(!read.lots.at(2).recalled);
        const RemoteVariant &variant = read.variants.at(0);
        QCOMPARE(variant.price->fen(), 1'990);
        QCOMPARE(variant.stock, 60);
        QCOMPARE(variant.netWeightGrams, 250);
        QCOMPARE(variant.titles.exactly(Language::En), u"250 g bag"_qs);
        QCOMPARE(variant.gtin->toString(), u"09521000000018"_qs);
        QVERIFY(!variant.backorder);
    }

    void images_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("taken");
        QTest::newRow("relative") << u"/static/a.png"_qs << true;
        QTest::newRow("same origin") << u"http://127.0.0.1:9000/static/a.png"_qs << true;
        QTest::newRow("other port") << u"http://127.0.0.1:9001/static/a.png"_qs << false;
        QTest::newRow("other scheme") << u"https://127.0.0.1:9000/static/a.png"_qs << false;
        QTest::newRow("other host") << u"http://example.org/a.png"_qs << false;
        QTest::newRow("protocol-relative") << u"//example.org/a.png"_qs << false;
        QTest::newRow("file") << u"file:///etc/passwd"_qs << false;
        QTest::newRow("user") << u"http://u:p@127.0.0.1:9000/a.png"_qs << false;
        QTest::newRow("host in user") << u"http://127.0.0.1:9000@example.org/a.png"_qs << false;
        QTest::newRow("too long") << QString(u"/static/"_qs + QString(3'000, u'x')) << false;
        QTest::newRow("data") << u"data:image/png;base64,AAAA"_qs << false;
    }
    void images()
    {
        QFETCH(QString, url);
        QFETCH(bool, taken);
        const auto page = parseProducts(productsOf(product(",\"thumbnail\":\"" + url.toUtf8() + "\"")), store);
        QCOMPARE(!page->rows.at(0).imageUrl.isEmpty(), taken);
    }

    void variants_data()
    {
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<qint64>("fen"); // −1: no price
        QTest::addColumn<int>("stock");
        QTest::addColumn<bool>("backorder");
        const auto price = [](const char *inner) -> QByteArray {
            return QByteArray(",\"calculated_price\":{") + inner + "}";
        };
        QTest::newRow("bare") << QByteArray() << qint64(-1) << 0 << false;
        QTest::newRow("null price") << QByteArray(",\"calculated_price\":null") << qint64(-1) << 0 << false;
        QTest::newRow("price") << price("\"calculated_amount\":11") << qint64(1'100) << 0 << false;
        QTest::newRow("CNY in capitals") << price("\"calculated_amount\":11,\"currency_code\":\"CNY\"") << qint64(1'100)
                                         << 0 << false;
        QTest::newRow("euro") << price("\"calculated_amount\":11,\"currency_code\":\"eur\"") << qint64(-1) << 0
                              << false;
        QTest::newRow("net price") << price("\"calculated_amount\":11,\"is_calculated_price_tax_inclusive\":false")
                                   << qint64(-1) << 0 << false;
        QTest::newRow("negative price") << price("\"calculated_amount\":-11") << qint64(-1) << 0 << false;
        QTest::newRow("negative stock") << QByteArray(",\"inventory_quantity\":-5") << qint64(-1) << 0 << false;
        QTest::newRow("absurd stock") << QByteArray(",\"inventory_quantity\":1e18") << qint64(-1) << 1'000'000'000
                                      << false;
        QTest::newRow("stock is text") << QByteArray(",\"inventory_quantity\":\"9\"") << qint64(-1) << 0 << false;
        QTest::newRow("not managed") << QByteArray(",\"manage_inventory\":false") << qint64(-1) << 0 << true;
        QTest::newRow("backorder") << QByteArray(",\"allow_backorder\":true") << qint64(-1) << 0 << true;
    }
    void variants()
    {
        QFETCH(QByteArray, extra);
        QFETCH(qint64, fen);
        QFETCH(int, stock);
        QFETCH(bool, backorder);
        const RemoteVariant variant = variantWith(extra);
        QCOMPARE(variant.price ? variant.price->fen() : -1, fen);
        QCOMPARE(variant.stock, stock);
        QCOMPARE(variant.backorder, backorder);
    }

    void metadataOfOtherTypesIsNothing()
    {
        for (const char *value : {"1", "\"x\"", "[]", "null",
                                  "{\"lots\":{},\"tags\":1,\"season\":\"x\",\"story\":[1],\"popularity\":1e9}"}) {
            const auto page = parseProducts(productsOf(product(QByteArray(",\"metadata\":") + value)), store);
            QVERIFY(page.ok() && page->rows.size() == 1);
            QVERIFY(page->rows.at(0).lots.isEmpty() && page->rows.at(0).tags.isEmpty());
            QCOMPARE(page->rows.at(0).popularity, 0);
        }
    }

    void sweeps()
    {
        const QByteArray body = productsOf(R"({"id":"p1","variants":[{"id":"v1","inventory_quantity":3,
            "calculated_price":{"calculated_amount":5}},{"id":""},null]},{"id":null,"variants":[{"id":"v2"}]})");
        const auto prices = parsePricesAndStock(body);
        QCOMPARE(prices->rows.size(), 1);
        QCOMPARE(prices->rowsOnWire, 2);
        QCOMPARE(prices->rows.at(0).price->fen(), 500);
        QCOMPARE(parseProductIds(body)->rows.size(), 1);
        const auto changed =
            parseVariantsChanged(R"({"count":3,"variants":[{"product_id":"p1","updated_at":"2026-01-01T00:00:00Z"},
            {"product_id":"p1","updated_at":"2026-01-02T00:00:00Z"},{"id":"v"}]})");
        QCOMPARE(changed->rows, QList<ProductId>{ProductId::parse(u"p1"_qs)});
        QCOMPARE(changed->latestUpdate, u"2026-01-02T00:00:00Z"_qs);
        const auto categories = parseCategories(R"({"count":1,"product_categories":[{"id":"c","name":"干果","rank":1,
            "parent_category_id":null,"metadata":{"names":{"en":"Dried fruit"}}},{"id":"d"}]})");
        QCOMPARE(categories->rows.size(), 1);
        QVERIFY(categories->rows.at(0).parent.isNull());
    }

    void timestamps()
    {
        QCOMPARE(readTimestamp(QJsonValue(u"2026-11-24T08:00:00.123Z"_qs)), u"2026-11-24T08:00:00.123Z"_qs);
        for (const auto &bad : {u"2026-11-24"_qs, u"now"_qs, u"2026-11-24T08:00:00Z&x=1"_qs, u"2026-11-24T08:00:00"_qs})
            QVERIFY(readTimestamp(QJsonValue(bad)).isEmpty());
        QVERIFY(readTimestamp(QJsonValue(5)).isEmpty());
    }

    void carts_data()
    {
        QTest::addColumn<QByteArray>("cart");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QString>("echo");
        QTest::addColumn<bool>("completed");
        QTest::addColumn<QString>("remoteOrder");
        const QString id = QString::fromLatin1(orderText);
        const QByteArray meta = ",\"metadata\":{\"client_order_id\":\"" + orderText + "\"}";
        const QByteArray base = R"("id":"cart_1","total":35.5)";
        QTest::newRow("open") << base + meta << true << id << false << QString();
        QTest::newRow("completed") << base + meta + R"(,"completed_at":"2026-01-01T00:00:00Z","order":{"id":"order_1"})"
                                   << true << id << true << u"order_1"_qs;
        QTest::newRow("completed, order unknown")
            << base + meta + R"(,"completed_at":"2026-01-01T00:00:00Z")" << true << id << true << QString();
        QTest::newRow("open with an order")
            << base + meta + R"(,"completed_at":null,"order":{"id":"order_1"})" << true << id << false << QString();
        QTest::newRow("echo by e-mail") << base + ",\"email\":\"o-" + orderText + "@kiosk.invalid\"" << true << id
                                        << false << QString();
        QTest::newRow("other e-mail") << base + ",\"email\":\"x-" + orderText + "@kiosk.invalid\"" << true << QString()
                                      << false << QString();
        QTest::newRow("no echo") << base << true << QString() << false << QString();
        QTest::newRow("echo of another form")
            << base + R"(,"metadata":{"client_order_id":"1"})" << true << QString() << false << QString();
        QTest::newRow("no id") << QByteArray(R"("total":1)") << false << QString() << false << QString();
        QTest::newRow("id for another path")
            << QByteArray(R"("id":"../orders","total":1)") << false << QString() << false << QString();
        QTest::newRow("no total") << QByteArray(R"("id":"cart_1")") << false << QString() << false << QString();
        QTest::newRow("negative total") << QByteArray(R"("id":"cart_1","total":-1)") << false << QString() << false
                                        << QString();
    }
    void carts()
    {
        QFETCH(QByteArray, cart);
        QFETCH(bool, good);
        QFETCH(QString, echo);
        QFETCH(bool, completed);
        QFETCH(QString, remoteOrder);
        const auto read = parseCart("{\"cart\":{" + cart + "}}");
        QCOMPARE(read.ok(), good);
        if (!good) return;
        QCOMPARE(read->order.toString(), echo);
        QCOMPARE(read->completed, completed);
        QCOMPARE(read->remoteOrder.toString(), remoteOrder);
    }

    void orders()
    {
        const QByteArray order =
            "{\"type\":\"order\",\"order\":{\"id\":\"order_1\",\"total\":35.5,\"metadata\":{\"client_order_id\":\"" +
            orderText + "\"}}}";
        const auto read = parseOrder(order);
        QVERIFY(read.ok());
        QCOMPARE(read->total.fen(), 3'550);
        QCOMPARE(read->order.toString(), QString::fromLatin1(orderText));
        QCOMPARE(parseOrder(R"({"type":"cart","cart":{},"error":{"message":"no"}})").error().kind,
                 StoreFaultKind::Refused);
        for (const char *bad :
             {"{}", R"({"type":"order"})", R"({"type":"order","order":{"id":"o"}})",
              R"({"type":"cart","order":{"id":"o","total":1}})", R"({"type":"order","order":{"id":"","total":1}})"})
            QCOMPARE(parseOrder(bad).error().kind, StoreFaultKind::Foreign);
    }

    void steps()
    {
        const auto options =
            parseShippingOptions(R"({"shipping_options":[{"id":"so_1","amount":0,"type":{"code":"pickup"}},
            {"id":"so_2","amount":null,"type":{"code":"shipping"}},{"id":"so_3","amount":8},5]})");
        QCOMPARE(options->size(), 1);
        QCOMPARE(options->at(0).code, u"pickup"_qs);
        QVERIFY(!parseShippingOptions(R"({"shipping_options":{}})").ok());
        QCOMPARE(parseCollection(R"({"payment_collection":{"id":"pay_1"}})")->toString(), u"pay_1"_qs);
        QVERIFY(!parseCollection(R"({"payment_collection":{"id":"a/b"}})").ok());
        QVERIFY(parseSession(R"({"payment_collection":{"payment_sessions":[{"id":"s"}]}})").ok());
        QVERIFY(!parseSession(R"({"payment_collection":{"payment_sessions":[]}})").ok());
        QVERIFY(!parseSession(R"({"payment_collection":{}})").ok());
    }
};

QTEST_APPLESS_MAIN(MedusaJsonTest)
#include "tst_medusa_json.moc"
