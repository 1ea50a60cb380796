// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "fleet/terminal/fleet_transport.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTimer>

class QNetworkReply;

namespace caravan {

/// Fetches over HTTP(S) from a static host: byte ranges, conditional requests, no redirects, no more bytes than
/// allowed, and an end for a host that sends next to nothing. Lives on the agent's thread.
class HttpTransport final : public QObject, public FleetTransport
{
    Q_OBJECT

public:
    struct Limits
    {
        Milliseconds silence{30'000};    ///< no byte for so long: broken
        Milliseconds slowWindow{60'000}; ///< less than slowBytes within it: broken
        qint64 slowBytes = 1024;
    };

    explicit HttpTransport(Limits limits, QObject *parent = nullptr);
    ~HttpTransport() override;
    void fetch(const FetchRequest &request, FetchSink &sink, std::function<void(FetchEnd)> ended) override;
    [[nodiscard]] qint64 bytesReceived() const { return m_bytes; }

private:
    void takeHead();
    void takeBody();
    void checkSpeed();
    void stop(FetchEnd::Kind kind, const QString &detail);
    void finish();

    Limits m_limits;
    QNetworkAccessManager m_access;
    QTimer m_speedTimer;
    QPointer<QNetworkReply> m_reply;
    FetchRequest m_request;
    FetchSink *m_sink = nullptr;
    std::function<void(FetchEnd)> m_ended;
    FetchEnd m_end;
    bool m_headTaken = false;
    bool m_stopped = false;
    qint64 m_whole = 0; ///< bytes of the whole that are here
    qint64 m_bytes = 0;
    qint64 m_windowBytes = 0;
};

} // namespace caravan
