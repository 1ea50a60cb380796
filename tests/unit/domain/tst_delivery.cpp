// SPDX-License-Identifier: Apache-2.0
#include "domain/orders/delivery.h"

#include <QTest>

using namespace caravan;

using Kind = DeliveryEventKind;

class DeliveryTest : public QObject
{
    Q_OBJECT

private slots:
    void wholeWay();
    void failuresCount();
    void abandonedCartStartsAnew();
    void quarantineAndRelease();
    void voided();
    void resent();
    void priceAccepted();
    void silentEvents();
    void names();
    void balance();

private:
    static DeliveryRecord fold(const QList<DeliveryEvent> &events)
    {
        DeliveryRecord record;
        for (const DeliveryEvent &event : events)
            record.apply(event);
        return record;
    }
};

void DeliveryTest::wholeWay()
{
    const QList<DeliveryEvent> events{{Kind::Accepted, {}, {}, {}},
                                      {Kind::CartCreated, u"cart_1"_qs, {}, {}},
                                      {Kind::ShippingChosen, u"so_1"_qs, {}, {}},
                                      {Kind::CollectionCreated, u"col_1"_qs, {}, {}},
                                      {Kind::SessionCreated, {}, {}, {}},
                                      {Kind::CompleteSent, {}, {}, {}}};
    DeliveryRecord record = fold(events);
    QCOMPARE(record.state, DeliveryState::Pending);
    QCOMPARE(record.cart.toString(), u"cart_1"_qs);
    QCOMPARE(record.shipping.toString(), u"so_1"_qs);
    QCOMPARE(record.collection.toString(), u"col_1"_qs);
    QVERIFY(record.sessionCreated && record.completeSent);
    QVERIFY(record.remoteOrder.isNull());

    record.apply({Kind::AttemptFailed, {}, u"store.timeout"_qs, {}});
    record.apply({Kind::Acknowledged, u"order_1"_qs, {}, Money::fromFen(100)});
    QCOMPARE(record.state, DeliveryState::Acknowledged);
    QCOMPARE(record.remoteOrder.toString(), u"order_1"_qs);
    QVERIFY(record.reason.isEmpty());
}

void DeliveryTest::failuresCount()
{
    const DeliveryRecord record =
        fold({{Kind::AttemptFailed, {}, u"store.timeout"_qs, {}}, {Kind::AttemptFailed, {}, u"store.500"_qs, {}}});
    QCOMPARE(record.state, DeliveryState::Pending);
    QCOMPARE(record.attempts, 2);
    QCOMPARE(record.reason, u"store.500"_qs);
}

void DeliveryTest::abandonedCartStartsAnew()
{
    const DeliveryRecord record = fold({{Kind::CartCreated, u"cart_1"_qs, {}, {}},
                                        {Kind::ShippingChosen, u"so_1"_qs, {}, {}},
                                        {Kind::CollectionCreated, u"col_1"_qs, {}, {}},
                                        {Kind::SessionCreated, {}, {}, {}},
                                        {Kind::AttemptFailed, {}, u"x.y"_qs, {}},
                                        {Kind::CartAbandoned, {}, u"cart.gone"_qs, {}}});
    QVERIFY(record.cart.isNull() && record.shipping.isNull() && record.collection.isNull());
    QVERIFY(!record.sessionCreated && !record.completeSent);
    QCOMPARE(record.reason, u"cart.gone"_qs);
    QCOMPARE(record.attempts, 1);
    QCOMPARE(record.state, DeliveryState::Pending);
}

void DeliveryTest::quarantineAndRelease()
{
    DeliveryRecord record = fold({{Kind::CartCreated, u"cart_1"_qs, {}, {}},
                                  {Kind::AttemptFailed, {}, u"a.b"_qs, {}},
                                  {Kind::Quarantined, {}, u"stock.gone"_qs, {}}});
    QCOMPARE(record.state, DeliveryState::Quarantined);
    QCOMPARE(record.reason, u"stock.gone"_qs);
    record.apply({Kind::Released, {}, {}, {}});
    QCOMPARE(record.state, DeliveryState::Pending);
    QCOMPARE(record.attempts, 0);
    QCOMPARE(record.cart.toString(), u"cart_1"_qs);
}

void DeliveryTest::voided()
{
    const DeliveryRecord record =
        fold({{Kind::Quarantined, {}, u"a.b"_qs, {}}, {Kind::Voided, {}, u"staff.asked"_qs, {}}});
    QCOMPARE(record.state, DeliveryState::Voided);
    QCOMPARE(record.reason, u"staff.asked"_qs);
}

void DeliveryTest::resent()
{
    const QList<DeliveryEvent> whole{{Kind::CartCreated, u"cart_1"_qs, {}, {}},
                                     {Kind::ShippingChosen, u"so_1"_qs, {}, {}},
                                     {Kind::CollectionCreated, u"col_1"_qs, {}, {}},
                                     {Kind::SessionCreated, {}, {}, {}},
                                     {Kind::CompleteSent, {}, {}, {}}};
    const DeliveryEvent anew{Kind::Resent, {}, u"store.restored"_qs, {}};
    const DeliveryEvent sameCart{Kind::Resent, u"cart_1"_qs, u"store.restored"_qs, {}};
    const DeliveryEvent otherCart{Kind::Resent, u"cart_2"_qs, u"store.restored"_qs, {}};
    DeliveryRecord record = fold(whole);
    QVERIFY(allows(record, anew)); // pending, its cart lost with the store's memory
    QVERIFY(!allows(record, sameCart));
    record.apply({Kind::Acknowledged, u"order_1"_qs, {}, {}});
    QVERIFY(allows(record, anew) && allows(record, sameCart) && !allows(record, otherCart));

    DeliveryRecord kept = record;
    kept.apply(sameCart);
    QCOMPARE(kept.state, DeliveryState::Pending);
    QCOMPARE(kept.cart.toString(), u"cart_1"_qs);
    QVERIFY(kept.completeSent && kept.remoteOrder.isNull());
    QVERIFY(!allows(kept, {Kind::CartCreated, u"cart_2"_qs, {}, {}}));

    record.apply(anew);
    QVERIFY(record.cart.isNull() && !record.completeSent && record.remoteOrder.isNull());
    QVERIFY(allows(record, {Kind::CartCreated, u"cart_2"_qs, {}, {}}));
    QVERIFY(!allows(record, anew));

    DeliveryRecord early = fold({{Kind::CartCreated, u"cart_1"_qs, {}, {}}});
    QVERIFY(!allows(early, anew));
    for (const Kind kind : {Kind::Quarantined, Kind::Voided}) {
        DeliveryRecord other = fold(whole);
        other.apply({kind, {}, u"a.b"_qs, {}});
        QVERIFY(!allows(other, anew));
    }
}

void DeliveryTest::priceAccepted()
{
    const DeliveryEvent accepted{Kind::PriceAccepted, {}, {}, Money::fromFen(1'200)};
    DeliveryRecord record = fold({{Kind::Quarantined, {}, u"stock.gone"_qs, {}}});
    QVERIFY(!allows(record, accepted));
    record = fold({{Kind::Quarantined, {}, u"price.dearer"_qs, Money::fromFen(1'200)}});
    QVERIFY(allows(record, accepted));
    QVERIFY(!allows(record, {Kind::PriceAccepted, {}, {}, {}}));
    record.apply(accepted);
    QCOMPARE(record.state, DeliveryState::Pending);
    QCOMPARE(record.acceptedTotal.fen(), 1'200);
}

void DeliveryTest::silentEvents()
{
    DeliveryRecord record =
        fold({{Kind::CartCreated, u"cart_1"_qs, {}, {}}, {Kind::Acknowledged, u"order_1"_qs, {}, {}}});
    record.apply({Kind::ContactErased, {}, {}, {}});
    QCOMPARE(record.state, DeliveryState::Acknowledged);
    QCOMPARE(record.cart.toString(), u"cart_1"_qs);
    record.apply({Kind::CartCreated, u"bad\nreference"_qs, {}, {}});
    QVERIFY(record.cart.isNull());
}

void DeliveryTest::names()
{
    QSet<QString> seen;
    for (int i = 0; i <= int(Kind::Resent); ++i) {
        const QString name = deliveryEventName(static_cast<Kind>(i));
        QVERIFY(!name.isEmpty() && !seen.contains(name));
        seen.insert(name);
        QCOMPARE(deliveryEventFromName(name), static_cast<Kind>(i));
    }
    QVERIFY(!deliveryEventFromName(u"Accepted"));
    QVERIFY(!deliveryEventFromName(u""));
    QCOMPARE(deliveryEventName(Kind::CompleteSent), u"complete-sent"_qs);
    QCOMPARE(deliveryStateName(DeliveryState::Pending), u"pending"_qs);
    QCOMPARE(deliveryStateName(DeliveryState::Voided), u"voided"_qs);
}

void DeliveryTest::balance()
{
    QVERIFY(OrderAccounts{}.balance());
    QVERIFY((OrderAccounts{10, 4, 3, 2, 1}.balance()));
    QVERIFY(!(OrderAccounts{10, 4, 3, 2, 0}.balance()));
    QVERIFY(!(OrderAccounts{9, 4, 3, 2, 1}.balance()));
}

QTEST_GUILESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
