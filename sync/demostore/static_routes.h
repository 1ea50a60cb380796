// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/image_shelf.h"
#include "sync/demostore/router.h"

namespace caravan::demostore {

/// GET /static/NAME: the pictures, without a key, as Medusa's local files are. `images` outlives the router's use.
/// The name is looked up in a table and never becomes a path.
void addStaticRoutes(Router &router, ImageShelf &images);

} // namespace caravan::demostore
