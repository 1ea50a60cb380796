// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/rollout_document.h"

#include <QString>

namespace caravan {

/// What a release says about itself, inside the signed commit.
struct ReleaseLabel
{
    QString fleet;
    FleetPart part = FleetPart::App;
    QString version;
};

/// Names of the commit's metadata.
namespace label {
inline constexpr auto fleet = "caravan.fleet";
inline constexpr auto part = "caravan.part";
inline constexpr auto version = "version"; // the name that ostree's own tools show
} // namespace label

/// What a tree may be: enough for any release of ours, too little to fill a disk.
struct TreeLimits
{
    qint64 files = 20'000;
    qint64 fileBytes = qint64(512) << 20;
    qint64 totalBytes = qint64(2) << 30;
    bool links = true; ///< symbolic links that stay within the tree
};

} // namespace caravan
