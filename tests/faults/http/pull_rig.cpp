// SPDX-License-Identifier: Apache-2.0
#include "faults/http/pull_rig.h"

namespace caravan::faults {

using namespace std::chrono_literals;

PullRig::PullRig(StoreHome &home, const Certificates *certificates)
    : TerminalRig(home, certificates)
{
    // What the store calls its pictures' address must be where the client may fetch them.
    m_home.publishAt(m_url);
    learn();
}

void PullRig::boot()
{
    m_puller.reset();
    connectTo(m_url);
    Puller::Settings settings;
    settings.imageDir = m_images.path();
    settings.terminal = QStringLiteral("K07");
    settings.deltaInterval = 20s;
    settings.sweepInterval = 40s;
    settings.fullInterval = 24h;
    m_puller = std::make_unique<Puller>(PullPorts{*m_client, m_sink, m_time.queue, m_time.time, m_time.time}, settings,
                                        QRandomGenerator(++m_seed));
    QObject::connect(m_puller.get(), &Puller::caughtUp, m_puller.get(), [this] { ++m_caughtUp; });
    QObject::connect(m_puller.get(), &Puller::faulted, m_puller.get(),
                     [this](const QString &reason) { noteFault(reason); });
    m_puller->start();
}

bool PullRig::catchUp(Milliseconds within)
{
    const int before = m_caughtUp;
    return m_time.run(within, [&] { return m_caughtUp > before && m_client->underWay() == 0; });
}

void PullRig::learn()
{
    boot();
    if (!catchUp(60s)) qFatal("the pull without a fault does not end");
    m_steps = m_proxy.routes();
    change();
    m_time.run(90s, [] { return false; });
    m_changeSteps = m_proxy.routes().mid(m_steps.size());
    // Some rounds of deltas and sweeps; the first few requests are all kinds of them.
    m_changeSteps = m_changeSteps.mid(0, 16);
}

/// Price, stock, title and translation of one product; the other is unpublished and comes back.
void PullRig::change()
{
    ++m_changes;
    const QByteArray number = QByteArray::number(m_changes);
    const QByteArray now = QByteArray::number(QDateTime::currentMSecsSinceEpoch() + m_changes);
    m_home.run(QByteArray("UPDATE variant SET price_fen = " + number + "00, stock = " + number +
                          ", updated_at = " + now + " WHERE sku = 'D-500'"));
    m_home.run(QByteArray("UPDATE product SET title = '红枣 " + number + "', updated_at = " + now +
                          " WHERE handle = 'dates'"));
}

QString PullRig::differs(const MemorySink &expected)
{
    if (!m_sink.published) return QStringLiteral("not published");
    if (m_sink.publishedWith != expected.publishedWith) return QStringLiteral("half a catalog was published");
    if (m_sink.products.keys() != expected.products.keys()) return QStringLiteral("other products");
    if (m_sink.titles != expected.titles) return QStringLiteral("other texts");
    if (m_sink.categories.size() != expected.categories.size()) return QStringLiteral("other categories");
    if (m_sink.options.size() != expected.options.size()) return QStringLiteral("other ways of handing over");
    if (m_sink.images != expected.images) return QStringLiteral("other pictures");
    for (auto it = expected.products.begin(); it != expected.products.end(); ++it) {
        const RemoteProduct &ours = m_sink.products.value(it.key());
        if (ours.title != it->title || ours.variants.size() != it->variants.size())
            return QStringLiteral("another product");
        // Prices and stock come with the product or with a later sweep.
        for (const RemoteVariant &variant : it->variants) {
            const auto figure = [&variant](const MemorySink &sink, const RemoteProduct &product) {
                for (const RemoteVariant &known : product.variants)
                    if (known.id == variant.id)
                        return sink.figures.contains(variant.id)
                                   ? std::pair(sink.figures[variant.id].price, sink.figures[variant.id].stock)
                                   : std::pair(known.price, known.stock);
                return std::pair(std::optional<Money>(), -1);
            };
            if (figure(m_sink, ours) != figure(expected, *it)) return QStringLiteral("other prices or stock");
        }
    }
    return {};
}

CaseResult PullRig::strike(const Fault &fault, int step, int times, const MemorySink &expected)
{
    CaseResult result;
    m_timeout = timeoutFor(fault);
    SteadyTime healedAt = m_time.time.steadyNow();
    m_proxy.arm(fault, step, times);
    const auto noted =
        QObject::connect(&m_proxy, &FaultProxy::healed, &m_proxy, [&] { healedAt = m_time.time.steadyNow(); });
    boot();
    m_time.run(times < 0 ? Milliseconds(1h) : Milliseconds(20min),
               [&] { return times > 0 && (m_proxy.isHealed() || m_caughtUp > 5); });
    if (!m_proxy.isHealed()) {
        healedAt = m_time.time.steadyNow();
        m_proxy.heal();
    }
    QObject::disconnect(noted);
    const bool same = m_time.run(recoveryLimit + fault.announced, [&] { return differs(expected).isEmpty(); });
    result.recovery =
        std::max(Milliseconds(0),
                 std::chrono::duration_cast<Milliseconds>(m_time.time.steadyNow() - healedAt) - fault.announced);
    if (!same) result.problem = QStringLiteral("60 s after healing: %1").arg(differs(expected));
    if (m_sink.publishedWith != 0 && m_sink.publishedWith != expected.publishedWith)
        result.problem = QStringLiteral("half a catalog was published");
    result.reasons = m_reasons;
    result.requests = m_proxy.requests();
    return result;
}

CaseResult PullRig::run(const Fault &fault, int step, int times)
{
    // What the store has now, pulled without a fault.
    m_timeout = Fault::longTimeout;
    m_sink = MemorySink();
    m_proxy.reset();
    boot();
    if (!catchUp(60s)) return {QStringLiteral("the pull without a fault does not end"), {}, {}, false, 0};
    const MemorySink expected = std::exchange(m_sink, MemorySink());
    m_puller.reset();
    m_proxy.reset();
    m_reasons.clear();
    m_caughtUp = 0;
    return strike(fault, step, times, expected);
}

CaseResult PullRig::runChange(const Fault &fault, int step, int times)
{
    m_timeout = Fault::longTimeout;
    m_sink = MemorySink();
    m_proxy.reset();
    boot();
    if (!catchUp(60s)) return {QStringLiteral("the pull without a fault does not end"), {}, {}, false, 0};
    const MemorySink before = m_sink;
    m_puller.reset();
    change();
    m_sink = MemorySink();
    boot();
    if (!catchUp(60s)) return {QStringLiteral("the pull without a fault does not end"), {}, {}, false, 0};
    MemorySink expected = std::exchange(m_sink, before);
    expected.publishedWith = before.publishedWith;
    m_puller.reset();
    m_proxy.reset();
    m_reasons.clear();
    m_caughtUp = 0;
    return strike(fault, step, times, expected);
}

} // namespace caravan::faults
