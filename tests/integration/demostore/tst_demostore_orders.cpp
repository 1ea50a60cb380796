// SPDX-License-Identifier: Apache-2.0
#include "test_store.h"

#include <QNetworkReply>
#include <QTest>

namespace caravan::demostore {

class TestOrders : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void orderGoesThrough();
    void shippingIsInTheTotal();
    void completeReplayed();
    void manyCompletesAtOnce();
    void cartIsNotIdempotent();
    void stepsReplayed();
    void stockIsChecked();
    void stockGoneAtComplete();
    void lastUnitOnce();
    void backorderSells();
    void priceIsKept();
    void touchedLineTakesTheNewPrice();
    void clientCannotForceAPrice();
    void variantDeleted();
    void productUnpublished();
    void refusals_data();
    void refusals();
    void completeTooEarly();
    void completedCartIsClosed();
    void ordersAreListed();
    void hostileBodies_data();
    void hostileBodies();
    void restartKeepsEverything();

private:
    QJsonObject cartBody(const QString &sku, int quantity);
    HttpReply makeCart(const QString &sku = QStringLiteral("R-250"), int quantity = 2);
    QString cartId(const QString &sku = QStringLiteral("R-250"), int quantity = 2);
    QString optionId(const QString &cart, const QString &code);
    /// Steps 2 to 4; returns the collection.
    QString prepare(const QString &cart, const QString &code = QStringLiteral("pickup"));
    HttpReply complete(const QString &cart)
    {
        return m_store->post(QStringLiteral("/store/carts/%1/complete").arg(cart), {});
    }
    int orderCount()
    {
        return m_store->adminGet(QStringLiteral("/admin/orders")).json().value(QStringLiteral("count")).toInt();
    }
    int stockOf(const QString &sku)
    {
        return m_store->variant(sku).value(QStringLiteral("inventory_quantity")).toInt();
    }

    std::unique_ptr<TestStore> m_store;
};

void TestOrders::init()
{
    m_store = std::make_unique<TestStore>();
    QCOMPARE(m_store->import(sampleCatalog()), QString());
}

QJsonObject TestOrders::cartBody(const QString &sku, int quantity)
{
    const QJsonObject item{{QStringLiteral("variant_id"), m_store->variant(sku).value(QStringLiteral("id"))},
                           {QStringLiteral("quantity"), quantity},
                           {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("lot"), QStringLiteral("L1")}}}};
    return {{QStringLiteral("region_id"), m_store->store().identity().regionId},
            {QStringLiteral("email"), QStringLiteral("o-0193@kiosk.invalid")},
            {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("kiosk_id"), QStringLiteral("K01")},
                                                     {QStringLiteral("client_order_id"), QStringLiteral("0193")}}},
            {QStringLiteral("shipping_address"), QJsonObject{{QStringLiteral("city"), QStringLiteral("乌鲁木齐")}}},
            {QStringLiteral("items"), QJsonArray{item}}};
}

HttpReply TestOrders::makeCart(const QString &sku, int quantity)
{
    return m_store->post(QStringLiteral("/store/carts"), cartBody(sku, quantity));
}

QString TestOrders::cartId(const QString &sku, int quantity)
{
    return makeCart(sku, quantity).object(QStringLiteral("cart")).value(QStringLiteral("id")).toString();
}

QString TestOrders::optionId(const QString &cart, const QString &code)
{
    const QJsonArray options = m_store->get(QStringLiteral("/store/shipping-options?cart_id=") + cart)
                                   .array(QStringLiteral("shipping_options"));
    for (const QJsonValue &option : options)
        if (option[u"type"][u"code"].toString() == code) return option[u"id"].toString();
    return {};
}

QString TestOrders::prepare(const QString &cart, const QString &code)
{
    m_store->post(QStringLiteral("/store/carts/%1/shipping-methods").arg(cart),
                  {{QStringLiteral("option_id"), optionId(cart, code)}});
    const QString collection =
        m_store->post(QStringLiteral("/store/payment-collections"), {{QStringLiteral("cart_id"), cart}})
            .object(QStringLiteral("payment_collection"))
            .value(QStringLiteral("id"))
            .toString();
    m_store->post(QStringLiteral("/store/payment-collections/%1/payment-sessions").arg(collection),
                  {{QStringLiteral("provider_id"), QStringLiteral("pp_system_default")}});
    return collection;
}

void TestOrders::orderGoesThrough()
{
    const HttpReply made = makeCart();
    QCOMPARE(made.status, 200);
    const QJsonObject cart = made.object(QStringLiteral("cart"));
    QCOMPARE(cart.value(QStringLiteral("total")).toDouble(), 39.8);
    QVERIFY(made.body.contains("\"total\":39.8,") || made.body.contains("\"total\":39.8}"));
    QCOMPARE(cart.value(QStringLiteral("metadata"))[u"client_order_id"].toString(), QStringLiteral("0193"));
    QVERIFY(cart.value(QStringLiteral("completed_at")).isNull());
    const QString id = cart.value(QStringLiteral("id")).toString();
    prepare(id);
    const HttpReply done = complete(id);
    QCOMPARE(done.status, 200);
    QCOMPARE(done.type(), QStringLiteral("order"));
    const QJsonObject order = done.object(QStringLiteral("order"));
    QVERIFY(order.value(QStringLiteral("id")).toString().startsWith(u"order_"));
    QCOMPARE(order.value(QStringLiteral("display_id")).toInt(), 1);
    QCOMPARE(order.value(QStringLiteral("total")).toDouble(), 39.8);
    QCOMPARE(order.value(QStringLiteral("email")).toString(), QStringLiteral("o-0193@kiosk.invalid"));
    QCOMPARE(order.value(QStringLiteral("metadata")), cart.value(QStringLiteral("metadata")));
    QCOMPARE(order.value(QStringLiteral("items"))[0][u"variant_sku"].toString(), QStringLiteral("R-250"));
    QCOMPARE(order.value(QStringLiteral("items"))[0][u"metadata"][u"lot"].toString(), QStringLiteral("L1"));
    QCOMPARE(stockOf(QStringLiteral("R-250")), 58);

    const QJsonObject after =
        m_store
            ->get(QStringLiteral("/store/carts/%1?fields=id,completed_at,metadata,total,%2order.id")
                      .arg(id, QStringLiteral("%2B")))
            .object(QStringLiteral("cart"));
    QVERIFY(after.value(QStringLiteral("completed_at")).isString());
    QCOMPARE(after.value(QStringLiteral("order"))[u"id"], order.value(QStringLiteral("id")));
    QVERIFY(!m_store->get(QStringLiteral("/store/carts/") + id)
                 .object(QStringLiteral("cart"))
                 .contains(QStringLiteral("order")));
}

void TestOrders::shippingIsInTheTotal()
{
    const QString id = cartId();
    prepare(id, QStringLiteral("shipping"));
    QCOMPARE(complete(id).object(QStringLiteral("order")).value(QStringLiteral("total")).toDouble(), 51.8);
}

void TestOrders::completeReplayed()
{
    const QString id = cartId();
    prepare(id);
    const HttpReply first = complete(id);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(complete(id).body, first.body);
    QCOMPARE(orderCount(), 1);
    QCOMPARE(stockOf(QStringLiteral("R-250")), 58);
    // Nor does what happens afterwards make a replay fail.
    QCOMPARE(m_store
                 ->adminDelete(QStringLiteral("/admin/products/") +
                               m_store->product(QStringLiteral("raisins")).value(QStringLiteral("id")).toString())
                 .status,
             200);
    QCOMPARE(complete(id).body, first.body);
}

void TestOrders::manyCompletesAtOnce()
{
    const QString id = cartId();
    prepare(id);
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_store->store().url() + QStringLiteral("/store/carts/%1/complete").arg(id)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("x-publishable-api-key", m_store->store().identity().publishableKey.toLatin1());
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 30; ++i)
        replies.emplace_back(network.post(request, QByteArrayLiteral("{}")));
    QByteArray first;
    for (const auto &reply : replies) {
        QTRY_VERIFY(reply->isFinished());
        const QByteArray body = reply->readAll();
        if (first.isEmpty()) first = body;
        QVERIFY(body.contains("order_"));
        QCOMPARE(body, first);
    }
    QCOMPARE(orderCount(), 1);
}

void TestOrders::cartIsNotIdempotent() { QVERIFY(cartId() != cartId()); }

void TestOrders::stepsReplayed()
{
    const QString id = cartId();
    const QString collection = prepare(id, QStringLiteral("shipping"));
    QCOMPARE(prepare(id, QStringLiteral("pickup")), collection);
    const QJsonObject cart = m_store->get(QStringLiteral("/store/carts/") + id).object(QStringLiteral("cart"));
    QCOMPARE(cart.value(QStringLiteral("shipping_methods")).toArray().size(), 1);
    QCOMPARE(cart.value(QStringLiteral("total")).toDouble(), 39.8);
    const HttpReply again =
        m_store->post(QStringLiteral("/store/payment-collections"), {{QStringLiteral("cart_id"), id}});
    QCOMPARE(
        again.object(QStringLiteral("payment_collection")).value(QStringLiteral("payment_sessions")).toArray().size(),
        1);
    QCOMPARE(complete(id).status, 200);
}

void TestOrders::stockIsChecked()
{
    QCOMPARE(makeCart(QStringLiteral("R-500"), 5).status, 200);
    for (const int quantity : {6, 9'999}) {
        const HttpReply reply = makeCart(QStringLiteral("R-500"), quantity);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.type(), QStringLiteral("not_allowed"));
        QCOMPARE(reply.json().value(QStringLiteral("code")).toString(), QStringLiteral("insufficient_inventory"));
    }
    QJsonObject twice = cartBody(QStringLiteral("R-500"), 3);
    const QJsonArray items = twice.value(QStringLiteral("items")).toArray();
    twice.insert(QStringLiteral("items"), QJsonArray{items[0], items[0]});
    QCOMPARE(m_store->post(QStringLiteral("/store/carts"), twice).json().value(QStringLiteral("code")).toString(),
             QStringLiteral("insufficient_inventory"));
}

void TestOrders::stockGoneAtComplete()
{
    const QString id = cartId(QStringLiteral("R-500"), 3);
    prepare(id);
    m_store->setStock(QStringLiteral("R-500"), 1);
    const HttpReply refused = complete(id);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.type(), QStringLiteral("not_allowed"));
    QVERIFY(refused.message().startsWith(QStringLiteral("Not enough stock available for item iitem_")));
    QCOMPARE(stockOf(QStringLiteral("R-500")), 1);
    m_store->setStock(QStringLiteral("R-500"), 3);
    QCOMPARE(complete(id).type(), QStringLiteral("order"));
    QCOMPARE(stockOf(QStringLiteral("R-500")), 0);
}

void TestOrders::lastUnitOnce()
{
    const QString first = cartId(QStringLiteral("T-1"), 1);
    const QString second = cartId(QStringLiteral("T-1"), 1);
    prepare(first);
    prepare(second);
    QCOMPARE(complete(first).status, 200);
    QCOMPARE(complete(second).status, 400);
    QCOMPARE(orderCount(), 1);
}

void TestOrders::backorderSells()
{
    const QString id = cartId(QStringLiteral("M-1"), 4);
    prepare(id);
    QCOMPARE(complete(id).status, 200);
    QCOMPARE(stockOf(QStringLiteral("M-1")), 0);
}

void TestOrders::priceIsKept()
{
    const QString id = cartId();
    m_store->setPrice(QStringLiteral("R-250"), 77);
    QCOMPARE(m_store->variant(QStringLiteral("R-250"))
                 .value(QStringLiteral("calculated_price"))[u"calculated_amount"]
                 .toDouble(),
             77.0);
    prepare(id);
    const HttpReply done = complete(id);
    QCOMPARE(done.status, 200);
    QCOMPARE(done.object(QStringLiteral("order")).value(QStringLiteral("total")).toDouble(), 39.8);
}

void TestOrders::touchedLineTakesTheNewPrice()
{
    const QString id = cartId();
    const QString collection = prepare(id);
    m_store->setPrice(QStringLiteral("R-250"), 55);
    const QString line = m_store->get(QStringLiteral("/store/carts/") + id)
                             .object(QStringLiteral("cart"))
                             .value(QStringLiteral("items"))[0][u"id"]
                             .toString();
    const HttpReply touched =
        m_store->post(QStringLiteral("/store/carts/%1/line-items/%2").arg(id, line), {{QStringLiteral("quantity"), 2}});
    QCOMPARE(touched.object(QStringLiteral("cart")).value(QStringLiteral("total")).toDouble(), 110.0);
    const HttpReply refused = complete(id);
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.message().startsWith(QStringLiteral("Payment sessions are required")));
    QCOMPARE(prepare(id), collection);
    QCOMPARE(complete(id).object(QStringLiteral("order")).value(QStringLiteral("total")).toDouble(), 110.0);
}

void TestOrders::clientCannotForceAPrice()
{
    QJsonObject body = cartBody(QStringLiteral("R-250"), 1);
    QJsonObject item = body.value(QStringLiteral("items")).toArray().first().toObject();
    item.insert(QStringLiteral("unit_price"), 1);
    body.insert(QStringLiteral("items"), QJsonArray{item});
    QCOMPARE(m_store->post(QStringLiteral("/store/carts"), body)
                 .object(QStringLiteral("cart"))
                 .value(QStringLiteral("total"))
                 .toDouble(),
             19.9);
}

void TestOrders::variantDeleted()
{
    const QString id = cartId();
    const QJsonObject body = cartBody(QStringLiteral("R-250"), 2);
    prepare(id);
    const QJsonObject variant = m_store->variant(QStringLiteral("R-250"));
    QCOMPARE(m_store
                 ->adminDelete(QStringLiteral("/admin/products/%1/variants/%2")
                                   .arg(variant.value(QStringLiteral("product_id")).toString(),
                                        variant.value(QStringLiteral("id")).toString()))
                 .status,
             200);
    const HttpReply broken = complete(id);
    QCOMPARE(broken.status, 500);
    QCOMPARE(broken.type(), QStringLiteral("unknown_error"));
    const HttpReply anew = m_store->post(QStringLiteral("/store/carts"), body);
    QCOMPARE(anew.status, 400);
    QVERIFY(anew.message().endsWith(QStringLiteral("do not exist or belong to a product that is not published")));
}

void TestOrders::productUnpublished()
{
    const QString id = cartId();
    const QJsonObject body = cartBody(QStringLiteral("R-250"), 2);
    prepare(id);
    const QString product = m_store->product(QStringLiteral("raisins")).value(QStringLiteral("id")).toString();
    QCOMPARE(m_store
                 ->adminPost(QStringLiteral("/admin/products/") + product,
                             {{QStringLiteral("status"), QStringLiteral("draft")}})
                 .status,
             200);
    QCOMPARE(complete(id).type(), QStringLiteral("order"));
    QCOMPARE(m_store->post(QStringLiteral("/store/carts"), body).status, 400);
}

void TestOrders::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, const char *path, const QJsonObject &body, int status, const char *type) {
        QTest::newRow(name) << QString::fromLatin1(path) << body << status << QString::fromLatin1(type);
    };
    const QString cart = QStringLiteral("cart_id");
    row("unknown region", "/store/carts", {{QStringLiteral("region_id"), QStringLiteral("reg_nope")}}, 404,
        "not_found");
    row("unknown member", "/store/carts", {{QStringLiteral("bogus"), 1}}, 400, "invalid_data");
    row("items no list", "/store/carts", {{QStringLiteral("items"), 1}}, 400, "invalid_data");
    row("quantity 0", "/store/carts",
        {{QStringLiteral("items"), QJsonArray{QJsonObject{{QStringLiteral("variant_id"), QStringLiteral("v")},
                                                          {QStringLiteral("quantity"), 0}}}}},
        400, "invalid_data");
    row("quantity 1.5", "/store/carts",
        {{QStringLiteral("items"), QJsonArray{QJsonObject{{QStringLiteral("variant_id"), QStringLiteral("v")},
                                                          {QStringLiteral("quantity"), 1.5}}}}},
        400, "invalid_data");
    row("unknown variant", "/store/carts",
        {{QStringLiteral("items"),
          QJsonArray{QJsonObject{{QStringLiteral("variant_id"), QStringLiteral("variant_nope")},
                                 {QStringLiteral("quantity"), 1}}}}},
        400, "invalid_data");
    row("email number", "/store/carts", {{QStringLiteral("email"), 1}}, 400, "invalid_data");
    row("email no address", "/store/carts", {{QStringLiteral("email"), QStringLiteral("nobody")}}, 400, "invalid_data");
    row("complete unknown", "/store/carts/cart_nope/complete", {}, 404, "not_found");
    row("shipping unknown cart", "/store/carts/cart_nope/shipping-methods",
        {{QStringLiteral("option_id"), QStringLiteral("so_x")}}, 404, "not_found");
    row("shipping unknown option", "/store/carts/CART/shipping-methods",
        {{QStringLiteral("option_id"), QStringLiteral("so_nope")}}, 400, "invalid_data");
    row("shipping member", "/store/carts/CART/shipping-methods", {{QStringLiteral("bogus"), QStringLiteral("x")}}, 400,
        "invalid_data");
    row("collection unknown cart", "/store/payment-collections", {{cart, QStringLiteral("cart_nope")}}, 404,
        "not_found");
    row("collection without cart", "/store/payment-collections", {}, 400, "invalid_data");
    row("session unknown", "/store/payment-collections/pay_col_nope/payment-sessions",
        {{QStringLiteral("provider_id"), QStringLiteral("pp_system_default")}}, 500, "unknown_error");
    row("provider unknown", "/store/payment-collections/pay_col_nope/payment-sessions",
        {{QStringLiteral("provider_id"), QStringLiteral("pp_x")}}, 500, "unknown_error");
    row("line unknown", "/store/carts/CART/line-items/cali_nope", {{QStringLiteral("quantity"), 1}}, 404, "not_found");
}

void TestOrders::refusals()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    const HttpReply reply = m_store->post(path.replace(QStringLiteral("CART"), cartId()), body);
    QTEST(reply.status, "status");
    QTEST(reply.type(), "type");
    QVERIFY(!reply.message().isEmpty());
}

void TestOrders::completeTooEarly()
{
    const QString id = cartId();
    QCOMPARE(complete(id).message(), QStringLiteral("Payment collection has not been initiated for cart"));
    const HttpReply made =
        m_store->post(QStringLiteral("/store/payment-collections"), {{QStringLiteral("cart_id"), id}});
    const QString collection = made.object(QStringLiteral("payment_collection")).value(QStringLiteral("id")).toString();
    QVERIFY(complete(id).message().startsWith(QStringLiteral("Payment sessions are required")));
    m_store->post(QStringLiteral("/store/payment-collections/%1/payment-sessions").arg(collection),
                  {{QStringLiteral("provider_id"), QStringLiteral("pp_system_default")}});
    QVERIFY(complete(id).message().startsWith(QStringLiteral("No shipping method selected")));
    QCOMPARE(orderCount(), 0);
}

void TestOrders::completedCartIsClosed()
{
    const QString id = cartId();
    const QString collection = prepare(id);
    QCOMPARE(complete(id).status, 200);
    const QString closed = QStringLiteral("Cart %1 is already completed.").arg(id);
    const HttpReply changed =
        m_store->post(QStringLiteral("/store/carts/") + id, {{QStringLiteral("metadata"), QJsonObject{}}});
    QCOMPARE(changed.status, 400);
    QCOMPARE(changed.message(), closed);
    const QJsonObject item{
        {QStringLiteral("variant_id"), m_store->variant(QStringLiteral("R-250")).value(QStringLiteral("id"))},
        {QStringLiteral("quantity"), 1}};
    QCOMPARE(m_store->post(QStringLiteral("/store/carts/%1/line-items").arg(id), item).message(), closed);
    QCOMPARE(prepare(id), collection); // the same on replay, even now
}

void TestOrders::ordersAreListed()
{
    for (int i = 0; i < 3; ++i) {
        QJsonObject body = cartBody(QStringLiteral("R-250"), 1);
        body.insert(QStringLiteral("email"), QStringLiteral("o-%1@kiosk.invalid").arg(i));
        const QString id = m_store->post(QStringLiteral("/store/carts"), body)
                               .object(QStringLiteral("cart"))
                               .value(QStringLiteral("id"))
                               .toString();
        prepare(id);
        QCOMPARE(complete(id).object(QStringLiteral("order")).value(QStringLiteral("display_id")).toInt(), i + 1);
    }
    const HttpReply found = m_store->adminGet(
        QStringLiteral("/admin/orders?q=o-1@kiosk.invalid&fields=id,display_id,email,total,metadata"));
    QCOMPARE(found.json().value(QStringLiteral("count")).toInt(), 1);
    QCOMPARE(found.array(QStringLiteral("orders"))[0][u"display_id"].toInt(), 2);
    QCOMPARE(m_store->adminGet(QStringLiteral("/admin/orders?q=nobody")).json().value(QStringLiteral("count")).toInt(),
             0);
    // Filters that Medusa ignores are ignored here too.
    QCOMPARE(m_store->adminGet(QStringLiteral("/admin/orders?metadata[client_order_id]=nope&external_id=x&limit=1"))
                 .json()
                 .value(QStringLiteral("count"))
                 .toInt(),
             3);
}

void TestOrders::hostileBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("broken") << QByteArray("{bad") << 400;
    QTest::newRow("list") << QByteArray("[]") << 400;
    QTest::newRow("NUL") << QByteArray("\0\0", 2) << 400;
    QTest::newRow("deep") << QByteArray(100'000, '[') << 400;
    QTest::newRow("deep object") << QByteArray("{\"metadata\":").repeated(20'000) << 400;
    QTest::newRow("no UTF-8") << QByteArray("{\"email\":\"\xff\xfe\"}") << 400;
    QTest::newRow("too large") << "{\"email\":\"" + QByteArray(maximumBody, 'x') + "\"}" << 413;
    QTest::newRow("long text") << "{\"email\":\"" + QByteArray(1'001, 'x') + "\"}" << 400;
    QTest::newRow("SQL") << QByteArray(R"({"metadata":{"note":"'); DROP TABLE cart; --"}})") << 200;
    QTest::newRow("empty") << QByteArray() << 200;
}

void TestOrders::hostileBodies()
{
    QFETCH(QByteArray, body);
    const HttpReply reply =
        m_store->send("POST", QStringLiteral("/store/carts"), body,
                      {{"x-publishable-api-key", m_store->store().identity().publishableKey.toLatin1()}});
    QTEST(reply.status, "status");
    QCOMPARE(makeCart().status, 200);
}

void TestOrders::restartKeepsEverything()
{
    const QString done = cartId();
    prepare(done);
    const HttpReply order = complete(done);
    const QString open = cartId();
    prepare(open);
    const QString url = m_store->store().url();
    const StoreIdentity before = m_store->store().identity();
    const QJsonObject product = m_store->product(QStringLiteral("raisins"));
    m_store->restart();
    QCOMPARE(m_store->store().url(), url);
    QCOMPARE(m_store->store().identity().publishableKey, before.publishableKey);
    QCOMPARE(m_store->store().identity().secretKey, before.secretKey);
    QCOMPARE(m_store->store().identity().regionId, before.regionId);
    QCOMPARE(m_store->product(QStringLiteral("raisins")), product);
    QCOMPARE(complete(done).body, order.body);
    QCOMPARE(complete(open).object(QStringLiteral("order")).value(QStringLiteral("display_id")).toInt(), 2);
}

} // namespace caravan::demostore

QTEST_GUILESS_MAIN(caravan::demostore::TestOrders)
#include "tst_demostore_orders.moc"
