// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/http_front.h"

#include "core/qt_compat.h"

#include <QCryptographicHash>
#include <QTcpServer>
#include <QUrlQuery>

#include <zlib.h>

#include <memory>

namespace caravan::demostore {

namespace {

Method methodOf(const QHttpServerRequest &request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get:
    case QHttpServerRequest::Method::Head:
        return Method::Get;
    case QHttpServerRequest::Method::Post:
        return Method::Post;
    case QHttpServerRequest::Method::Delete:
        return Method::Delete;
    default:
        return Method::Other;
    }
}

Request requestOf(const QHttpServerRequest &source)
{
    Request request;
    request.method = methodOf(source);
    request.parts = source.url().path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    const QUrlQuery query(source.url().query(QUrl::FullyEncoded));
    const auto pairs = query.queryItems(QUrl::FullyEncoded);
    for (const auto &[name, value] : pairs)
        request.query.append({QUrl::fromPercentEncoding(name.toUtf8()), QUrl::fromPercentEncoding(value.toUtf8())});
    request.publishableKey = source.value("x-publishable-api-key");
    request.authorization = source.value("authorization");
    request.locale = source.value("x-medusa-locale");
    request.body = source.body();
    return request;
}

/// RFC 9110, section 13.1.2: a list of entity tags, compared weakly, or `*`.
bool matchesTag(const QByteArray &header, const QByteArray &etag)
{
    const auto candidates = header.split(',');
    for (const QByteArray &candidate : candidates) {
        QByteArray tag = candidate.trimmed();
        if (tag.startsWith("W/")) tag = tag.mid(2);
        if (tag == "*" || tag == etag) return true;
    }
    return false;
}

/// RFC 9110, section 12.5.3, as far as our client goes: gzip is named and not with q=0.
bool takesGzip(const QByteArray &header)
{
    const auto codings = header.toLower().split(',');
    for (const QByteArray &coding : codings) {
        const auto parts = coding.split(';');
        if (parts.first().trimmed() != "gzip") continue;
        return parts.size() < 2 || (parts.at(1).trimmed() != "q=0" && !parts.at(1).trimmed().startsWith("q=0.000"));
    }
    return false;
}

/// Empty where it could not be packed.
QByteArray packed(const QByteArray &body)
{
    z_stream stream{};
    constexpr int gzip = 15 + 16;
    if (deflateInit2(&stream, 1, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    QByteArray input = body; // zlib's interface takes no constant
    QByteArray output(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(input.size()))),
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    output.truncate(output.size() - static_cast<qsizetype>(stream.avail_out));
    deflateEnd(&stream);
    return done ? output : QByteArray();
}

constexpr qsizetype worthPacking = 1'024;

} // namespace

HttpFront::HttpFront(const Router &router)
    : m_router(router)
{
    m_server.route(QStringLiteral("/<arg>"),
                   [this](const QUrl &, const QHttpServerRequest &request) { return respond(request); });
}

Result<quint16, QString> HttpFront::listen(quint16 port)
{
    auto listener = std::make_unique<QTcpServer>();
    if (!listener->listen(QHostAddress::LocalHost, port))
        return Failure{QStringLiteral("cannot listen on port %1: %2").arg(port).arg(listener->errorString())};
    const quint16 taken = listener->serverPort();
    if (!qt_compat::bindServer(m_server, listener.release()))
        return Failure{QStringLiteral("cannot serve on port %1").arg(taken)};
    return taken;
}

QHttpServerResponse HttpFront::respond(const QHttpServerRequest &source) const
{
    using Status = QHttpServerResponder::StatusCode;
    const bool head = source.method() == QHttpServerRequest::Method::Head;
    const Reply reply = m_router.dispatch(requestOf(source));
    if (!reply) {
        return QHttpServerResponse(QByteArrayLiteral("application/json; charset=utf-8"),
                                   head ? QByteArray() : refusalBody(reply.error()),
                                   static_cast<Status>(reply.error().status));
    }
    QByteArray etag = reply->etag;
    if (etag.isEmpty()) etag = '"' + QCryptographicHash::hash(reply->body, QCryptographicHash::Sha1).toHex() + '"';
    const bool fresh = methodOf(source) == Method::Get && matchesTag(source.value("if-none-match"), etag);
    QByteArray body = head ? QByteArray() : reply->body;
    bool isPacked = false;
    if (!fresh && body.size() >= worthPacking && reply->contentType.startsWith("application/json") &&
        takesGzip(source.value("accept-encoding"))) {
        const QByteArray small = packed(body);
        isPacked = !small.isEmpty();
        if (isPacked) body = small;
    }
    QHttpServerResponse response =
        fresh ? QHttpServerResponse(Status::NotModified) : QHttpServerResponse(reply->contentType, body);
    qt_compat::setHeader(response, QByteArrayLiteral("ETag"), etag);
    qt_compat::setHeader(response, QByteArrayLiteral("Vary"), QByteArrayLiteral("Accept-Encoding"));
    if (isPacked) qt_compat::setHeader(response, QByteArrayLiteral("Content-Encoding"), QByteArrayLiteral("gzip"));
    return response;
}

} // namespace caravan::demostore
