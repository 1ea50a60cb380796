// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <utility>

/// The one place where Qt 6.4 (the floor) and later releases are told apart. Templates, so that core needs no module
/// of Qt that only one program links.
namespace caravan::qt_compat {

/// Lets an HTTP server answer on a socket that listens already; the server owns the socket afterwards.
/// QAbstractHttpServer::bind() returns nothing before Qt 6.8.
template <class HttpServer, class TcpServer> [[nodiscard]] bool bindServer(HttpServer &server, TcpServer *listener)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return server.bind(listener);
#else
    server.bind(listener);
    return true;
#endif
}

/// Sets one header of an HTTP response: Qt 6.8 moved them into a QHttpHeaders value.
template <class Response, class Name, class Value> void setHeader(Response &response, Name &&name, Value &&value)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    auto headers = response.headers();
    headers.replaceOrAppend(std::forward<Name>(name), std::forward<Value>(value));
    response.setHeaders(std::move(headers));
#else
    response.setHeader(std::forward<Name>(name), std::forward<Value>(value));
#endif
}

} // namespace caravan::qt_compat
