// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/static_routes.h"

namespace caravan::demostore {

void addStaticRoutes(Router &router, ImageShelf &images)
{
    router.add(Method::Get, QStringLiteral("/static/:name"), Access::Public,
               [&images](const Request &, const QStringList &captured) { return images.read(captured.first()); });
}

} // namespace caravan::demostore
