// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/demostore/router.h"

#include <QHttpServer>

namespace caravan::demostore {

/// The HTTP side: listens on 127.0.0.1 only, turns Qt's requests into ours, adds ETag and answers If-None-Match with
/// 304 (as Medusa does on every JSON answer), and packs JSON with gzip where it is asked for (Medusa with
/// `http.compression`). Lives on the thread that made it; the router must outlive it.
/// Qt's server reads a whole body before it hands it over: the limit is checked after that, so only this machine's own
/// processes, which alone can connect, can make it hold more.
class HttpFront
{
public:
    explicit HttpFront(const Router &router);

    /// Port 0: any free one. Returns the port, or why there is none.
    Result<quint16, QString> listen(quint16 port);

private:
    [[nodiscard]] QHttpServerResponse respond(const QHttpServerRequest &request) const;

    const Router &m_router;
    QHttpServer m_server;
};

} // namespace caravan::demostore
