// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/store/medusa/gzip_reader.h"
#include "sync/store/store_client.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace caravan {

/// A whole answer, whatever its status.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;      ///< decompressed
    qint64 wireBytes = 0; ///< of the body as it came
    QByteArray contentType;
    QByteArray etag;
    QByteArray retryAfter;
    QByteArray date;
};

/// One request under way: collects the body up to a limit and calls back once, or never after it was destroyed.
/// Lives on the agent's thread as a child of the client. Beyond the limit the connection is dropped while reading, so
/// an endless body or a gzip bomb costs at most `bodyLimit` bytes of memory. Gzip is unpacked here and not by Qt, which
/// hides how many bytes came and unpacks ahead of what is read. The request's transfer
/// time-out covers silence, `deadline` a server that drips.
class HttpExchange final : public QObject
{
public:
    using Callback = std::function<void(Result<HttpAnswer, StoreFault>)>;

    /// Takes the reply over.
    HttpExchange(QNetworkReply *reply, qsizetype bodyLimit, Milliseconds deadline, Callback callback, QObject *parent);
    ~HttpExchange() override;

private:
    enum class Cut { None, TooLarge, Encoding, Deadline };

    void readSome();
    void take(const QByteArray &part);
    void cut(Cut why);
    void finish();
    [[nodiscard]] Result<HttpAnswer, StoreFault> outcome() const;

    struct LaterDeleter
    {
        void operator()(QNetworkReply *reply) const;
    };
    std::unique_ptr<QNetworkReply, LaterDeleter> m_reply;
    qsizetype m_bodyLimit;
    Callback m_callback;
    QByteArray m_body;
    qint64 m_wireBytes = 0;
    std::optional<GzipReader> m_gzip;
    QTimer m_deadline;
    Cut m_cut = Cut::None;
};

} // namespace caravan
