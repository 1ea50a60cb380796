// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/operator/fleet_folder.h"
#include "fleet/release/release_shelf.h"

namespace caravan {

/// Writes the files that lead to the release from the last `count` releases of its part, and the one from nothing, into
/// the site, named by their SHA-256; the entry's list names them afterwards.
Result<Done, QString> writeDeltas(ReleaseShelf &shelf, const FleetFolder &folder, ReleaseEntry &entry, int count);

} // namespace caravan
