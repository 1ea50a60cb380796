// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace caravan {

struct FetchRequest
{
    QString url;
    qint64 from = 0; ///< bytes that are here already
    qint64 most = 0; ///< bytes of the whole; more of them end the fetch
    QByteArray tag;  ///< ETag of what is here already; empty: none
};

struct FetchEnd
{
    enum class Kind {
        Whole,
        NotModified,
        Broken,  ///< no line, cut, stalled, too slow, 5xx: try again
        Refused, ///< 4xx, a redirect, a body that is no answer
        TooLong, ///< more bytes than were allowed
        Stopped, ///< the sink took no more
    };
    Kind kind = Kind::Broken;
    QByteArray tag;
    QString detail; ///< for the log; no addresses
};

/// Takes the bytes of one fetch as they come.
class FetchSink
{
public:
    virtual ~FetchSink() = default;
    /// False: no more of them.
    virtual bool take(const QByteArray &bytes) = 0;
    /// The server sends from the first byte on, whatever was asked. False: cannot be done.
    virtual bool restart() = 0;
};

/// How the updater reaches the fleet's address: HTTP, or a test's own. One fetch at a time.
class FleetTransport
{
public:
    virtual ~FleetTransport() = default;
    /// Calls ended() once, from the event loop or at once. The sink lives until then.
    virtual void fetch(const FetchRequest &request, FetchSink &sink, std::function<void(FetchEnd)> ended) = 0;
};

/// Long work off the caller's thread, one job after the other. then() comes back on the caller's thread.
class FleetJobs
{
public:
    virtual ~FleetJobs() = default;
    virtual void run(std::function<void()> work, std::function<void()> then) = 0;
};

} // namespace caravan
