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
    connect(m_link.get(), &AgentLinkReplica::lastFaultChanged, this, [this](const QString &fault) {
        if (present() && fault == u"journal.damaged") emit journalDamaged();
    });
}

bool AgentConnection::present() const { return m_link->state() == QRemoteObjectReplica::Valid; }

void AgentConnection::orderPlaced()
{
    if (present()) m_link->orderPlaced();
}

} // namespace caravan
