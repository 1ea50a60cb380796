// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/router.h"

#include <optional>

namespace caravan::demostore {

namespace {

std::optional<QStringList> match(const QStringList &pattern, const QStringList &parts)
{
    if (pattern.size() != parts.size()) return std::nullopt;
    QStringList captured;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (pattern.at(i).startsWith(u':'))
            captured.append(parts.at(i));
        else if (pattern.at(i) != parts.at(i))
            return std::nullopt;
    }
    return captured;
}

bool basicAuthIs(const QByteArray &header, const QByteArray &key)
{
    constexpr QByteArrayView scheme("Basic ");
    if (!header.startsWith(scheme)) return false;
    const QByteArray credentials = QByteArray::fromBase64(header.mid(scheme.size()));
    const qsizetype colon = credentials.indexOf(':');
    return (colon < 0 ? credentials : credentials.left(colon)) == key;
}

} // namespace

Router::Router(QByteArray publishableKey, QByteArray secretKey)
    : m_publishableKey(std::move(publishableKey))
    , m_secretKey(std::move(secretKey))
{
}

void Router::add(Method method, const QString &pattern, Access access, Handler handler)
{
    m_routes.push_back({method, pattern.split(u'/', Qt::SkipEmptyParts), access, std::move(handler)});
}

Result<Done, Refusal> Router::check(Access access, const Request &request) const
{
    if (access == Access::Secret && !basicAuthIs(request.authorization, m_secretKey))
        return Failure{Refusal::unauthorized()};
    if (access == Access::Publishable && request.publishableKey.isEmpty())
        return Failure{Refusal::notAllowed(
            QStringLiteral("Publishable API key required in the request header: x-publishable-api-key."))};
    if (access == Access::Publishable && request.publishableKey != m_publishableKey)
        return Failure{
            Refusal::notAllowed(QStringLiteral("A valid publishable key is required to proceed with the request"))};
    return Done{};
}

Reply Router::dispatch(const Request &request) const
{
    if (request.body.size() > maximumBody) return Failure{Refusal::tooLarge()};
    for (const Route &route : m_routes) {
        if (route.method != request.method) continue;
        const auto captured = match(route.pattern, request.parts);
        if (!captured) continue;
        if (const auto allowed = check(route.access, request); !allowed) return allowed.failure();
        return route.handler(request, *captured);
    }
    return Failure{Refusal::notFound(QStringLiteral("There is nothing at this address"))};
}

} // namespace caravan::demostore
