// SPDX-License-Identifier: Apache-2.0
#include "domain/orders/order_document.h"
#include "support/sample_catalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace caravan;

using Change = std::function<void(QJsonObject &)>;
Q_DECLARE_METATYPE(Change)

namespace {

OrderIdentity identity()
{
    return {*OrderId::parse(u"017f22e2-79b0-7cc3-98c4-dc0c0c07398f"_qs), OrderNumber::make(u"K07"_qs, 42), u"K07"_qs,
            utcFromMillis(1'795'508'100'000)};
}

OrderDraft draft()
{
    OrderDraft made;
    made.language = Language::UgCn;
    LineItem scanned = sample::line(1, 2);
    scanned.lot = u"GOOD"_qs;
    LineItem plain = sample::line(2, 1);
    plain.gtin.reset();
    made.lines = {scanned, plain};
    made.fulfilment = FulfilmentKind::Ship;
    made.shippingPrice = Money::fromFen(1200);
    made.catalogVersion = 17;
    made.contact = Contact{u"阿依古丽"_qs, u"13800138000"_qs, PostalAddress{u"新疆"_qs, {}, {}, u"人民路 1"_qs, {}}};
    made.noticeVersion = u"2026-11"_qs;
    return made;
}

/// The first line of the document as it is, changed.
Change onLine(const std::function<void(QJsonObject &)> &change)
{
    return [change](QJsonObject &document) {
        QJsonArray lines = document.value(u"lines").toArray();
        QJsonObject line = lines.first().toObject();
        change(line);
        lines.replace(0, line);
        document.insert(u"lines", lines);
    };
}

} // namespace

class OrderDocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void golden();
    void withoutContact();
    void contactIsNotInIt();
    void sameOrderSameBytes();
    void roundTrip();
    void priceRule();
    void hostileBytes_data();
    void hostileBytes();
    void hostileFields_data();
    void hostileFields();
    void manyLines();
    void fulfilmentNames();
};

void OrderDocumentTest::golden()
{
    const QByteArray expected =
        R"({"catalog_version":17,)"
        R"("contact_sha256":"c9d0036bed6744bcdf692fc980d8717d7e5f5a4f4e8266b4a84982602fb1cd09","currency":"CNY",)"
        R"("fulfilment":"ship","language":"ug-CN","lines":[)"
        R"({"gtin":"09520000000103","lot":"GOOD","product":"prod_1","quantity":2,"sku":"SKU-1-0",)"
        R"("title":"葡萄干1 250 克","unit_price_fen":1990,"variant":"variant_1_0"},)"
        R"({"product":"prod_2","quantity":1,"sku":"SKU-2-0","title":"葡萄干2 250 克","unit_price_fen":1990,)"
        R"("variant":"variant_2_0"}],"notice_version":"2026-11","number":"K07-0042-X",)"
        R"("order_id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","placed_at_ms":1795508100000,)"
        R"("price_rule":"accept","shipping_price_fen":1200,"terminal":"K07","total_fen":7170,"version":1})";
    QCOMPARE(orderDocument(draft(), identity(), "sealed"), expected);
}

void OrderDocumentTest::withoutContact()
{
    const QByteArray document = orderDocument(draft(), identity(), {});
    QVERIFY(!document.contains("contact"));
    QVERIFY(!document.contains("notice"));
}

void OrderDocumentTest::contactIsNotInIt()
{
    const QByteArray document = orderDocument(draft(), identity(), "sealed");
    for (const QString &private_ : {u"阿依古丽"_qs, u"13800138000"_qs, u"新疆"_qs, u"人民路"_qs})
        QVERIFY(!document.contains(private_.toUtf8()));
}

void OrderDocumentTest::sameOrderSameBytes()
{
    const QByteArray first = orderDocument(draft(), identity(), "sealed");
    QCOMPARE(orderDocument(draft(), identity(), "sealed"), first);
    QCOMPARE(documentHash(first).size(), 32);
    OrderDraft other = draft();
    other.lines.first().quantity = 3;
    QVERIFY(documentHash(orderDocument(other, identity(), "sealed")) != documentHash(first));
    QVERIFY(documentHash(orderDocument(draft(), identity(), "otherwise")) != documentHash(first));
}

void OrderDocumentTest::roundTrip()
{
    const auto read = readOrderDocument(orderDocument(draft(), identity(), "sealed"));
    QVERIFY(read.has_value());
    QCOMPARE(read->id, identity().id);
    QCOMPARE(read->number, identity().number);
    QCOMPARE(read->terminal, u"K07"_qs);
    QCOMPARE(read->placedAt, identity().placedAt);
    QCOMPARE(read->language, Language::UgCn);
    QCOMPARE(read->fulfilment, FulfilmentKind::Ship);
    QCOMPARE(read->shippingPrice.fen(), 1200);
    QCOMPARE(read->total.fen(), 7170);
    QCOMPARE(read->catalogVersion, 17);
    QCOMPARE(read->lines.size(), 2);
    QCOMPARE(read->lines.first().variant, sample::variantId(1, 0));
    QCOMPARE(read->lines.first().sku.toString(), u"SKU-1-0"_qs);
    QCOMPARE(read->lines.first().title, u"葡萄干1 250 克"_qs);
    QCOMPARE(read->lines.first().quantity, 2);
    QCOMPARE(read->lines.first().unitPrice.fen(), 1990);
    QCOMPARE(read->lines.first().lot, u"GOOD"_qs);
    QVERIFY(read->lines.last().lot.isEmpty());
    QVERIFY(read->hasContact);
    QVERIFY(!readOrderDocument(orderDocument(draft(), identity(), {}))->hasContact);
}

/// The promise that was made goes with the order, whatever the terminal is told later.
void OrderDocumentTest::priceRule()
{
    for (const PricePolicy rule : {PricePolicy::Honour, PricePolicy::Ask, PricePolicy::Accept}) {
        OrderDraft promised = draft();
        promised.priceRule = rule;
        QCOMPARE(readOrderDocument(orderDocument(promised, identity(), {}))->priceRule, rule);
    }
    const QByteArray document = orderDocument(draft(), identity(), {});
    QByteArray earlier = document;
    QCOMPARE(readOrderDocument(earlier.replace(R"("price_rule":"accept",)", ""))->priceRule, PricePolicy::Accept);
    QByteArray later = document;
    QCOMPARE(readOrderDocument(later.replace(R"("accept")", R"("some new rule")"))->priceRule, PricePolicy::Ask);
}

void OrderDocumentTest::hostileBytes_data()
{
    const QByteArray whole = orderDocument(draft(), identity(), "sealed");
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("SQLite format 3");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("no fields") << QByteArray("{}");
    QTest::newRow("cut short") << whole.chopped(1);
    QTest::newRow("more behind") << QByteArray(whole + "{}");
    QTest::newRow("binary") << QByteArray(4096, '\xff');
    QTest::newRow("deep") << QByteArray(200'000, '[');
    QTest::newRow("over 1 MiB") << QByteArray(whole + QByteArray(1 << 20, ' '));
}

void OrderDocumentTest::hostileBytes()
{
    QFETCH(QByteArray, document);
    QVERIFY(!readOrderDocument(document));
}

void OrderDocumentTest::hostileFields_data()
{
    QTest::addColumn<Change>("change");
    const auto set = [](const char *name, const char16_t *key, const QJsonValue &value) {
        QTest::newRow(name) << Change(
            [key, value](QJsonObject &document) { document.insert(QString::fromUtf16(key), value); });
    };
    set("newer version", u"version", 2);
    set("version as a text", u"version", u"1"_qs);
    set("no id", u"order_id", QJsonValue());
    set("id of another version", u"order_id", u"017f22e2-79b0-4cc3-98c4-dc0c0c07398f"_qs);
    set("wrong check digit", u"number", u"K07-0042-4"_qs);
    set("unknown language", u"language", u"de"_qs);
    set("unknown fulfilment", u"fulfilment", u"Ship"_qs);
    set("another total", u"total_fen", 7171);
    set("no total", u"total_fen", QJsonValue());
    set("negative shipping", u"shipping_price_fen", -1200);
    set("shipping with a fraction", u"shipping_price_fen", 1200.5);
    set("shipping as a text", u"shipping_price_fen", u"1200"_qs);
    set("no shipping price", u"shipping_price_fen", QJsonValue());
    set("shipping that overflows", u"shipping_price_fen", std::numeric_limits<qint64>::max());
    set("lines as an object", u"lines", QJsonObject());
    set("no lines", u"lines", QJsonArray());
    set("lines of texts", u"lines", QJsonArray{u"a"_qs});
    const auto line = [](const char *name, const char16_t *key, const QJsonValue &value) {
        QTest::newRow(name) << onLine(
            [key, value](QJsonObject &object) { object.insert(QString::fromUtf16(key), value); });
    };
    line("no variant", u"variant", QJsonValue());
    line("variant with a line end", u"variant", u"a\nb"_qs);
    line("quantity 0", u"quantity", 0);
    line("quantity below 0", u"quantity", -2);
    line("quantity 100", u"quantity", 100);
    line("quantity with a fraction", u"quantity", 1.5);
    line("quantity as a text", u"quantity", u"2"_qs);
    line("largest quantity", u"quantity", std::numeric_limits<int>::max());
    line("negative price", u"unit_price_fen", -1);
    line("no price", u"unit_price_fen", QJsonValue());
    line("price that overflows", u"unit_price_fen", std::numeric_limits<qint64>::max());
    line("price above the store's limit", u"unit_price_fen", qint64(1'000'000'000'001));
    QTest::newRow("sums that meet again by overflow") << Change([](QJsonObject &document) {
        const qint64 price = std::numeric_limits<qint64>::max() / 2 + 1;
        onLine([price](QJsonObject &object) {
            object.insert(u"unit_price_fen", price);
            object.insert(u"quantity", 4);
        })(document);
        document.insert(u"total_fen", 1990 + 1200);
    });
}

void OrderDocumentTest::hostileFields()
{
    QFETCH(Change, change);
    QJsonObject object = QJsonDocument::fromJson(orderDocument(draft(), identity(), "sealed")).object();
    QVERIFY(readOrderDocument(QJsonDocument(object).toJson()));
    change(object);
    QVERIFY(!readOrderDocument(QJsonDocument(object).toJson()));
}

void OrderDocumentTest::manyLines()
{
    OrderDraft large = draft();
    large.lines.clear();
    for (int n = 0; n < Cart::maximumLines; ++n) {
        LineItem line = sample::line(n, Cart::maximumQuantity);
        line.productTitle.set(Language::ZhCn, QString(200, u'葡'));
        line.variantTitle.set(Language::ZhCn, QString(200, u'\u0001')); // the longest in JSON
        line.unitPrice = Money::fromFen(1'000'000'000'000);
        large.lines.append(line);
    }
    const auto read = readOrderDocument(orderDocument(large, identity(), {}));
    QVERIFY2(read.has_value(), "the largest cart can be read back");
    QCOMPARE(read->lines.size(), Cart::maximumLines);
    QCOMPARE(read->total, large.total());
    large.lines.append(sample::line(Cart::maximumLines));
    QVERIFY(!readOrderDocument(orderDocument(large, identity(), {})));
}

void OrderDocumentTest::fulfilmentNames()
{
    for (const FulfilmentKind kind : {FulfilmentKind::TakeAway, FulfilmentKind::PickUp, FulfilmentKind::Ship})
        QCOMPARE(fulfilmentFromName(fulfilmentName(kind)), kind);
    QCOMPARE(fulfilmentName(FulfilmentKind::TakeAway), u"take-away"_qs);
    QVERIFY(!fulfilmentFromName(u""));
}

QTEST_GUILESS_MAIN(OrderDocumentTest)
#include "tst_order_document.moc"
