// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rep_agent_link_replica.h"

#include <QRemoteObjectNode>

#include <memory>

namespace caravan {

/// The kiosk's end of the link to the agent. Without the agent everything of the kiosk works; this reconnects by
/// itself. GUI thread.
class AgentConnection : public QObject
{
    Q_OBJECT

public:
    explicit AgentConnection(const QString &socket, QObject *parent = nullptr);

    [[nodiscard]] bool present() const;
    [[nodiscard]] bool storeReachable() const { return present() && m_link->storeReachable(); }

    /// Wakes the dispatcher; without the agent nothing: it finds the order in the journal when it comes.
    void orderPlaced();

signals:
    void statusChanged();
    void catalogVersionChanged();
    void ordersChanged();
    /// The agent found the journal damaged and waits for the kiosk to let go of it.
    void journalDamaged();

private:
    QRemoteObjectNode m_node;
    std::unique_ptr<AgentLinkReplica> m_link;
};

} // namespace caravan
