// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/http_exchange.h"

namespace caravan {

namespace {

constexpr qint64 readBuffer = 256 * 1024;
constexpr qint64 chunk = 64 * 1024;

/// True where the request certainly did not reach the store. All else may have (I4).
bool neverReached(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::BackgroundRequestNotAllowedError:
        return true;
    default:
        return false;
    }
}

/// Errors of the status (4xx, 5xx) come with a whole answer; those of the line do not. 400 is among Qt's protocol
/// errors.
bool isStatusError(QNetworkReply::NetworkError error)
{
    return (error > 200 && error < 300 && error != QNetworkReply::ContentReSendError) || error > 400 ||
           error == QNetworkReply::ProtocolInvalidOperationError;
}

bool isProtocolError(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError;
}

} // namespace

void HttpExchange::LaterDeleter::operator()(QNetworkReply *reply) const { reply->deleteLater(); }

HttpExchange::HttpExchange(QNetworkReply *reply, qsizetype bodyLimit, Milliseconds deadline, Callback callback,
                           QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_bodyLimit(bodyLimit)
    , m_callback(std::move(callback))
{
    reply->setReadBufferSize(readBuffer);
    connect(reply, &QNetworkReply::readyRead, this, [this] { readSome(); });
    // Queued, so that the callback may destroy the client: not from within a signal of the reply.
    connect(
        reply, &QNetworkReply::finished, this, [this] { finish(); }, Qt::QueuedConnection);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_cut = Cut::Deadline;
        m_reply->abort();
    });
    m_deadline.start(deadline);
}

HttpExchange::~HttpExchange()
{
    m_reply->disconnect(this);
    if (m_reply->isRunning()) m_reply->abort();
}

void HttpExchange::cut(Cut why)
{
    m_cut = why;
    m_body.clear();
    if (m_reply->error() == QNetworkReply::NoError) m_reply->abort();
}

void HttpExchange::take(const QByteArray &part)
{
    if (m_wireBytes == 0) {
        const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
        if (encoding == "gzip")
            m_gzip.emplace();
        else if (!encoding.isEmpty() && encoding != "identity")
            return cut(Cut::Encoding);
    }
    m_wireBytes += part.size();
    if (m_wireBytes > m_bodyLimit) return cut(Cut::TooLarge);
    if (!m_gzip) {
        m_body += part;
        return;
    }
    const auto unpacked = m_gzip->read(part, m_body, m_bodyLimit);
    if (!unpacked) cut(unpacked.error() == GzipReader::Fault::TooLarge ? Cut::TooLarge : Cut::Encoding);
}

void HttpExchange::readSome()
{
    while (m_cut == Cut::None && m_reply->isOpen()) {
        const QByteArray part = m_reply->read(chunk);
        if (part.isEmpty()) return;
        take(part);
    }
}

void HttpExchange::finish()
{
    readSome();
    m_deadline.stop();
    const Callback callback = std::exchange(m_callback, {});
    const auto result = outcome();
    deleteLater();
    if (callback) callback(result);
}

Result<HttpAnswer, StoreFault> HttpExchange::outcome() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto fault = [status](StoreFaultKind kind, const QString &code) {
        return Failure{StoreFault{kind, status, code, Milliseconds(0)}};
    };
    if (m_cut == Cut::TooLarge) return fault(StoreFaultKind::Foreign, u"too_large"_qs);
    if (m_cut == Cut::Encoding) return fault(StoreFaultKind::Foreign, u"encoding"_qs);
    const auto error = m_reply->error();
    if (neverReached(error)) return fault(StoreFaultKind::Unreachable, u"unreachable"_qs);
    if (isProtocolError(error)) return fault(StoreFaultKind::Foreign, u"protocol"_qs);
    const bool whole = status > 0 && m_cut == Cut::None && (error == QNetworkReply::NoError || isStatusError(error));
    if (!whole) return fault(StoreFaultKind::Unknown, u"no_answer"_qs);
    if ((m_gzip && !m_gzip->atEnd()) || (status < 300 && error != QNetworkReply::NoError))
        return fault(StoreFaultKind::Foreign, u"encoding"_qs);
    return HttpAnswer{status,
                      m_body,
                      m_wireBytes,
                      m_reply->rawHeader("Content-Type"),
                      m_reply->rawHeader("ETag"),
                      m_reply->rawHeader("Retry-After"),
                      m_reply->rawHeader("Date")};
}

} // namespace caravan
