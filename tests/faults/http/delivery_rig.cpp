// SPDX-License-Identifier: Apache-2.0
#include "faults/http/delivery_rig.h"

#include <SQLiteCpp/Database.h>

namespace caravan::faults {

using namespace std::chrono_literals;

namespace {

constexpr int completeStep = 6;

} // namespace

const char *DeliveryRig::stepName(int step)
{
    static const char *const names[] = {"",           "cart",    "shipping options", "shipping",
                                        "collection", "session", "complete",         "look-up"};
    return names[step];
}

DeliveryRig::DeliveryRig(StoreHome &home, const Certificates *certificates)
    : TerminalRig(home, certificates)
{
}

void DeliveryRig::boot(const QString &url)
{
    m_audit.reset();
    m_dispatcher.reset();
    connectTo(url);
    const DeliveryPorts ports{*m_client, m_outbox, m_time.queue, m_time.time, m_time.time};
    Dispatcher::Settings settings;
    settings.store = QStringLiteral("store.test");
    m_dispatcher = std::make_unique<Dispatcher>(ports, settings, QRandomGenerator(++m_seed));
    StoreAudit::Settings audit;
    audit.store = settings.store;
    m_audit = std::make_unique<StoreAudit>(ports, audit);
    m_audit->attendTo(*m_dispatcher);
    QObject::connect(m_dispatcher.get(), &Dispatcher::faulted, m_dispatcher.get(),
                     [this](const QString &reason) { noteFault(reason); });
    m_dispatcher->start();
    m_audit->start();
}

OrderId DeliveryRig::place()
{
    const OrderId id = m_outbox.place(++m_counter, Money::fromFen(1'990));
    // The variant that the demo store sells.
    SQLite::Database database(m_home.databasePath().toStdString(), SQLite::OPEN_READONLY);
    const std::string variant = database.execAndGet("SELECT id FROM variant WHERE sku = 'R-250'").getString();
    const std::string product = database
                                    .execAndGet("SELECT p.id FROM product p JOIN variant v ON v.product_key = p.key "
                                                "WHERE v.sku = 'R-250'")
                                    .getString();
    OrderSnapshot::Line &line = m_outbox.orders[id].snapshot.lines.first();
    line.variant = VariantId::parse(QString::fromStdString(variant));
    line.product = ProductId::parse(QString::fromStdString(product));
    return id;
}

bool DeliveryRig::isAcknowledged(const OrderId &id)
{
    return m_outbox.orders[id].record.state == DeliveryState::Acknowledged;
}

bool DeliveryRig::isStuck(const OrderId &id) { return m_outbox.orders[id].record.state == DeliveryState::Quarantined; }

/// A new order up to the moment before its request of this step; the look-up comes after a lost answer of complete.
void DeliveryRig::goTo(int step, const OrderId &id)
{
    if (step == lookUp) {
        Fault lost;
        lost.name = "lost";
        lost.act = Act::ResetAfter;
        m_proxy.arm(lost, completeStep, 1);
        m_dispatcher->orderPlaced();
        m_time.run(10s, [&] { return m_proxy.isHealed() && m_client->underWay() == 0; });
    } else {
        const int from = m_proxy.requests();
        m_dispatcher->orderPlaced();
        m_time.run(10s, [&] { return m_proxy.requests() == from + step - 1 || isAcknowledged(id); });
    }
}

CaseResult DeliveryRig::run(const Fault &fault, int step, int times)
{
    m_outbox = MemoryOutbox();
    m_proxy.reset();
    m_reasons.clear();
    m_timeout = timeoutFor(fault);
    if (fault.act == Act::StoreRestored) m_home.backUp();
    m_proxy.restoreStore = [this, wiped = fault.act == Act::StoreWiped] { wiped ? m_home.wipe() : m_home.restore(); };
    boot(m_url);
    const OrderId witness = place();
    m_dispatcher->orderPlaced();
    if (!m_time.run(60s, [&] { return isAcknowledged(witness) && m_audit->isIdle(); }))
        return {QStringLiteral("the witness was not delivered"), {}, m_reasons, false, 0};

    const OrderId id = place();
    SteadyTime healedAt = m_time.time.steadyNow();
    if (step == lookUp) goTo(step, id);
    m_proxy.arm(fault, step == lookUp ? 1 : step, times);
    const auto noted =
        QObject::connect(&m_proxy, &FaultProxy::healed, &m_proxy, [&] { healedAt = m_time.time.steadyNow(); });
    m_dispatcher->orderPlaced();
    const auto ended = [&] { return isAcknowledged(id) || isStuck(id); };
    if (times < 0)
        m_time.run(1h, [] { return false; });
    else
        m_time.run(4h, [&] { return m_proxy.isHealed() || ended(); });
    if (!m_proxy.isHealed()) {
        // Either the hour is over, or the fault did not keep the order from its end.
        healedAt = m_time.time.steadyNow();
        m_proxy.heal();
    }
    QObject::disconnect(noted);
    CaseResult result = judge(id, healedAt, fault.announced, fault.refusal);
    if (result.problem.isEmpty() && m_home.ordersOf(witness) != 1)
        result.problem = QStringLiteral("%1 orders of the witness").arg(m_home.ordersOf(witness));
    return result;
}

CaseResult DeliveryRig::judge(const OrderId &id, SteadyTime healedAt, Milliseconds announced, bool refusal)
{
    CaseResult result;
    const auto all = [&] {
        return std::all_of(m_outbox.placed.begin(), m_outbox.placed.end(),
                           [this](const OrderId &order) { return isAcknowledged(order); });
    };
    m_time.run(recoveryLimit + announced, [&] { return isStuck(id) || (all() && m_home.ordersOf(id) > 0); });
    if (isStuck(id)) {
        result.staffDecided = true;
        m_reasons.insert(m_outbox.orders[id].record.reason);
        if (!refusal)
            result.problem =
                QStringLiteral("quarantined by what is no refusal: %1").arg(m_outbox.orders[id].record.reason);
        healedAt = m_time.time.steadyNow();
        m_dispatcher->release(id);
        m_time.run(recoveryLimit, [&] { return all(); });
    }
    result.recovery = std::max(
        Milliseconds(0), std::chrono::duration_cast<Milliseconds>(m_time.time.steadyNow() - healedAt) - announced);
    if (result.problem.isEmpty() && !all())
        result.problem = QStringLiteral("not delivered 60 s after healing: %1, %2 attempts")
                             .arg(m_outbox.orders[id].record.reason)
                             .arg(m_outbox.orders[id].record.attempts);
    // What is still under way somewhere must not make another one.
    m_time.run(10min, [] { return false; });
    if (result.problem.isEmpty() && m_home.ordersOf(id) != 1)
        result.problem = QStringLiteral("%1 orders of one ticket").arg(m_home.ordersOf(id));
    if (result.problem.isEmpty() && !m_outbox.violations.isEmpty())
        result.problem = QStringLiteral("against the rules: %1").arg(m_outbox.violations.first());
    result.reasons = m_reasons;
    result.requests = m_proxy.requests();
    return result;
}

CaseResult DeliveryRig::runNameNotFound(int step, Milliseconds span)
{
    m_outbox = MemoryOutbox();
    m_proxy.reset();
    m_reasons.clear();
    m_timeout = Fault::shortTimeout; // Qt forgets to report some of them
    boot(m_url);
    const OrderId id = place();
    goTo(step, id);
    boot(QStringLiteral("http://caravan-store.invalid"));
    m_time.run(span, [] { return false; });
    if (m_home.ordersOf(id) > 0 && step < completeStep)
        return {QStringLiteral("an order without a store"), {}, m_reasons, false, 0};
    const QSet<QString> reasons = m_reasons;
    boot(m_url);
    CaseResult result = judge(id, m_time.time.steadyNow(), {}, false);
    if (result.problem.isEmpty() && !reasons.contains(QStringLiteral("line.unreachable")))
        result.problem = QStringLiteral("the reason was not shown");
    return result;
}

} // namespace caravan::faults
