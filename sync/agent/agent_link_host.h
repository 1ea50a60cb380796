// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "rep_agent_link_source.h"

#include <QRemoteObjectHost>

#include <memory>

namespace caravan {

/// The agent's end of the link to the kiosk: holds the status that the kiosk reads and passes its wishes on. The socket
/// has mode 0600 in a folder of mode 0700. Lives on the agent's thread.
class AgentLinkHost final : public AgentLinkSimpleSource
{
    Q_OBJECT

public:
    using AgentLinkSimpleSource::AgentLinkSimpleSource;
    ~AgentLinkHost() override;

    /// A socket file that is there is a dead agent's, since this process holds the agent's lock.
    Result<Done, QString> listen(const QString &socketPath);

    // What the replica may only read, the agent sets.
    using AgentLinkSimpleSource::setAcknowledged;
    using AgentLinkSimpleSource::setBytesReceived;
    using AgentLinkSimpleSource::setCatalogVersion;
    using AgentLinkSimpleSource::setLastContactMs;
    using AgentLinkSimpleSource::setLastFault;
    using AgentLinkSimpleSource::setPending;
    using AgentLinkSimpleSource::setPulling;
    using AgentLinkSimpleSource::setQuarantined;
    using AgentLinkSimpleSource::setStoreReachable;
    using AgentLinkSimpleSource::setTrafficToday;

    void syncNow() override { emit syncWanted(); }
    void orderPlaced() override { emit orderWasPlaced(); }
    bool retry(QString orderId) override;

signals:
    void syncWanted();
    void orderWasPlaced();
    void retryWanted(const QString &orderId);

private:
    QString m_path;
    std::unique_ptr<QRemoteObjectHost> m_host;
};

} // namespace caravan
