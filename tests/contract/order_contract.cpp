// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/order_contract.h"

#include <QJsonArray>
#include <QTest>

namespace caravan::contract {

namespace {

Contact somebody()
{
    return {QStringLiteral("古丽 Gül"), QStringLiteral("13900000000"),
            PostalAddress{QStringLiteral("新疆"), QStringLiteral("吐鲁番"), QStringLiteral("高昌区"),
                          QStringLiteral("葡萄路 1 号"), QStringLiteral("838000")}};
}

} // namespace

OrderWalk OrderContract::newWalk(int quantity)
{
    return OrderWalk(m_store.client(), newOrder({lineOf(m_shelf.take(1, quantity).variant, quantity)}));
}

void OrderContract::verifyOneOrder(const OrderWalk &walk, const RemoteOrderId &id)
{
    const auto orders = m_store.ordersOf(walk.order().id);
    QVERIFY(orders);
    QCOMPARE(orders->size(), 1);
    QCOMPARE(textOf(orders->at(0).toObject(), u"id"), id.toString());
}

void OrderContract::wholeOrder_data()
{
    QTest::addColumn<int>("fulfilment");
    QTest::addColumn<QString>("option");
    const auto row = [](FulfilmentKind kind, const char16_t *option) {
        QTest::newRow(qPrintable(fulfilmentName(kind))) << static_cast<int>(kind) << QString::fromUtf16(option);
    };
    row(FulfilmentKind::TakeAway, u"pickup");
    row(FulfilmentKind::PickUp, u"pickup");
    row(FulfilmentKind::Ship, u"shipping");
}

void OrderContract::wholeOrder()
{
    QFETCH(int, fulfilment);
    QFETCH(QString, option);
    const auto kind = static_cast<FulfilmentKind>(fulfilment);
    const auto contact = kind == FulfilmentKind::TakeAway ? std::nullopt : std::optional(somebody());
    OrderWalk walk(m_store.client(),
                   newOrder({lineOf(m_shelf.take().variant, 2), lineOf(m_shelf.take().variant, 1)}, kind), contact);
    const OrderSnapshot &order = walk.order();

    const auto cart = walk.createCart();
    VERIFY_OK(cart);
    QVERIFY2(cart->order == order.id, "the cart does not echo the order's id");
    QCOMPARE(cart->total.fen(), order.total.fen());
    QVERIFY(!cart->completed);
    const auto options = walk.options();
    VERIFY_OK(options);
    Money shipping;
    for (const ShippingOption &offered : *options)
        if (offered.code == option) shipping = offered.price;
    const auto shipped = walk.chooseShipping(option);
    VERIFY_OK(shipped);
    QCOMPARE(shipped->total.fen(), (order.total + shipping).fen());
    QVERIFY(shipped->order == order.id);
    VERIFY_OK(walk.createCollection());
    VERIFY_OK(walk.createSession());

    const auto placed = walk.complete();
    VERIFY_OK(placed);
    QVERIFY2(placed->order == order.id, "the order does not echo its id");
    QCOMPARE(placed->total.fen(), shipped->total.fen());
    const auto after = walk.readCart();
    VERIFY_OK(after);
    QVERIFY(after->completed);
    QVERIFY2(after->remoteOrder == placed->id, "the completed cart does not name its order");
    QCOMPARE(after->total.fen(), placed->total.fen());

    const auto orders = m_store.ordersOf(order.id);
    QVERIFY(orders);
    QCOMPARE(orders->size(), 1);
    const QJsonObject booked = orders->at(0).toObject();
    QCOMPARE(textOf(booked, u"id"), placed->id.toString());
    QCOMPARE(textOf(booked, u"email"), order.id.toEmail());
    QVERIFY(booked.value(u"display_id").toInteger() > 0);
    QCOMPARE(qRound64(booked.value(u"total").toDouble() * 100), placed->total.fen());
    const QJsonObject metadata = booked.value(u"metadata").toObject();
    QCOMPARE(textOf(metadata, u"client_order_id"), order.id.toString());
    QCOMPARE(textOf(metadata, u"order_number"), order.number.toString());
    QCOMPARE(textOf(metadata, u"kiosk_id"), order.terminal);
    QCOMPARE(textOf(metadata, u"fulfilment"), fulfilmentName(kind));
}

void OrderContract::bothWaysOfHandingOverAreOffered()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.createCart());
    const auto options = walk.options();
    VERIFY_OK(options);
    QStringList codes;
    for (const ShippingOption &option : *options)
        codes.append(option.code);
    codes.sort();
    QCOMPARE(codes, (QStringList{QStringLiteral("pickup"), QStringLiteral("shipping")}));
    for (const ShippingOption &option : *options)
        QCOMPARE(option.price.isZero(), option.code == u"pickup");
}

void OrderContract::totalCountsEveryFen()
{
    QList<OrderSnapshot::Line> lines;
    const Shelf::Pick numbers = m_shelf.edge(QStringLiteral("edge-numbers"));
    for (const RemoteVariant &variant : numbers.product.variants)
        lines.append(lineOf(variant, 3));
    lines.append(lineOf(m_shelf.edge(QStringLiteral("edge-base-text-only")).variant, 7));
    for (int i = 0; i < 12; ++i)
        lines.append(lineOf(m_shelf.take().variant, 1 + i % 4));
    OrderWalk walk(m_store.client(), newOrder(lines));
    const auto cart = walk.createCart();
    VERIFY_OK(cart);
    QCOMPARE(cart->total.fen(), walk.order().total.fen());
}

void OrderContract::completeAnswersWithTheMetadata()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.prepare());
    const RawAnswer answer = m_store.post(
        QStringLiteral("/store/carts/%1/complete?fields=id,total,email,metadata,items").arg(walk.cart().toString()),
        QJsonObject());
    QCOMPARE(answer.status, 200);
    const QJsonObject order = answer.json().value(u"order").toObject();
    QCOMPARE(textOf(order.value(u"metadata").toObject(), u"client_order_id"), walk.order().id.toString());
    QCOMPARE(textOf(order, u"email"), walk.order().id.toEmail());
    // The answer without fields may leave the metadata out; id, e-mail and total are always there.
    const RawAnswer bare =
        m_store.post(QStringLiteral("/store/carts/%1/complete").arg(walk.cart().toString()), QJsonObject());
    QCOMPARE(bare.status, 200);
    QCOMPARE(bare.type(), QStringLiteral("order"));
    const QJsonObject again = bare.json().value(u"order").toObject();
    QCOMPARE(textOf(again, u"id"), textOf(order, u"id"));
    QCOMPARE(textOf(again, u"email"), walk.order().id.toEmail());
    QVERIFY(again.value(u"total").isDouble());
}

void OrderContract::linesKeepTheirLots()
{
    const RemoteVariant variant = m_shelf.take().variant;
    OrderWalk walk(m_store.client(), newOrder({lineOf(variant, 1, QStringLiteral("LOT-A")),
                                               lineOf(variant, 2, QStringLiteral("LOT-B"))}));
    VERIFY_OK(walk.prepare());
    const RawAnswer answer =
        m_store.post(QStringLiteral("/store/carts/%1/complete").arg(walk.cart().toString()), QJsonObject());
    QCOMPARE(answer.status, 200);
    QStringList lots;
    const QJsonArray items = answer.json().value(u"order").toObject().value(u"items").toArray();
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        lots.append(textOf(item.value(u"metadata").toObject(), u"lot") + u' ' +
                    QString::number(item.value(u"quantity").toInt()));
    }
    lots.sort();
    QCOMPARE(lots, (QStringList{QStringLiteral("LOT-A 1"), QStringLiteral("LOT-B 2")}));
}

void OrderContract::orderLowersTheStock()
{
    const Shelf::Pick pick = m_shelf.take();
    OrderWalk walk(m_store.client(), newOrder({lineOf(pick.variant, 4)}));
    VERIFY_OK(walk.prepare());
    const auto stockNow = [&] {
        const auto product = m_shelf.now(pick.product.id);
        if (!product) return -1;
        for (const RemoteVariant &variant : std::as_const(product->variants))
            if (variant.id == pick.variant.id) return variant.stock;
        return -1;
    };
    QCOMPARE(stockNow(), pick.variant.stock);
    VERIFY_OK(walk.complete());
    QCOMPARE(stockNow(), pick.variant.stock - 4);
}

void OrderContract::cartBeforeItsEnd()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.prepare());
    const auto cart = walk.readCart();
    VERIFY_OK(cart);
    QVERIFY(cart->order == walk.order().id);
    QCOMPARE(cart->total.fen(), walk.order().total.fen());
    QVERIFY(!cart->completed);
    QVERIFY(cart->remoteOrder.isNull());
    const auto orders = m_store.ordersOf(walk.order().id);
    QVERIFY(orders);
    QCOMPARE(orders->size(), 0);
}

void OrderContract::secondCartIsAnother()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.createCart());
    const CartId first = walk.cart();
    VERIFY_OK(walk.prepare());
    QVERIFY(walk.cart() != first);
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    // The first cart is litter: nothing completes it, so there is one order.
    verifyOneOrder(walk, placed->id);
}

void OrderContract::everyStepMayBeReplayed()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.createCart());
    VERIFY_OK(walk.chooseShipping());
    const auto shipped = walk.chooseShipping();
    VERIFY_OK(shipped);
    QCOMPARE(shipped->total.fen(), walk.order().total.fen());
    const auto collection = walk.createCollection();
    VERIFY_OK(collection);
    const auto sameCollection = walk.createCollection();
    VERIFY_OK(sameCollection);
    QCOMPARE(*sameCollection, *collection);
    VERIFY_OK(walk.createSession());
    const RawAnswer session =
        m_store.post(QStringLiteral("/store/payment-collections/%1/payment-sessions").arg(collection->toString()),
                     QJsonObject{{QStringLiteral("provider_id"), QStringLiteral("pp_system_default")}});
    QCOMPARE(session.status, 200);
    QCOMPARE(session.json().value(u"payment_collection").toObject().value(u"payment_sessions").toArray().size(), 1);
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    for (int i = 0; i < 3; ++i) {
        const auto again = walk.complete();
        VERIFY_OK(again);
        QCOMPARE(again->id, placed->id);
        QVERIFY(again->order == walk.order().id);
        QCOMPARE(again->total.fen(), placed->total.fen());
    }
    verifyOneOrder(walk, placed->id);
}

void OrderContract::otherShippingReplacesTheFirst()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.createCart());
    VERIFY_OK(walk.chooseShipping(QStringLiteral("shipping")));
    const auto cart = walk.chooseShipping(QStringLiteral("pickup"));
    VERIFY_OK(cart);
    QCOMPARE(cart->total.fen(), walk.order().total.fen());
}

void OrderContract::otherShippingDropsThePayment()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.prepare());
    VERIFY_OK(walk.chooseShipping(QStringLiteral("shipping")));
    const auto refused = walk.complete();
    QVERIFY(!refused);
    QCOMPARE(faultText(refused.error()), QStringLiteral("Refused 400 payment_missing"));
    VERIFY_OK(walk.createCollection());
    VERIFY_OK(walk.createSession());
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    QVERIFY(placed->total > walk.order().total);
    verifyOneOrder(walk, placed->id);
}

void OrderContract::completeOutOfTurn_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("fault");
    QTest::newRow("after the cart") << 1 << QStringLiteral("Refused 400 payment_missing");
    QTest::newRow("after the shipping") << 2 << QStringLiteral("Refused 400 payment_missing");
    QTest::newRow("after the collection") << 3 << QStringLiteral("Refused 400 payment_missing");
    QTest::newRow("without shipping") << 0 << QStringLiteral("Refused 400 invalid_data");
}

void OrderContract::completeOutOfTurn()
{
    QFETCH(int, steps);
    QFETCH(QString, fault);
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.createCart());
    if (steps >= 2) VERIFY_OK(walk.chooseShipping());
    if (steps == 3 || steps == 0) VERIFY_OK(walk.createCollection());
    if (steps == 0) VERIFY_OK(walk.createSession());
    const auto refused = walk.complete();
    QVERIFY(!refused);
    QCOMPARE(faultText(refused.error()), fault);
    // Nothing is lost by it: the rest of the steps still makes the order.
    VERIFY_OK(walk.chooseShipping());
    VERIFY_OK(walk.createCollection());
    VERIFY_OK(walk.createSession());
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    verifyOneOrder(walk, placed->id);
}

void OrderContract::completedCartStaysAsItIs()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.prepare());
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    const auto shipping = walk.chooseShipping(QStringLiteral("shipping"));
    QVERIFY(!shipping);
    QCOMPARE(faultText(shipping.error()), QStringLiteral("Refused 400 already_completed"));
    const auto collection = walk.createCollection();
    VERIFY_OK(collection);
    const auto cart = walk.readCart();
    VERIFY_OK(cart);
    QVERIFY(cart->completed);
    QCOMPARE(cart->total.fen(), placed->total.fen());
    verifyOneOrder(walk, placed->id);
}

void OrderContract::completesAtOnceAreOneOrder()
{
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.prepare());
    QList<Result<RemoteOrder, StoreFault>> answers;
    for (int i = 0; i < 4; ++i)
        m_store.client().complete(walk.cart(), [&answers](const auto &answer) { answers.append(answer); });
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 4, 60'000);
    RemoteOrderId id;
    for (const auto &answer : std::as_const(answers)) {
        // A conflict would be an honest answer too; another order would not.
        if (!answer && answer.error().kind == StoreFaultKind::Conflict) continue;
        VERIFY_OK(answer);
        if (id.isNull()) id = answer->id;
        QCOMPARE(answer->id, id);
    }
    verifyOneOrder(walk, id);
}

void OrderContract::lostReplyIsOneOrder_data()
{
    QTest::addColumn<int>("milliseconds");
    for (const int wait : {1, 20, 80, 300})
        QTest::addRow("hung up after %d ms", wait) << wait;
}

void OrderContract::lostReplyIsOneOrder()
{
    QFETCH(int, milliseconds);
    OrderWalk walk = newWalk();
    VERIFY_OK(walk.prepare());
    auto hasty = m_store.anotherClient();
    hasty->complete(walk.cart(), [](const auto &) {});
    QTest::qWait(milliseconds);
    hasty.reset();
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    QVERIFY(placed->order == walk.order().id);
    const auto cart = walk.readCart();
    VERIFY_OK(cart);
    QVERIFY(cart->remoteOrder == placed->id);
    verifyOneOrder(walk, placed->id);
}

} // namespace caravan::contract
