// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/http_transport.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace caravan {

namespace {

constexpr qint64 chunk = 64 * 1024;

int statusOf(const QNetworkReply &reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

QNetworkRequest requestFor(const FetchRequest &wanted, Milliseconds silence)
{
    QNetworkRequest request{QUrl(wanted.url)};
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(silence.count()));
    // Named, so that nothing is unpacked behind our back: the bytes on the line are the bytes that are counted.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "caravan");
    if (wanted.from > 0) request.setRawHeader("Range", "bytes=" + QByteArray::number(wanted.from) + '-');
    if (!wanted.tag.isEmpty()) request.setRawHeader("If-None-Match", wanted.tag);
    return request;
}

} // namespace

HttpTransport::HttpTransport(Limits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_access.setAutoDeleteReplies(true);
    connect(&m_speedTimer, &QTimer::timeout, this, &HttpTransport::checkSpeed);
}

HttpTransport::~HttpTransport()
{
    if (!m_reply) return;
    m_reply->disconnect(this);
    m_reply->abort();
}

void HttpTransport::fetch(const FetchRequest &request, FetchSink &sink, std::function<void(FetchEnd)> ended)
{
    Q_ASSERT(!m_ended);
    m_request = request;
    m_sink = &sink;
    m_ended = std::move(ended);
    m_end = {FetchEnd::Kind::Broken, {}, {}};
    m_headTaken = m_stopped = false;
    m_whole = request.from;
    m_windowBytes = 0;
    m_reply = m_access.get(requestFor(request, m_limits.silence));
    m_reply->setReadBufferSize(4 * chunk);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpTransport::takeBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransport::finish);
    m_speedTimer.start(m_limits.slowWindow);
}

void HttpTransport::takeHead()
{
    m_headTaken = true;
    const int status = statusOf(*m_reply);
    m_end.tag = m_reply->rawHeader("ETag");
    if (status == 200) {
        if (m_request.from > 0) {
            if (!m_sink->restart()) return stop(FetchEnd::Kind::Stopped, QStringLiteral("cannot start anew"));
            m_whole = 0;
        }
        const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (length > m_request.most) stop(FetchEnd::Kind::TooLong, QStringLiteral("longer than was said"));
        return;
    }
    const QByteArray start = "bytes " + QByteArray::number(m_request.from) + '-';
    if (status == 206 && m_request.from > 0 && m_reply->rawHeader("Content-Range").startsWith(start)) return;
    if (status == 304 && !m_request.tag.isEmpty()) return;
    const bool passing = status == 0 || status >= 500 || status == 408 || status == 429;
    stop(passing ? FetchEnd::Kind::Broken : FetchEnd::Kind::Refused, QStringLiteral("status %1").arg(status));
}

void HttpTransport::takeBody()
{
    if (!m_headTaken) takeHead();
    while (!m_stopped && m_reply && m_reply->bytesAvailable() > 0) {
        const QByteArray bytes = m_reply->read(chunk);
        m_bytes += bytes.size();
        m_windowBytes += bytes.size();
        m_whole += bytes.size();
        if (m_whole > m_request.most) return stop(FetchEnd::Kind::TooLong, QStringLiteral("more than was said"));
        if (!m_sink->take(bytes)) return stop(FetchEnd::Kind::Stopped, {});
    }
}

void HttpTransport::checkSpeed()
{
    if (m_windowBytes < m_limits.slowBytes) return stop(FetchEnd::Kind::Broken, QStringLiteral("too slow"));
    m_windowBytes = 0;
}

void HttpTransport::stop(FetchEnd::Kind kind, const QString &detail)
{
    if (m_stopped) return;
    m_stopped = true;
    m_end.kind = kind;
    m_end.detail = detail;
    if (m_reply && m_reply->isRunning()) m_reply->abort(); // finish() follows
}

void HttpTransport::finish()
{
    m_speedTimer.stop();
    if (!m_stopped && m_reply) {
        if (!m_headTaken && statusOf(*m_reply) != 0) takeHead();
        if (!m_stopped) takeBody();
    }
    if (!m_stopped) {
        const bool whole = m_reply && m_reply->error() == QNetworkReply::NoError;
        if (whole)
            m_end.kind = statusOf(*m_reply) == 304 ? FetchEnd::Kind::NotModified : FetchEnd::Kind::Whole;
        else
            m_end.detail =
                m_reply ? QStringLiteral("line error %1").arg(static_cast<int>(m_reply->error())) : QString();
    }
    m_reply = nullptr;
    m_sink = nullptr;
    // Taken out first: the one who is told may fetch again.
    const auto ended = std::exchange(m_ended, nullptr);
    if (ended) ended(m_end);
}

} // namespace caravan
