// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/job_queue.h"
#include "sync/outbox/scheduler.h"
#include "sync/pull/catalog_sink.h"

#include <QHash>
#include <QObject>

#include <array>

namespace caravan {

/// What a pull works with; all of it outlives the puller.
struct PullPorts
{
    StoreClient &store;
    CatalogSink &sink; ///< used on `queue` only
    JobQueue &queue;
    Scheduler &scheduler;
    const Clock &clock;
};

inline constexpr int pullPageSize = 100; ///< measured: 4.5 s for a thousand products, docs/store-api.md
inline constexpr int sweepPageSize = 1'000;
inline constexpr std::array translatedLanguages{Language::UgCn, Language::Kk, Language::Ru, Language::En};

/// Lets orders go first: while it is shut, a pull waits before its next request.
class PullGate
{
public:
    void pass(std::function<void()> request)
    {
        if (m_shut)
            m_waiting.append(std::move(request));
        else
            request();
    }
    void setShut(bool shut)
    {
        m_shut = shut;
        while (!m_shut && !m_waiting.isEmpty())
            m_waiting.takeFirst()();
    }

private:
    bool m_shut = false;
    QList<std::function<void()>> m_waiting;
};

struct PullFault
{
    StoreFault fault;
    QString reason; ///< `area.word`
};

/// One piece of work of the puller: asks the store page by page, writes each page, ends once. Lives on the agent's
/// thread, owned by the Puller; destroying it at any time is fine.
class PullPass : public QObject
{
    Q_OBJECT

public:
    PullPass(PullPorts ports, PullGate &gate)
        : m_ports(ports)
        , m_gate(gate)
    {
    }
    virtual void run() = 0;

signals:
    void answered();
    /// Whole products were written from elsewhere than the price sweep.
    void refreshed(const QList<caravan::ProductId> &ids);
    void finished();
    void failed(const caravan::PullFault &fault);

protected:
    /// Sends `request(reply)` when orders allow it; a fault ends the pass.
    template <class T, class Request, class Then> void fetch(Request request, Then then);
    /// The same, but a fault is given to `otherwise`.
    template <class T, class Request, class Then, class Otherwise>
    void fetch(Request request, Then then, Otherwise otherwise);
    /// Runs `job(sink)` on the queue; an error ends the pass.
    template <class Job, class Then> void write(Job job, Then then);
    /// Fetches these products whole, with their texts in every language, and writes them; then `then()`.
    void refresh(const QList<ProductId> &ids, std::function<void()> then);
    /// Remembers the newest time that the store named for a product in this pass.
    void noteUpdate(const ProductId &id, const QString &updatedAt);
    void finish();
    void fail(const StoreFault &fault);
    [[nodiscard]] UtcTime now() const { return m_ports.clock.utcNow(); }

    PullPorts m_ports;

private:
    void refreshTexts(const QList<ProductId> &ids, size_t language, std::function<void()> then);
    void failWriting(CatalogError error);
    /// Where a row is older than the time that is known of its product, the answer came from a cache on the way, and
    /// nothing newer would ever be asked for: then the pass fails. A time that is not given says nothing.
    template <class Row> [[nodiscard]] bool passFresh(const QList<Row> &rows, ProductId Row::*id);

    PullGate &m_gate;
    QHash<ProductId, QString> m_updatedAt;
    bool m_over = false;
};

template <class T, class Request, class Then, class Otherwise>
void PullPass::fetch(Request request, Then then, Otherwise otherwise)
{
    m_gate.pass([guard = QPointer<PullPass>(this), request, then, otherwise] {
        if (!guard || guard->m_over) return;
        request(StoreReply<T>([guard, then, otherwise](const Result<T, StoreFault> &reply) {
            if (!guard || guard->m_over) return;
            if (!reply) return otherwise(reply.error());
            emit guard->answered();
            then(*reply);
        }));
    });
}

template <class T, class Request, class Then> void PullPass::fetch(Request request, Then then)
{
    fetch<T>(request, then, [this](const StoreFault &fault) { fail(fault); });
}

template <class Job, class Then> void PullPass::write(Job job, Then then)
{
    ask(
        m_ports.queue, this, [&sink = m_ports.sink, job] { return job(sink); },
        [this, then](auto result) {
            if (m_over) return;
            if (!result) return failWriting(result.error());
            then(std::move(result).value());
        });
}

} // namespace caravan
