// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/outage_contract.h"

#include <QJsonArray>
#include <QTest>

namespace caravan::contract {

void OutageContract::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("CARAVAN_CONTRACT_RESTART"))
        QSKIP("CARAVAN_CONTRACT_RESTART names no command that stops and starts the store");
}

void OutageContract::storeThatIsDownIsUnreachable()
{
    const auto before =
        awaited<RemotePage<ProductId>>([&](auto reply) { m_store.client().productIds(0, 1'000, reply); });
    VERIFY_OK(before);
    QVERIFY(m_store.stop());
    const auto page = awaited<RemotePage<ProductId>>([&](auto reply) { m_store.client().productIds(0, 1, reply); });
    QVERIFY(m_store.start());
    QVERIFY(!page);
    // Over a connection that was kept alive, the client cannot know whether the request arrived.
    QVERIFY(page.error().kind == StoreFaultKind::Unreachable || page.error().kind == StoreFaultKind::Unknown);
    const auto after =
        awaited<RemotePage<ProductId>>([&](auto reply) { m_store.client().productIds(0, 1'000, reply); });
    VERIFY_OK(after);
    QCOMPARE(after->rows, before->rows);
}

void OutageContract::orderOutlivesRestartsBetweenItsSteps()
{
    OrderWalk walk(m_store.client(), newOrder({lineOf(m_shelf.take().variant, 2)}));
    VERIFY_OK(walk.createCart());
    VERIFY_OK(walk.chooseShipping());
    QVERIFY(m_store.stop() && m_store.start());
    const auto fresh = m_store.anotherClient();
    walk.useClient(*fresh);
    VERIFY_OK(walk.createCollection());
    VERIFY_OK(walk.createSession());
    QVERIFY(m_store.stop() && m_store.start());
    const auto fresher = m_store.anotherClient();
    walk.useClient(*fresher);
    const auto cart = walk.readCart();
    VERIFY_OK(cart);
    QVERIFY(cart->order == walk.order().id);
    QVERIFY(!cart->completed);
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    QVERIFY(placed->order == walk.order().id);
    QCOMPARE(placed->total.fen(), walk.order().total.fen());
}

void OutageContract::orderCutInCompleteIsOne()
{
    OrderWalk walk(m_store.client(), newOrder({lineOf(m_shelf.take().variant, 2)}));
    VERIFY_OK(walk.prepare());
    const auto cut = m_store.anotherClient();
    std::optional<Result<RemoteOrder, StoreFault>> answer;
    cut->complete(walk.cart(), [&answer](const auto &result) { answer.emplace(result); });
    QTest::qWait(150);
    QVERIFY(m_store.stop() && m_store.start());
    QTRY_VERIFY_WITH_TIMEOUT(answer, 10'000);
    const auto fresh = m_store.anotherClient();
    walk.useClient(*fresh);
    const auto cart = walk.readCart();
    VERIFY_OK(cart);
    const auto placed = walk.complete();
    VERIFY_OK(placed);
    if (cart->completed) QVERIFY(cart->remoteOrder == placed->id);
    if (answer->ok()) QVERIFY(answer->value().id == placed->id);
    const auto orders = m_store.ordersOf(walk.order().id);
    QVERIFY(orders);
    QCOMPARE(orders->size(), 1);
}

} // namespace caravan::contract
