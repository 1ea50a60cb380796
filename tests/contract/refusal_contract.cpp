// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/refusal_contract.h"

#include <QJsonArray>
#include <QTest>

namespace caravan::contract {

namespace {

const QString outOfStockAtCart = QStringLiteral("OutOfStock 400 insufficient_inventory");
const QString outOfStockAtComplete = QStringLiteral("OutOfStock 400 not_allowed");
const QString variantGone = QStringLiteral("Refused 400 variant_gone");

} // namespace

void RefusalContract::noStockAtTheCart_data()
{
    QTest::addColumn<int>("stock");
    QTest::addColumn<int>("quantity");
    QTest::newRow("none left") << 0 << 1;
    QTest::newRow("fewer than wanted") << 3 << 4;
    QTest::newRow("far fewer") << 3 << 9'999;
}

void RefusalContract::noStockAtTheCart()
{
    QFETCH(int, stock);
    QFETCH(int, quantity);
    const Shelf::Pick pick = m_shelf.take();
    QCOMPARE(m_store.setStock(pick.variant.sku, stock).status, 200);
    OrderWalk walk(m_store.client(), newOrder({lineOf(m_shelf.take().variant), lineOf(pick.variant, quantity)}));
    const auto cart = walk.createCart();
    QVERIFY(!cart);
    QCOMPARE(faultText(cart.error()), outOfStockAtCart);
}

void RefusalContract::stockGoneAtCompleteHealsWithTheStock()
{
    const Shelf::Pick pick = m_shelf.take();
    OrderWalk walk(m_store.client(), newOrder({lineOf(pick.variant, 2), lineOf(m_shelf.take().variant)}));
    VERIFY_OK(walk.prepare());
    QCOMPARE(m_store.setStock(pick.variant.sku, 1).status, 200);
    for (int i = 0; i < 2; ++i) {
        const auto refused = walk.complete();
        QVERIFY(!refused);
        QCOMPARE(faultText(refused.error()), outOfStockAtComplete);
    }
    const auto cart = walk.readCart();
    VERIFY_OK(cart);
    QVERIFY(!cart->completed);
    QCOMPARE(m_store.setStock(pick.variant.sku, 20).status, 200);
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    QCOMPARE(placed->total.fen(), walk.order().total.fen());
    const auto orders = m_store.ordersOf(walk.order().id);
    QVERIFY(orders);
    QCOMPARE(orders->size(), 1);
}

void RefusalContract::lastOneGoesToOneCart()
{
    const RemoteVariant last = m_shelf.edge(QStringLiteral("edge-last-one")).variant;
    OrderWalk one(m_store.client(), newOrder({lineOf(last)}));
    OrderWalk other(m_store.client(), newOrder({lineOf(last)}));
    VERIFY_OK(one.prepare());
    VERIFY_OK(other.prepare());
    QList<Result<RemoteOrder, StoreFault>> answers;
    for (const CartId &cart : {one.cart(), other.cart()})
        m_store.client().complete(cart, [&answers](const auto &answer) { answers.append(answer); });
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 2, 60'000);
    QCOMPARE(int(answers.at(0).ok()) + int(answers.at(1).ok()), 1);
    for (const auto &answer : std::as_const(answers))
        if (!answer) QCOMPARE(faultText(answer.error()), outOfStockAtComplete);
}

void RefusalContract::backorderSellsBeyondTheStock()
{
    const RemoteVariant variant = m_shelf.edge(QStringLiteral("edge-backorder")).variant;
    QVERIFY(variant.backorder);
    OrderWalk walk(m_store.client(), newOrder({lineOf(variant, variant.stock + 5)}));
    VERIFY_OK(walk.prepare());
    VERIFY_OK(walk.complete());
}

void RefusalContract::priceOfTheCartIsKept_data()
{
    QTest::addColumn<bool>("beforeShipping");
    QTest::addColumn<int>("percent");
    QTest::newRow("dearer, before the shipping") << true << 150;
    QTest::newRow("dearer, after all steps") << false << 150;
    QTest::newRow("cheaper, after all steps") << false << 50;
}

void RefusalContract::priceOfTheCartIsKept()
{
    QFETCH(bool, beforeShipping);
    QFETCH(int, percent);
    const Shelf::Pick pick = m_shelf.take();
    const Money changed = Money::fromFen(pick.variant.price->fen() * percent / 100);
    OrderWalk walk(m_store.client(), newOrder({lineOf(pick.variant, 2)}));
    const auto cart = walk.createCart();
    VERIFY_OK(cart);
    if (beforeShipping) QCOMPARE(m_store.setPrice(pick.product.id, pick.variant.id, changed).status, 200);
    const auto shipped = walk.chooseShipping();
    VERIFY_OK(shipped);
    QCOMPARE(shipped->total.fen(), walk.order().total.fen());
    VERIFY_OK(walk.createCollection());
    VERIFY_OK(walk.createSession());
    if (!beforeShipping) QCOMPARE(m_store.setPrice(pick.product.id, pick.variant.id, changed).status, 200);
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    QCOMPARE(placed->total.fen(), walk.order().total.fen());
}

void RefusalContract::newCartHasTheNewPrice()
{
    const Shelf::Pick pick = m_shelf.take();
    OrderWalk walk(m_store.client(), newOrder({lineOf(pick.variant, 2)}));
    QCOMPARE(m_store.setPrice(pick.product.id, pick.variant.id, Money::fromFen(4'321)).status, 200);
    const auto cart = walk.createCart();
    VERIFY_OK(cart);
    QCOMPARE(cart->total.fen(), 8'642);
}

void RefusalContract::variantGoneAtTheCart_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"never was", "variant deleted", "product deleted", "unpublished"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void RefusalContract::variantGoneAtTheCart()
{
    QFETCH(QString, how);
    const Shelf::Pick pick = m_shelf.take(2);
    RemoteVariant variant = pick.variant;
    if (how == u"never was") variant.id = VariantId::parse(QStringLiteral("variant_00000000000000000000000000"));
    if (how == u"variant deleted") QCOMPARE(m_store.removeVariant(pick.product.id, variant.id).status, 200);
    if (how == u"product deleted") QCOMPARE(m_store.removeProduct(pick.product.id).status, 200);
    if (how == u"unpublished") QCOMPARE(m_store.setPublished(pick.product.id, false).status, 200);
    OrderWalk walk(m_store.client(), newOrder({lineOf(m_shelf.take().variant), lineOf(variant)}));
    const auto cart = walk.createCart();
    QVERIFY(!cart);
    QCOMPARE(faultText(cart.error()), variantGone);
}

void RefusalContract::goneAtComplete_data()
{
    QTest::addColumn<bool>("wholeProduct");
    QTest::newRow("variant deleted") << false;
    QTest::newRow("product deleted") << true;
}

void RefusalContract::goneAtComplete()
{
    QFETCH(bool, wholeProduct);
    const Shelf::Pick pick = m_shelf.take(2);
    OrderWalk walk(m_store.client(), newOrder({lineOf(pick.variant), lineOf(m_shelf.take().variant)}));
    VERIFY_OK(walk.prepare());
    QCOMPARE((wholeProduct ? m_store.removeProduct(pick.product.id)
                           : m_store.removeVariant(pick.product.id, pick.variant.id))
                 .status,
             200);
    for (int i = 0; i < 2; ++i) {
        const auto failed = walk.complete();
        QVERIFY(!failed);
        QCOMPARE(kindName(failed.error().kind), kindName(StoreFaultKind::ServerError));
    }
    // How the agent tells it from a store that is merely ill: the variant is not there any more, and the cart is open.
    const auto product = m_shelf.now(pick.product.id);
    QCOMPARE(product.has_value(), !wholeProduct);
    if (product)
        for (const RemoteVariant &variant : std::as_const(product->variants))
            QVERIFY(variant.id != pick.variant.id);
    const auto cart = walk.readCart();
    VERIFY_OK(cart);
    QVERIFY(!cart->completed);
    const auto orders = m_store.ordersOf(walk.order().id);
    QVERIFY(orders);
    QCOMPARE(orders->size(), 0);
}

void RefusalContract::unpublishedCartStillCompletes()
{
    const Shelf::Pick pick = m_shelf.take();
    OrderWalk walk(m_store.client(), newOrder({lineOf(pick.variant)}));
    VERIFY_OK(walk.prepare());
    QCOMPARE(m_store.setPublished(pick.product.id, false).status, 200);
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    QVERIFY(placed->order == walk.order().id);
}

void RefusalContract::unknownIdIsNotFound_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("body");
    const QString cart = QStringLiteral("/store/carts/cart_00000000000000000000000000");
    const QString get = QStringLiteral("GET");
    const QString post = QStringLiteral("POST");
    QTest::newRow("read the cart") << get << cart << QByteArray();
    QTest::newRow("options") << get << QStringLiteral("/store/shipping-options?cart_id=cart_00000000000000000000000000")
                             << QByteArray();
    QTest::newRow("shipping") << post << QString(cart + u"/shipping-methods")
                              << QByteArray(R"({"option_id":"so_00000000000000000000000000"})");
    QTest::newRow("collection") << post << QStringLiteral("/store/payment-collections")
                                << QByteArray(R"({"cart_id":"cart_00000000000000000000000000"})");
    QTest::newRow("complete") << post << QString(cart + u"/complete") << QByteArray("{}");
}

void RefusalContract::unknownIdIsNotFound()
{
    QFETCH(QString, method);
    QFETCH(QString, target);
    QFETCH(QByteArray, body);
    const RawAnswer answer = method == u"GET" ? m_store.get(target) : m_store.post(target, body);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.type(), QStringLiteral("not_found"));
    QVERIFY(answer.contentType.startsWith("application/json"));
}

void RefusalContract::unknownCollectionOrProviderIsAServerError_data()
{
    QTest::addColumn<bool>("ownCollection");
    QTest::addColumn<QString>("provider");
    QTest::newRow("collection") << false << QStringLiteral("pp_system_default");
    QTest::newRow("provider") << true << QStringLiteral("pp_none");
}

void RefusalContract::unknownCollectionOrProviderIsAServerError()
{
    QFETCH(bool, ownCollection);
    QFETCH(QString, provider);
    OrderWalk walk(m_store.client(), newOrder({lineOf(m_shelf.take().variant)}));
    VERIFY_OK(walk.createCart());
    VERIFY_OK(walk.createCollection());
    const QString collection =
        ownCollection ? walk.collection().toString() : QStringLiteral("pay_col_00000000000000000000000000");
    const RawAnswer answer =
        m_store.post(QStringLiteral("/store/payment-collections/%1/payment-sessions").arg(collection),
                     QJsonObject{{QStringLiteral("provider_id"), provider}});
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.type(), QStringLiteral("unknown_error"));
}

void RefusalContract::unknownShippingOptionIsRefused()
{
    OrderWalk walk(m_store.client(), newOrder({lineOf(m_shelf.take().variant)}));
    VERIFY_OK(walk.createCart());
    const auto option = ShippingOptionId::parse(QStringLiteral("so_00000000000000000000000000"));
    const auto cart =
        awaited<RemoteCart>([&](auto reply) { m_store.client().chooseShipping(walk.cart(), option, reply); });
    QVERIFY(!cart);
    QCOMPARE(faultText(cart.error()), QStringLiteral("Refused 400 invalid_data"));
}

void RefusalContract::ownUnitPriceIsIgnored()
{
    const RemoteVariant variant = m_shelf.take().variant;
    const RawAnswer answer =
        m_store.post(QStringLiteral("/store/carts?fields=id,total"),
                     QJsonObject{{QStringLiteral("region_id"), m_store.connection().regionId},
                                 {QStringLiteral("items"),
                                  QJsonArray{QJsonObject{{QStringLiteral("variant_id"), variant.id.toString()},
                                                         {QStringLiteral("quantity"), 1},
                                                         {QStringLiteral("unit_price"), 1}}}}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(qRound64(answer.json().value(u"cart").toObject().value(u"total").toDouble() * 100), variant.price->fen());
}

void RefusalContract::badBodyIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("no JSON") << QByteArray("{bad") << 400;
    QTest::newRow("unknown member") << QByteArray(R"({"bogus":1})") << 400;
    QTest::newRow("items of another type") << QByteArray(R"({"items":"x"})") << 400;
    QTest::newRow("negative quantity") << QByteArray(R"({"items":[{"variant_id":"x","quantity":-1}]})") << 400;
    QTest::newRow("no quantity") << QByteArray(R"({"items":[{"variant_id":"x"}]})") << 400;
    QTest::newRow("no address for mail") << QByteArray(R"({"email":"nobody"})") << 400;
    QTest::newRow("2 MB") << QByteArray(R"({"email":")") + QByteArray(2'000'000, 'x') + R"("})" << 413;
}

void RefusalContract::badBodyIsRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const RawAnswer answer = m_store.post(QStringLiteral("/store/carts"), body);
    QCOMPARE(answer.status, status);
    QVERIFY(answer.contentType.startsWith("application/json"));
    QVERIFY(!answer.json().value(u"message").toString().isEmpty());
    if (status == 400) QCOMPARE(answer.type(), QStringLiteral("invalid_data"));
}

} // namespace caravan::contract
