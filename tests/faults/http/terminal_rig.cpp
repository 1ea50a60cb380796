// SPDX-License-Identifier: Apache-2.0
#include "faults/http/terminal_rig.h"

namespace caravan::faults {

TerminalRig::TerminalRig(StoreHome &home, const Certificates *certificates)
    : m_home(home)
    , m_proxy(home.port(), certificates)
{
    m_url = QStringLiteral("%1://127.0.0.1:%2")
                .arg(certificates ? QStringLiteral("https") : QStringLiteral("http"))
                .arg(m_proxy.port());
}

void TerminalRig::connectTo(const QString &url)
{
    m_time.client = nullptr;
    const auto made = MedusaConnection::make(url, m_home.identity().publishableKey, m_home.identity().regionId,
                                             QStringLiteral("cn"), m_timeout);
    if (!made) qFatal("%s", qPrintable(made.error()));
    MedusaConnection connection = *made;
    connection.deadline = 2 * m_timeout;
    m_client = std::make_unique<MedusaStoreClient>(connection, m_time.time);
    m_time.client = m_client.get();
}

void TerminalRig::noteFault(const QString &reason)
{
    m_reasons.insert(reason);
    m_proxy.countRefused();
}

} // namespace caravan::faults
