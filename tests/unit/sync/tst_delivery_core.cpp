// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/delivery_core.h"
#include "sync/outbox/retry_policy.h"
#include "sync/outbox/store_circuit.h"

#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

namespace {

const OrderId ours = *OrderId::parse(u"0192d3a0-0000-7000-8000-000000000001"_qs);
const OrderId theirs = *OrderId::parse(u"0192d3a0-0000-7000-8000-000000000002"_qs);
const auto cartId = CartId::parse(u"cart_1"_qs);
const auto remoteId = RemoteOrderId::parse(u"order_1"_qs);
const Money total = Money::fromFen(1'000);

constexpr std::array allKinds{StoreFaultKind::Unreachable, StoreFaultKind::Unknown,  StoreFaultKind::Overloaded,
                              StoreFaultKind::ServerError, StoreFaultKind::Foreign,  StoreFaultKind::Unauthorized,
                              StoreFaultKind::NotFound,    StoreFaultKind::Conflict, StoreFaultKind::OutOfStock,
                              StoreFaultKind::Refused};

/// How far the record of an order has come.
enum Stage { Empty, HasCart, HasShipping, HasCollection, HasSession, Sent };

DeliveryRecord recordAt(Stage stage)
{
    DeliveryRecord record;
    record.order = ours;
    if (stage >= HasCart) record.cart = cartId;
    if (stage >= HasShipping) record.shipping = ShippingOptionId::parse(u"so_1"_qs);
    if (stage >= HasCollection) record.collection = CollectionId::parse(u"pay_1"_qs);
    record.sessionCreated = stage >= HasSession;
    record.completeSent = stage >= Sent;
    return record;
}

OrderSnapshot snapshotOf(FulfilmentKind fulfilment = FulfilmentKind::TakeAway)
{
    OrderSnapshot snapshot;
    snapshot.id = ours;
    snapshot.fulfilment = fulfilment;
    snapshot.total = total;
    snapshot.lines.append({VariantId::parse(u"variant_1"_qs),
                           ProductId::parse(u"prod_1"_qs),
                           Sku::parse(u"S"_qs),
                           u"x"_qs,
                           1,
                           total,
                           {}});
    return snapshot;
}

struct Given
{
    DeliveryRecord record;
    OrderSnapshot snapshot = snapshotOf();
    DeliveryProgress progress;
    DeliveryCore core;

    explicit Given(Stage stage, PricePolicy policy = PricePolicy::Ask)
        : record(recordAt(stage))
    {
        snapshot.priceRule = policy;
    }
    DeliveryCore::Order order() { return {record, snapshot, progress}; }
};

StoreFault faultOf(StoreFaultKind kind, const QString &code = u"word"_qs) { return {kind, 400, code, Milliseconds(0)}; }

/// "verdict reason event,event" of an outcome.
QString told(const DeliveryOutcome &outcome)
{
    static const char *const verdicts[] = {"continue", "retry", "quarantined", "acknowledged"};
    QStringList events;
    for (const DeliveryEvent &event : outcome.events)
        events.append(deliveryEventName(event.kind));
    QString text = QString::fromLatin1(verdicts[int(outcome.verdict)]);
    if (!outcome.reason.isEmpty()) text += u' ' + outcome.reason;
    if (!events.isEmpty()) text += u' ' + events.join(u',');
    return text;
}

DeliveryOutcome answerFault(Given &given, DeliveryStep step, const StoreFault &fault)
{
    const Failure<StoreFault> failure{fault};
    switch (step) {
    case DeliveryStep::CreateCart:
        return given.core.cartCreated(given.order(), failure);
    case DeliveryStep::ListShipping:
        return given.core.shippingListed(given.order(), failure);
    case DeliveryStep::ChooseShipping:
        return given.core.shippingChosen(given.order(), failure);
    case DeliveryStep::CreateCollection:
        return given.core.collectionCreated(given.order(), failure);
    case DeliveryStep::CreateSession:
        return given.core.sessionCreated(given.order(), failure);
    case DeliveryStep::CheckCart:
        return given.core.cartChecked(given.order(), failure);
    case DeliveryStep::CheckVariants:
        return given.core.variantsChecked(given.order(), failure);
    case DeliveryStep::Complete:
        return given.core.completed(given.order(), failure);
    case DeliveryStep::Nothing:
        break;
    }
    return {};
}

} // namespace

class DeliveryCoreTest : public QObject
{
    Q_OBJECT

private slots:
    void nextStep_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("verified");
        QTest::addColumn<int>("step");
        const auto row = [](const char *name, Stage stage, bool verified, DeliveryStep step) {
            QTest::newRow(name) << int(stage) << int(verified) << int(step);
        };
        row("empty", Empty, false, DeliveryStep::CreateCart);
        row("cart", HasCart, false, DeliveryStep::ListShipping);
        row("shipping", HasShipping, false, DeliveryStep::CreateCollection);
        row("collection", HasCollection, false, DeliveryStep::CreateSession);
        row("session after a restart", HasSession, false, DeliveryStep::CheckCart);
        row("session", HasSession, true, DeliveryStep::Complete);
        row("sent, outcome unknown", Sent, false, DeliveryStep::CheckCart);
        row("sent, cart seen open", Sent, true, DeliveryStep::Complete);
    }
    void nextStep()
    {
        QFETCH(int, stage);
        QFETCH(int, verified);
        QFETCH(int, step);
        Given given(static_cast<Stage>(stage));
        given.progress.cartVerified = verified;
        QCOMPARE(int(given.core.next(given.record, given.progress)), step);
        for (const auto state : {DeliveryState::Acknowledged, DeliveryState::Quarantined, DeliveryState::Voided}) {
            given.record.state = state;
            QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::Nothing);
        }
    }

    void completeIsWrittenDownBeforeItIsSent()
    {
        const DeliveryCore core;
        for (const auto step : {DeliveryStep::CreateCart, DeliveryStep::ListShipping, DeliveryStep::ChooseShipping,
                                DeliveryStep::CreateCollection, DeliveryStep::CreateSession, DeliveryStep::CheckCart})
            QVERIFY(core.before(step, recordAt(HasSession)).isEmpty());
        const auto events = core.before(DeliveryStep::Complete, recordAt(HasSession));
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().kind, DeliveryEventKind::CompleteSent);
        QVERIFY(core.before(DeliveryStep::Complete, recordAt(Sent)).isEmpty());
    }

    /// Every step × every fault × before and after complete was sent: what may quarantine, what may abandon a cart.
    void everyFaultOfEveryStep()
    {
        const std::array steps{DeliveryStep::CreateCart,     DeliveryStep::ListShipping,
                               DeliveryStep::ChooseShipping, DeliveryStep::CreateCollection,
                               DeliveryStep::CreateSession,  DeliveryStep::CheckCart,
                               DeliveryStep::CheckVariants,  DeliveryStep::Complete};
        int checked = 0;
        for (const DeliveryStep step : steps)
            for (const StoreFaultKind kind : allKinds)
                for (const bool sent : {false, true}) {
                    if (step == DeliveryStep::CreateCart && sent) continue;
                    Given given(step == DeliveryStep::CreateCart ? Empty : sent ? Sent : HasSession);
                    // Complete is never under way without its event.
                    if (step == DeliveryStep::Complete) given.record.completeSent = true;
                    const auto outcome = answerFault(given, step, faultOf(kind));
                    const QByteArray what = QByteArray::number(int(step)) + '/' + QByteArray::number(int(kind)) +
                                            (sent ? " sent: " : ": ") + told(outcome).toUtf8();
                    const bool mayQuarantine = kind == StoreFaultKind::Refused && step != DeliveryStep::CheckVariants;
                    if (kind == StoreFaultKind::OutOfStock && step != DeliveryStep::CheckVariants) {
                        // What is short is found out first, then staff decide.
                        QVERIFY2(told(outcome) == u"continue", what.constData());
                        QVERIFY2(given.core.next(given.record, given.progress) == DeliveryStep::CheckVariants,
                                 what.constData());
                        ++checked;
                        continue;
                    }
                    QVERIFY2((outcome.verdict == DeliveryVerdict::Quarantined) == mayQuarantine, what.constData());
                    QVERIFY2(outcome.verdict == DeliveryVerdict::Quarantined ||
                                 outcome.verdict == DeliveryVerdict::Retry,
                             what.constData());
                    DeliveryRecord record = given.record;
                    for (const DeliveryEvent &event : outcome.events) {
                        QVERIFY2(allows(record, event), what.constData());
                        record.apply(event);
                    }
                    // Whatever happened to complete, the cart is read before it is sent again.
                    if (step == DeliveryStep::Complete && outcome.verdict == DeliveryVerdict::Retry)
                        QVERIFY2(given.core.next(record, given.progress) == DeliveryStep::CheckCart, what.constData());
                    ++checked;
                }
        QCOMPARE(checked, 150);
    }

    void aCartLostAfterCompleteIsLookedForTenTimes()
    {
        Given given(Sent);
        const Failure gone{faultOf(StoreFaultKind::NotFound, u"not_found"_qs)};
        for (int i = 0; i < 9; ++i)
            QCOMPARE(told(given.core.cartChecked(given.order(), gone)), u"retry cart.lost attempt-failed"_qs);
        // One answer that finds it, and it was a mistake of the store's.
        QCOMPARE(told(given.core.cartChecked(given.order(), RemoteCart{cartId, ours, total, false, {}})),
                 u"continue"_qs);
        for (int i = 0; i < 9; ++i)
            QCOMPARE(told(given.core.cartChecked(given.order(), gone)), u"retry cart.lost attempt-failed"_qs);
        QCOMPARE(told(given.core.cartChecked(given.order(), gone)), u"quarantined cart.lost quarantined"_qs);
    }

    void aCartLostByARestoredStoreIsMadeAnew()
    {
        Given given(Sent);
        const Failure gone{faultOf(StoreFaultKind::NotFound, u"not_found"_qs)};
        given.progress.storeRestored = true;
        for (int i = 0; i < 2; ++i)
            QCOMPARE(told(given.core.cartChecked(given.order(), gone)), u"retry cart.lost attempt-failed"_qs);
        const auto outcome = given.core.cartChecked(given.order(), gone);
        QCOMPARE(told(outcome), u"continue resent"_qs);
        QVERIFY(allows(given.record, outcome.events.first()));
        given.record.apply(outcome.events.first());
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::CreateCart);
    }

    void whatIsShortIsSaid()
    {
        Given given(HasSession);
        const auto variant = [](const char *id, const char *sku, int stock) {
            RemoteVariant read;
            read.id = VariantId::parse(QLatin1String(id));
            read.sku = Sku::parse(QLatin1String(sku));
            read.price = Money::fromFen(100);
            read.stock = stock;
            return read;
        };
        RemoteProduct product;
        product.id = ProductId::parse(u"prod_1"_qs);
        product.variants = {variant("variant_1", "S", 0), variant("variant_2", "M", 4), variant("variant_3", "L", 0)};
        const RemotePage<RemoteProduct> page{{product}, 1, 1, {}, {}, false};
        given.progress.stockShort = true;
        const auto outcome = given.core.variantsChecked(given.order(), page);
        QCOMPARE(told(outcome), u"quarantined stock.gone quarantined"_qs);
        QCOMPARE(outcome.events.last().reference, u"short=S:1>0;instead=M"_qs);
        given.progress.stockShort = true;
        QCOMPARE(told(given.core.variantsChecked(given.order(), Failure{faultOf(StoreFaultKind::Unreachable)})),
                 u"quarantined stock.gone quarantined"_qs);
    }

    void anUnreachableStoreIsWrittenDownOnce()
    {
        Given given(Empty);
        auto outcome = given.core.cartCreated(given.order(), Failure{faultOf(StoreFaultKind::Unreachable)});
        QCOMPARE(told(outcome), u"retry line.unreachable attempt-failed"_qs);
        given.record.apply(outcome.events.first());
        outcome = given.core.cartCreated(given.order(), Failure{faultOf(StoreFaultKind::Unreachable)});
        QCOMPARE(told(outcome), u"retry line.unreachable"_qs);
        outcome = given.core.cartCreated(given.order(), Failure{faultOf(StoreFaultKind::Unknown)});
        QCOMPARE(told(outcome), u"retry line.no_answer attempt-failed"_qs);
    }

    void cartsMustEchoTheOrder()
    {
        Given given(Empty);
        QCOMPARE(told(given.core.cartCreated(given.order(), RemoteCart{cartId, ours, total, false, {}})),
                 u"continue cart-created"_qs);
        QCOMPARE(told(given.core.cartCreated(given.order(), RemoteCart{cartId, {}, total, false, {}})),
                 u"retry store.foreign attempt-failed"_qs);
        QCOMPARE(told(given.core.cartCreated(given.order(), RemoteCart{cartId, theirs, total, false, {}})),
                 u"quarantined answer.mismatch quarantined"_qs);
    }

    void shippingIsChosen_data()
    {
        QTest::addColumn<int>("fulfilment");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("take away") << int(FulfilmentKind::TakeAway) << u"free"_qs;
        QTest::newRow("pick up") << int(FulfilmentKind::PickUp) << u"free"_qs;
        QTest::newRow("ship") << int(FulfilmentKind::Ship) << u"post"_qs;
    }
    void shippingIsChosen()
    {
        QFETCH(int, fulfilment);
        QFETCH(QString, chosen);
        Given given(HasCart);
        given.snapshot = snapshotOf(static_cast<FulfilmentKind>(fulfilment));
        const auto option = [](const char *id, const char *code, int fen) {
            return ShippingOption{ShippingOptionId::parse(QLatin1String(id)), QLatin1String(code), Money::fromFen(fen)};
        };
        const QList<ShippingOption> options{option("locker", "pickup", 100), option("post", "shipping", 800),
                                            option("free", "pickup", 0), option("courier", "shipping", 1'500)};
        QCOMPARE(told(given.core.shippingListed(given.order(), options)), u"continue"_qs);
        QCOMPARE(given.progress.option->id.toString(), chosen);
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::ChooseShipping);
        QCOMPARE(told(given.core.shippingListed(given.order(), QList<ShippingOption>())),
                 u"retry shipping.none attempt-failed"_qs);
    }

    void totals_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("fen");
        QTest::addColumn<bool>("sent");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, PricePolicy policy, int fen, bool sent, const QString &expected) {
            QTest::newRow(name) << int(policy) << fen << sent << expected;
        };
        row("equal", PricePolicy::Ask, 1'000, false, u"continue"_qs);
        row("dearer", PricePolicy::Ask, 1'001, false, u"quarantined price.dearer cart-abandoned,quarantined"_qs);
        row("cheaper", PricePolicy::Ask, 999, false, u"quarantined price.cheaper cart-abandoned,quarantined"_qs);
        row("dearer after complete", PricePolicy::Ask, 1'001, true, u"quarantined price.dearer quarantined"_qs);
        row("cheaper is accepted", PricePolicy::Accept, 999, false, u"continue"_qs);
        row("dearer is never accepted", PricePolicy::Accept, 1'001, false,
            u"quarantined price.dearer cart-abandoned,quarantined"_qs);
        row("honour takes a cheaper one", PricePolicy::Honour, 999, false, u"continue"_qs);
        row("honour leaves a dearer one to staff", PricePolicy::Honour, 1'001, false,
            u"quarantined price.honour cart-abandoned,quarantined"_qs);
    }
    void totals()
    {
        QFETCH(int, policy);
        QFETCH(int, fen);
        QFETCH(bool, sent);
        QFETCH(QString, expected);
        Given given(sent ? Sent : HasSession, static_cast<PricePolicy>(policy));
        const auto outcome =
            given.core.cartChecked(given.order(), RemoteCart{cartId, ours, Money::fromFen(fen), false, {}});
        QCOMPARE(told(outcome), expected);
        // Staff see the store's total next to the promised one, which stands in the order.
        if (outcome.verdict == DeliveryVerdict::Quarantined)
            QCOMPARE(outcome.events.last().amount, Money::fromFen(fen));
        // What staff and shopper agreed to is taken, and no other.
        given.record.acceptedTotal = Money::fromFen(1'001);
        const auto agreed = [&](int total) {
            given.record.cart = cartId;
            return given.core.cartChecked(given.order(), RemoteCart{cartId, ours, Money::fromFen(total), false, {}})
                .verdict;
        };
        QVERIFY(agreed(1'001) == DeliveryVerdict::Continue);
        QVERIFY(agreed(1'000) == DeliveryVerdict::Continue);
        QVERIFY(agreed(1'002) == DeliveryVerdict::Quarantined);
    }

    void completedCarts()
    {
        Given given(Sent);
        QCOMPARE(told(given.core.cartChecked(given.order(), RemoteCart{cartId, ours, total, true, remoteId})),
                 u"acknowledged acknowledged"_qs);
        QCOMPARE(told(given.core.cartChecked(given.order(), RemoteCart{cartId, ours, total + total, true, remoteId})),
                 u"quarantined answer.total quarantined"_qs);
        QCOMPARE(told(given.core.cartChecked(given.order(), RemoteCart{cartId, theirs, total, true, remoteId})),
                 u"quarantined answer.mismatch quarantined"_qs);
        QCOMPARE(told(given.core.cartChecked(given.order(), RemoteCart{cartId, {}, total, true, remoteId})),
                 u"retry store.foreign attempt-failed"_qs);
        QCOMPARE(told(given.core.cartChecked(given.order(),
                                             RemoteCart{CartId::parse(u"other"_qs), ours, total, true, remoteId})),
                 u"retry store.foreign attempt-failed"_qs);
        QCOMPARE(told(given.core.cartChecked(given.order(), RemoteCart{cartId, ours, total, true, {}})),
                 u"continue"_qs);
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::Complete); // names the order
    }

    void completesMustEchoOrderAndTotal()
    {
        Given given(Sent);
        const auto outcome = given.core.completed(given.order(), RemoteOrder{remoteId, ours, total});
        QCOMPARE(told(outcome), u"acknowledged acknowledged"_qs);
        QCOMPARE(outcome.events.first().reference, u"order_1"_qs);
        QCOMPARE(outcome.events.first().amount, total);
        QCOMPARE(told(given.core.completed(given.order(), RemoteOrder{remoteId, {}, total})),
                 u"retry store.foreign attempt-failed"_qs);
        QCOMPARE(told(given.core.completed(given.order(), RemoteOrder{remoteId, theirs, total})),
                 u"quarantined answer.mismatch quarantined"_qs);
        QCOMPARE(told(given.core.completed(given.order(), RemoteOrder{remoteId, ours, total + total})),
                 u"quarantined answer.total quarantined"_qs);
    }

    void paymentIsPreparedAgainOnce()
    {
        Given given(Sent);
        given.progress.cartVerified = true;
        const Failure missing{faultOf(StoreFaultKind::Refused, u"payment_missing"_qs)};
        QCOMPARE(told(given.core.completed(given.order(), missing)), u"continue"_qs);
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::CheckCart);
        QCOMPARE(told(given.core.cartChecked(given.order(), RemoteCart{cartId, ours, total, false, {}})),
                 u"continue"_qs);
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::CreateCollection);
        QVERIFY(given.core.collectionCreated(given.order(), CollectionId::parse(u"pay_1"_qs)).verdict ==
                DeliveryVerdict::Continue);
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::CreateSession);
        QCOMPARE(told(given.core.sessionCreated(given.order(), Done())), u"continue"_qs);
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::Complete);
        QCOMPARE(told(given.core.completed(given.order(), missing)), u"retry payment.missing attempt-failed"_qs);
    }

    void aCartThatIsAnOrderAlreadyIsRead()
    {
        Given given(HasCart);
        const auto outcome = given.core.shippingListed(
            given.order(), Failure{faultOf(StoreFaultKind::Refused, u"already_completed"_qs)});
        QCOMPARE(told(outcome), u"retry cart.completed attempt-failed"_qs);
        QCOMPARE(given.core.next(given.record, given.progress), DeliveryStep::CheckCart);
    }

    void delaysGrowWithinTheirBounds()
    {
        const RetryPolicy policy{2s, 300s, 2s};
        QRandomGenerator random(7);
        for (int failures = 1; failures <= 40; ++failures) {
            const Milliseconds most = failures > 8 ? Milliseconds(300s) : Milliseconds(2s) * (1 << (failures - 1));
            Milliseconds seen{0};
            for (int i = 0; i < 200; ++i) {
                const Milliseconds delay = policy.delay(failures, {}, random);
                QVERIFY(delay >= 200ms && delay <= std::min<Milliseconds>(most, 300s));
                seen = std::max(seen, delay);
                QVERIFY(policy.delay(failures, 400s, random) == 400s);
            }
            QVERIFY(seen > std::min<Milliseconds>(most, 300s) / 2);
        }
    }

    void theCircuitOpensAndCloses()
    {
        StoreCircuit circuit;
        QVERIFY(!circuit.answered());
        circuit.failed(StoreFaultKind::ServerError);
        circuit.failed(StoreFaultKind::ServerError);
        QVERIFY(!circuit.isOpen());
        QVERIFY(!circuit.answered());
        for (int i = 0; i < 3; ++i)
            circuit.failed(StoreFaultKind::Unknown);
        QVERIFY(circuit.isOpen());
        QVERIFY(circuit.answered());
        circuit.failed(StoreFaultKind::Unreachable);
        QVERIFY(circuit.isOpen());
    }
};

QTEST_APPLESS_MAIN(DeliveryCoreTest)
#include "tst_delivery_core.moc"
