// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/http/fault_proxy.h"
#include "faults/http/hybrid_time.h"
#include "faults/http/store_home.h"

#include <QSet>

namespace caravan::faults {

/// What came of one case of the matrix.
struct CaseResult
{
    QString problem; ///< empty: it held
    Milliseconds recovery{0};
    QSet<QString> reasons; ///< what staff could read
    bool staffDecided = false;
    int requests = 0;
};

/// A terminal's client before the real demo store, with the proxy between them, in one process on virtual time.
class TerminalRig
{
protected:
    TerminalRig(StoreHome &home, const Certificates *certificates);

    /// A new client, as after a restart; what used the old one must be gone.
    void connectTo(const QString &url);
    void noteFault(const QString &reason);

    StoreHome &m_home;
    QString m_url; ///< of the proxy
    FaultProxy m_proxy;
    HybridTime m_time;
    quint32 m_seed = 0; ///< another one each time, the same ones in each run
    Milliseconds m_timeout = Fault::longTimeout;
    std::unique_ptr<MedusaStoreClient> m_client;
    QSet<QString> m_reasons;
};

} // namespace caravan::faults
