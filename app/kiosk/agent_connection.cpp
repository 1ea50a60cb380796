// SPDX-License-Identifier: Apache-2.0
#include "kiosk/agent_connection.h"

#include <QUrl>

namespace caravan {

AgentConnection::AgentConnection(const QString &socket, QObject *parent)
    : QObject(parent)
{
    QUrl address;
    address.setScheme(QStringLiteral("local"));
    address.setPath(socket);
    m_node.connectToNode(address);
    m_link.reset(m_node.acquire<AgentLinkReplica>());
    connect(m_link.get(), &AgentLinkReplica::stateChanged, this, &AgentConnection::statusChanged);
    connect(m_link.get(), &AgentLinkReplica::storeReachableChanged, this, &AgentConnection::statusChanged);
    connect(m_link.get(), &AgentLinkReplica::catalogVersionChanged, this, &AgentConnection::catalogVersionChanged);
    connect(m_link.get(), &AgentLinkReplica::orderChanged, this, &AgentConnection::ordersChanged);
    // The word of an agent that waits (sync/agent/agent.cpp); it may have been said before this connection was there.
    const auto look = [this] {
        if (present() && m_link->lastFault() == u"journal.damaged-in-use") emit journalDamaged();
    };
    connect(m_link.get(), &AgentLinkReplica::lastFaultChanged, this, look);
    connect(m_link.get(), &AgentLinkReplica::stateChanged, this, look);
}

bool AgentConnection::present() const { return m_link->state() == QRemoteObjectReplica::Valid; }

void AgentConnection::orderPlaced()
{
    if (present()) m_link->orderPlaced();
}

} // namespace caravan
