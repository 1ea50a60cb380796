// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/http_front.h"

#include "core/qt_compat.h"

#include <QCryptographicHash>
#include <QTcpServer>
#include <QUrlQuery>

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
    QHttpServerResponse response = fresh ? QHttpServerResponse(Status::NotModified)
                                         : QHttpServerResponse(reply->contentType, head ? QByteArray() : reply->body);
    qt_compat::setHeader(response, QByteArrayLiteral("ETag"), etag);
    return response;
}

} // namespace caravan::demostore
