// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config.h"
#include "sync/outbox/dispatcher.h"
#include "sync/outbox/qt_scheduler.h"
#include "sync/outbox/store_audit.h"
#include "sync/pull/puller.h"
#include "sync/store/medusa/medusa_store_client.h"

namespace caravan {

/// Everything that works with one store: its client, delivery, audit, pull. The agent makes a new one when the store
/// changes. Lives on the agent's thread; may be destroyed at any time.
class StoreSession final : public QObject
{
    Q_OBJECT

public:
    struct Ports
    {
        OrderOutbox &outbox;
        CatalogSink &sink;
        JobQueue &queue;
        const Clock &clock;
    };

    StoreSession(const MedusaConnection &connection, const Config &config, const QString &imageDir, Ports ports,
                 QObject *parent = nullptr);
    void start();

    [[nodiscard]] Dispatcher &dispatcher() { return m_dispatcher; }
    [[nodiscard]] Puller &puller() { return m_puller; }
    [[nodiscard]] StoreAudit &audit() { return m_audit; }
    [[nodiscard]] TrafficCounts traffic() const { return m_client.traffic(); }
    /// Names the store by what survives a move to another address: region and key. Another one never had our orders.
    static QString fingerprint(const MedusaConnection &connection);

private:
    void startPull();

    Ports m_ports;
    QString m_identity; ///< of the store, for its catalog
    QtScheduler m_scheduler;
    MedusaStoreClient m_client;
    DeliveryPorts m_delivery;
    Dispatcher m_dispatcher;
    StoreAudit m_audit;
    Puller m_puller;
};

} // namespace caravan
