// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/operator/fleet_folder.h"

namespace caravan {

/// Signs the next list of keys with a root that the last one names. A list that brings another root stays in the chain,
/// so that a terminal that was away meets every step; the others are replaced.
Result<Done, QString> signKeys(FleetFolder &folder, const QList<const SigningKey *> &roots, UtcTime now);

/// Signs the next document (serial, issued, expires) and puts the site's one file in its place in one step.
Result<Done, QString> publish(FleetFolder &folder, UtcTime now, std::chrono::hours validity);

} // namespace caravan
