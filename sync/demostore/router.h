// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/http_exchange.h"

#include <functional>
#include <vector>

namespace caravan::demostore {

/// Who may ask.
enum class Access {
    Public,
    Publishable, ///< header x-publishable-api-key: a wrong or missing key is 400, as Medusa has it
    Secret,      ///< HTTP Basic with the secret key as user name: else 401
};

/// Finds the route of a request, checks its key and calls its function. Lives on the server's thread.
class Router
{
public:
    /// `captured`: what stands at the `:name` parts of the pattern, in order.
    using Handler = std::function<Reply(const Request &request, const QStringList &captured)>;

    Router(QByteArray publishableKey, QByteArray secretKey);

    /// `pattern` as in "/store/carts/:id/complete".
    void add(Method method, const QString &pattern, Access access, Handler handler);
    [[nodiscard]] Reply dispatch(const Request &request) const;

private:
    struct Route
    {
        Method method;
        QStringList pattern;
        Access access;
        Handler handler;
    };
    [[nodiscard]] Result<Done, Refusal> check(Access access, const Request &request) const;

    QByteArray m_publishableKey;
    QByteArray m_secretKey;
    std::vector<Route> m_routes;
};

} // namespace caravan::demostore
