// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/puller.h"

#include "core/logging.h"
#include "sync/pull/catalog_pass.h"
#include "sync/pull/delta_pass.h"
#include "sync/pull/image_pass.h"
#include "sync/pull/options_pass.h"
#include "sync/pull/stock_pass.h"
#include "sync/pull/sweep_pass.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr SteadyTime never = SteadyTime::max();

struct Standing
{
    QString fullState;
    QString fullDone;
    bool published = false;
};

} // namespace

Puller::Puller(PullPorts ports, Settings settings, QRandomGenerator random, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_settings(std::move(settings))
    , m_random(random)
{
}

QString Puller::fullDoneKey() { return u"pull.full_done_ms"_qs; }

Puller::~Puller() { m_ports.scheduler.cancel(m_timer); }

void Puller::start()
{
    ask(
        m_ports.queue, this,
        [&sink = m_ports.sink] {
            const auto freshness = sink.freshness();
            return Standing{sink.cursor(CatalogPass::stateKey()).valueOr({}), sink.cursor(fullDoneKey()).valueOr({}),
                            freshness && freshness->published};
        },
        [this](const Standing &standing) { begin(standing.fullState, standing.fullDone, standing.published); });
}

void Puller::begin(const QString &fullState, const QString &fullDone, bool published)
{
    m_started = true;
    m_deltaAt = m_stockAt = m_imagesAt = m_optionsAt = m_fullAt = now();
    m_sweepAt = never;
    // The wall clock only says how long ago the last whole pull was; where it cannot be right, pull now.
    const Milliseconds age(toMillis(m_ports.clock.utcNow()) - fullDone.toLongLong());
    const bool recent = age >= Milliseconds(0) && age < m_settings.fullInterval;
    if (published && fullState.isEmpty() && recent) {
        m_fullAt = now() + (m_settings.fullInterval - age);
        m_optionsAt = m_fullAt;
    }
    tick();
}

void Puller::syncNow()
{
    if (!m_started) return;
    m_deltaAt = m_stockAt = m_notBefore = now();
    if (!m_suspected.isEmpty()) m_sweepAt = now();
    if (!m_pass) tick();
}

std::optional<Puller::Work> Puller::dueWork() const
{
    const SteadyTime time = now();
    if (m_fullAt <= time) return Work::Full;
    if (m_deltaAt <= time) return Work::Delta;
    if (m_stockAt <= time) return Work::Stock;
    if (m_sweepAt <= time) return Work::Sweep;
    if (m_optionsAt <= time) return Work::Options;
    if (m_imagesAt <= time) return Work::Images;
    return std::nullopt;
}

void Puller::tick()
{
    if (m_pass) return;
    if (now() < m_notBefore) return armAt(m_notBefore);
    if (const auto work = dueWork()) return run(*work);
    armAt(std::min({m_fullAt, m_deltaAt, m_stockAt, m_sweepAt, m_optionsAt, m_imagesAt}));
    emit caughtUp();
}

void Puller::armAt(SteadyTime time)
{
    m_ports.scheduler.cancel(m_timer);
    m_timer = m_ports.scheduler.after(std::max(time - now(), Milliseconds(1)), [this] {
        m_timer = 0;
        tick();
    });
}

void Puller::run(Work work)
{
    switch (work) {
    case Work::Full:
        m_pass = std::make_unique<CatalogPass>(m_ports, m_gate);
        break;
    case Work::Sweep:
        m_pass = std::make_unique<SweepPass>(m_ports, m_gate, m_suspected);
        break;
    case Work::Options:
        m_pass = std::make_unique<OptionsPass>(m_ports, m_gate, m_settings.terminal);
        break;
    case Work::Delta:
        m_pass = std::make_unique<DeltaPass>(m_ports, m_gate);
        break;
    case Work::Stock:
        m_pass = std::make_unique<StockPass>(m_ports, m_gate, m_tags);
        break;
    case Work::Images:
        m_pass = std::make_unique<ImagePass>(m_ports, m_gate, m_settings.imageDir, m_settings.imageRecheck);
        break;
    }
    connect(m_pass.get(), &PullPass::answered, this, &Puller::storeAnswered);
    connect(m_pass.get(), &PullPass::refreshed, this, [this](const QList<ProductId> &ids) { m_tags.forget(ids); });
    if (work == Work::Full) m_tags.clear();
    connect(m_pass.get(), &PullPass::finished, this, [this, work] { passFinished(work); });
    connect(m_pass.get(), &PullPass::failed, this, &Puller::passFailed);
    if (work != Work::Images) emit pullingChanged(true);
    m_pass->run();
}

void Puller::passFinished(Work work)
{
    m_failures = 0;
    const SteadyTime time = now();
    switch (work) {
    case Work::Full: {
        m_fullAt = time + m_settings.fullInterval;
        m_sweepAt = m_optionsAt = m_deltaAt = m_imagesAt = time;
        m_stockAt = time + m_settings.sweepInterval; // every price and stock figure came with the products
        const PullCursor done{fullDoneKey(), QString::number(toMillis(m_ports.clock.utcNow()))};
        ask(
            m_ports.queue, this, [&sink = m_ports.sink, done] { return sink.setCursors({done}); }, [](const auto &) {});
        break;
    }
    case Work::Sweep:
        m_sweepAt = m_suspected.isEmpty() ? never : time + m_settings.deltaInterval;
        break;
    case Work::Options:
        m_optionsAt = static_cast<OptionsPass &>(*m_pass).succeeded() ? never : time + m_settings.sweepInterval;
        break;
    case Work::Delta:
        m_deltaAt = time + m_settings.deltaInterval;
        break;
    case Work::Stock:
        m_stockAt = time + m_settings.sweepInterval;
        break;
    case Work::Images:
        m_imagesAt = static_cast<ImagePass &>(*m_pass).foundNone() ? time + m_settings.deltaInterval : time;
        break;
    }
    endPass();
    emit catalogTouched();
    tick();
}

void Puller::passFailed(const PullFault &fault)
{
    m_notBefore = now() + m_settings.retry.delay(++m_failures, fault.fault.retryAfter, m_random);
    qCInfo(lcSync) << "pull will try again" << fault.reason << "status" << fault.fault.status;
    endPass();
    emit faulted(fault.reason);
    tick();
}

void Puller::endPass()
{
    // Called from within the pass's own signal.
    m_pass->disconnect(this);
    m_pass.release()->deleteLater();
    emit pullingChanged(false);
}

} // namespace caravan
