// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/agent_link_host.h"

#include "domain/ids.h"

#include <QFile>

#include <sys/stat.h>

namespace caravan {

AgentLinkHost::~AgentLinkHost()
{
    m_host.reset();
    if (!m_path.isEmpty()) QFile::remove(m_path);
}

Result<Done, QString> AgentLinkHost::listen(const QString &socketPath)
{
    QFile::remove(socketPath);
    QUrl url;
    url.setScheme(QStringLiteral("local"));
    url.setPath(socketPath);
    // The mask of the process covers the moment between bind and chmod.
    const mode_t before = ::umask(0177);
    m_host = std::make_unique<QRemoteObjectHost>(url);
    ::umask(before);
    if (m_host->lastError() != QRemoteObjectNode::NoError || !QFile::exists(socketPath))
        return Failure{QStringLiteral("cannot listen on %1").arg(socketPath)};
    m_path = socketPath;
    if (::chmod(QFile::encodeName(socketPath).constData(), 0600) != 0 || !m_host->enableRemoting(this))
        return Failure{QStringLiteral("cannot serve on %1").arg(socketPath)};
    return Done();
}

bool AgentLinkHost::retry(QString orderId)
{
    if (!OrderId::parse(orderId)) return false;
    emit retryWanted(orderId);
    return true;
}

} // namespace caravan
