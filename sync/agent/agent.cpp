// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/agent.h"

#include "core/logging.h"
#include "sync/agent/closed_outbox.h"

namespace caravan {

namespace {
constexpr Milliseconds accountsInterval{2'000};
constexpr Milliseconds trafficInterval{60'000};

/// Asks the kiosk to let go of the damaged journal (app/kiosk/agent_connection.h).
QString inUse() { return QStringLiteral("journal.damaged-in-use"); }
} // namespace

Result<std::unique_ptr<Agent>, QString> Agent::open(const ProcessOptions &options, const ContactVault &vault,
                                                    const Clock &clock, bool once, JournalHealth journal)
{
    auto writer = CatalogWriter::open(state::catalogDatabase(options.stateDir));
    if (!writer)
        return Failure{
            QStringLiteral("cannot open the catalog: %1").arg(QLatin1String(storageErrorName(writer.error())))};
    std::unique_ptr<OrderOutbox> outbox = std::make_unique<ClosedOutbox>(JournalError::Damaged);
    if (journal == JournalHealth::Usable) {
        auto opened = OrderOutboxSqlite::open({state::journalDatabase(options.stateDir), {}}, vault, clock);
        if (!opened)
            return Failure{QStringLiteral("cannot open the journal (%1)").arg(static_cast<int>(opened.error()))};
        outbox = std::move(opened).value();
    }
    std::unique_ptr<Agent> agent(new Agent(options, clock, std::move(writer).value(), std::move(outbox), once));
    agent->m_journalInUse = journal == JournalHealth::DamagedInUse;
    if (const auto listening = agent->m_link.listen(state::agentSocket(options.stateDir)); !listening)
        return listening.failure();
    return agent;
}

Agent::Agent(const ProcessOptions &options, const Clock &clock, std::unique_ptr<CatalogWriter> writer,
             std::unique_ptr<OrderOutbox> outbox, bool once)
    : m_options(options)
    , m_clock(clock)
    , m_writer(std::move(writer))
    , m_outbox(std::move(outbox))
    , m_sink(*m_writer)
    , m_settings(options.config, state::storeConnection(options.stateDir))
    , m_once(once)
{
    connectLink();
    connect(&m_settings, &StoreSettingsWatch::changed, this, &Agent::openSession);
    connect(&m_accountsTimer, &QTimer::timeout, this, &Agent::refreshAccounts);
    connect(&m_trafficTimer, &QTimer::timeout, this, &Agent::writeTraffic);
}

void Agent::start()
{
    if (m_journalInUse) m_link.setLastFault(inUse());
    m_accountsTimer.start(accountsInterval);
    m_trafficTimer.start(trafficInterval);
    readTraffic();
    refreshAccounts();
    refreshCatalog();
    m_settings.start();
    if (m_once && !m_session) QTimer::singleShot(0, this, [this] { emit finished(false); });
}

void Agent::connectLink()
{
    connect(&m_link, &AgentLinkHost::syncWanted, this, [this] {
        if (!m_session) return;
        m_session->dispatcher().syncNow();
        m_session->puller().syncNow();
    });
    connect(&m_link, &AgentLinkHost::orderWasPlaced, this, [this] {
        if (m_session) m_session->dispatcher().orderPlaced();
        refreshAccounts();
    });
    connect(&m_link, &AgentLinkHost::retryWanted, this, [this](const QString &text) {
        const auto id = OrderId::parse(text);
        if (id && m_session) m_session->dispatcher().release(*id);
    });
}

void Agent::openSession()
{
    if (m_session) m_bytesBefore += m_session->traffic().received();
    noteTraffic();
    m_traffic.beginSession();
    m_session.reset();
    m_link.setPulling(false);
    m_session =
        std::make_unique<StoreSession>(*m_settings.connection(), m_options.config, state::imageDir(m_options.stateDir),
                                       StoreSession::Ports{*m_outbox, m_sink, m_queue, m_clock});
    connectSession();
    m_session->start();
}

void Agent::connectSession()
{
    Dispatcher &dispatcher = m_session->dispatcher();
    Puller &puller = m_session->puller();
    connect(&dispatcher, &Dispatcher::storeAnswered, this, &Agent::noteAnswer);
    connect(&dispatcher, &Dispatcher::faulted, this, &Agent::noteFault);
    connect(&dispatcher, &Dispatcher::orderChanged, this, [this](const OrderId &id) {
        emit m_link.orderChanged(id.toString());
        refreshAccounts();
    });
    connect(&puller, &Puller::storeAnswered, this, &Agent::noteAnswer);
    connect(&puller, &Puller::faulted, this, [this](const QString &reason) {
        noteFault(reason, true);
        if (m_sink.damaged()) emit catalogDamaged();
    });
    connect(&puller, &Puller::pullingChanged, this, [this](bool pulling) { m_link.setPulling(pulling); });
    connect(&puller, &Puller::catalogTouched, this, &Agent::refreshCatalog);
    if (!m_once) return;
    connect(&puller, &Puller::caughtUp, this, [this] {
        m_pulled = true;
        endOnce();
    });
    connect(&puller, &Puller::faulted, this, [this] {
        m_pulled = m_faulted = true;
        endOnce();
    });
    connect(&dispatcher, &Dispatcher::idled, this, &Agent::endOnce);
    connect(&m_session->audit(), &StoreAudit::roundDone, this, &Agent::endOnce);
}

void Agent::noteAnswer()
{
    m_link.setStoreReachable(true);
    m_link.setLastContactMs(toMillis(m_clock.utcNow()));
    m_link.setBytesReceived(m_bytesBefore + m_session->traffic().received());
    m_link.setLastFault(m_journalInUse ? inUse() : QString());
}

void Agent::noteFault(const QString &reason, bool storeWide)
{
    if (storeWide) m_link.setStoreReachable(false);
    m_link.setLastFault(m_journalInUse ? inUse() : reason);
    if (!m_journalInUse && reason == u"journal.damaged") emit journalDamaged();
}

void Agent::refreshAccounts()
{
    ask(
        m_queue, this, [&outbox = *m_outbox] { return outbox.accounts(); },
        [this](const Result<OrderAccounts, JournalError> &accounts) {
            noteTraffic();
            if (!accounts) return;
            m_link.setPending(accounts->pending);
            m_link.setAcknowledged(accounts->acknowledged);
            m_link.setQuarantined(accounts->quarantined);
            if (!accounts->balance()) qCCritical(lcOrders) << "the accounts of the orders do not balance";
        });
}

void Agent::refreshCatalog()
{
    ask(
        m_queue, this, [&sink = m_sink] { return sink.freshness(); },
        [this](const CatalogSink::Written<CatalogFreshness> &freshness) {
            if (freshness) m_link.setCatalogVersion(freshness->version);
        });
}

void Agent::readTraffic()
{
    ask(
        m_queue, this, [&sink = m_sink] { return sink.cursor(TrafficLedger::cursorKey()); },
        [this](const CatalogSink::Written<QString> &text) {
            if (text) m_traffic.add(*text);
        });
}

void Agent::noteTraffic()
{
    if (!m_session) return;
    m_traffic.note(m_session->traffic(), m_clock.utcNow());
    m_link.setTrafficToday(m_traffic.dayText(m_clock.utcNow()));
}

void Agent::writeTraffic()
{
    noteTraffic();
    const PullCursor kept{TrafficLedger::cursorKey(), m_traffic.toText()};
    ask(
        m_queue, this, [&sink = m_sink, kept] { return sink.setCursors({kept}); }, [](const auto &) {});
}

void Agent::endOnce()
{
    if (!m_pulled || !m_session->dispatcher().isIdle() || !m_session->audit().isIdle()) return;
    writeTraffic();
    // From the journal, not from the link's copy: this is the exit status.
    ask(
        m_queue, this, [&outbox = *m_outbox] { return outbox.accounts(); },
        [this](const Result<OrderAccounts, JournalError> &accounts) {
            emit finished(!m_faulted && accounts && accounts->pending == 0);
        });
}

} // namespace caravan
