// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/process_options.h"
#include "storage/catalog_writer.h"
#include "storage/contact_vault.h"
#include "storage/order_outbox_sqlite.h"
#include "sync/agent/agent_link_host.h"
#include "sync/agent/catalog_sink_adapter.h"
#include "sync/agent/journal_check.h"
#include "sync/agent/store_session.h"
#include "sync/agent/store_settings.h"
#include "sync/agent/traffic_ledger.h"
#include "sync/outbox/worker_queue.h"

#include <QTimer>

#include <memory>

namespace caravan {

/// The agent as a whole: storage, the link to the kiosk, and a session with the store as soon as one is known.
/// Lives on the main thread. Destroying it is the orderly stop: requests under way are dropped (the next start looks
/// up what they did), jobs of the database are finished.
class Agent final : public QObject
{
    Q_OBJECT

public:
    /// Message where storage or the socket is not usable. `once`: ends by itself, see finished(). With a journal that
    /// is damaged and in use it pulls the catalog and delivers nothing.
    static Result<std::unique_ptr<Agent>, QString> open(const ProcessOptions &options, const ContactVault &vault,
                                                        const Clock &clock, bool once, JournalHealth journal);
    void start();

signals:
    /// Of --once: everything that could be pulled and delivered has been. `whole`: without a fault, no order left.
    void finished(bool whole);
    /// The catalog's file shows itself damaged: it must be begun anew, by an agent that opens it again.
    void catalogDamaged();
    /// So does the journal: it must be read as a whole again.
    void journalDamaged();

private:
    Agent(const ProcessOptions &options, const Clock &clock, std::unique_ptr<CatalogWriter> writer,
          std::unique_ptr<OrderOutbox> outbox, bool once);

    void connectLink();
    void openSession();
    void connectSession();
    void noteAnswer();
    void noteFault(const QString &reason, bool storeWide);
    void refreshAccounts();
    void refreshCatalog();
    void readTraffic();
    void noteTraffic();
    void writeTraffic();
    void endOnce();

    const ProcessOptions &m_options;
    const Clock &m_clock;
    std::unique_ptr<CatalogWriter> m_writer;
    std::unique_ptr<OrderOutbox> m_outbox;
    CatalogSinkAdapter m_sink;
    WorkerQueue m_queue; ///< goes before the storage that its jobs use
    AgentLinkHost m_link;
    StoreSettingsWatch m_settings;
    QTimer m_accountsTimer;
    std::unique_ptr<StoreSession> m_session;
    qint64 m_bytesBefore = 0; ///< of earlier sessions
    TrafficLedger m_traffic;
    QTimer m_trafficTimer;
    bool m_once = false;
    bool m_journalInUse = false; ///< damaged, and waiting for others to let go of it
    bool m_pulled = false;
    bool m_faulted = false;
};

} // namespace caravan
