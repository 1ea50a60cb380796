// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/measurements.h"
#include "bench/sample_orders.h"
#include "bench/samples.h"
#include "bench/shop.h"
#include "core/process_options.h"
#include "storage/order_journal_sqlite.h"

#include <QThread>

namespace caravan::bench {

namespace {

constexpr int orders = 200;
constexpr int rounds = 3;
constexpr int products = 400;
/// Each variant is sold to both sides in every round and at most once more.
constexpr int leastStock = 4 * rounds;
constexpr Milliseconds patience{120'000};
constexpr Milliseconds glance{10};

/// The kiosk's side of a terminal: takes the orders and sees them acknowledged.
class Counter
{
public:
    static Result<std::unique_ptr<Counter>, QString> open(const QString &terminal)
    {
        auto vault = ContactVault::open(state::contactKey(terminal));
        if (!vault) return Failure{QStringLiteral("the key of the contacts cannot be made")};
        std::unique_ptr<Counter> counter(new Counter(std::move(vault).value()));
        auto journal = OrderJournalSqlite::open({state::journalDatabase(terminal), QStringLiteral("K01"), 1, {}},
                                                counter->m_vault, counter->m_clock);
        if (!journal) return Failure{QStringLiteral("the journal cannot be opened")};
        counter->m_journal = std::move(journal).value();
        const auto lines = sellableLines(state::catalogDatabase(terminal), leastStock);
        if (!lines) return lines.failure();
        const auto pickup = pickupPrice(state::catalogDatabase(terminal));
        if (!pickup) return pickup.failure();
        counter->m_lines = *lines;
        counter->m_pickup = *pickup;
        return counter;
    }

    Result<Done, QString> place(int count)
    {
        for (int i = 0; i < count; ++i) {
            const OrderDraft draft = orderOf(m_lines.at(i % m_lines.size()), m_pickup);
            if (!m_journal->place(OrderId::make(m_clock.utcNow()), draft))
                return Failure{QStringLiteral("an order was refused")};
        }
        return Done{};
    }
    /// Until so many orders are acknowledged.
    Result<Done, QString> awaitAcknowledged(int count)
    {
        const auto begun = Stopwatch::now();
        while (millisSince(begun) < static_cast<double>(patience.count()) && !interrupted()) {
            const auto accounts = m_journal->accounts();
            if (!accounts) return Failure{QStringLiteral("the journal cannot be read")};
            if (accounts->quarantined > 0) return Failure{QStringLiteral("the store refused an order")};
            if (accounts->acknowledged >= count) return Done{};
            QThread::msleep(static_cast<unsigned long>(glance.count()));
        }
        return Failure{QStringLiteral("the orders were not delivered in time")};
    }

private:
    explicit Counter(ContactVault vault)
        : m_vault(std::move(vault))
    {
    }
    SystemClock m_clock;
    ContactVault m_vault;
    std::unique_ptr<OrderJournalSqlite> m_journal;
    QList<LineItem> m_lines;
    Money m_pickup;
};

/// Orders a second from the start of the agent to the last acknowledgement.
Result<double, QString> deliverByAgent(Environment &environment, const QString &terminal, Counter &counter, int before)
{
    if (const auto placed = counter.place(orders); !placed) return placed.failure();
    MeasuredProgram agent(environment.program(QStringLiteral("caravan-agent")),
                          environment.log(QStringLiteral("agent")));
    const auto begun = Stopwatch::now();
    if (const auto started = agent.start({QStringLiteral("--state"), terminal}); !started) return started.failure();
    if (const auto delivered = counter.awaitAcknowledged(before + orders); !delivered) return delivered.failure();
    return orders / (millisSince(begun) / 1'000);
}

Result<double, QString> deliverPlainly(Environment &environment, const Shop &shop)
{
    MeasuredProgram plain(Environment::floorProgram(QStringLiteral("caravan-bench-plain")),
                          environment.log(QStringLiteral("plain")));
    const auto started = plain.start({QStringLiteral("deliver"), shop.connectionFile(), QString::number(orders)});
    if (!started) return started.failure();
    const auto figures = plain.finish(patience);
    if (!figures) return figures.failure();
    return orders / (figures->milliseconds / 1'000);
}

Result<Done, QString> pullOnce(Environment &environment, const QString &terminal)
{
    MeasuredProgram agent(environment.program(QStringLiteral("caravan-agent")),
                          environment.log(QStringLiteral("agent")));
    const auto started = agent.start({QStringLiteral("--state"), terminal, QStringLiteral("--once")});
    if (!started) return started;
    if (const auto pulled = agent.finish(patience); !pulled) return pulled.failure();
    return Done{};
}

} // namespace

Rows measureDeliver(Environment &environment)
{
    say(QStringLiteral("delivering %1 orders %2 times").arg(orders).arg(rounds));
    const auto shop = Shop::open(environment, products);
    if (!shop) return shop.failure();
    const auto terminal = (*shop)->newTerminal(environment);
    if (!terminal) return terminal.failure();
    if (const auto pulled = pullOnce(environment, *terminal); !pulled) return pulled.failure();
    const auto counter = Counter::open(*terminal);
    if (!counter) return counter.failure();
    Samples ours;
    Samples floor;
    for (int round = 0; round < rounds; ++round) {
        const auto delivered = deliverByAgent(environment, *terminal, **counter, round * orders);
        if (!delivered) return delivered.failure();
        const auto plain = deliverPlainly(environment, **shop);
        if (!plain) return plain.failure();
        ours.add(*delivered);
        floor.add(*plain);
    }
    return QList<Row>{Row{QStringLiteral("deliver"), QStringLiteral("%1 orders to the demo store").arg(orders),
                          QStringLiteral("orders/s"), ours.median(), floor.median(), 1, Target::ratioAtLeast(0.8),
                          QString::number(rounds)}};
}

} // namespace caravan::bench
