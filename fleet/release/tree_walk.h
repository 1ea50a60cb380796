// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "fleet/document/fleet_refusal.h"
#include "fleet/release/release_commit.h"

using OstreeRepo = struct OstreeRepo;

namespace caravan {

struct TreeFault
{
    FleetRefusal refusal = FleetRefusal::BadTree;
    QString detail;
};

struct TreeSize
{
    qint64 files = 0;
    qint64 bytes = 0; ///< unpacked
};

/// Goes through a commit's tree before it is checked out: regular files, folders and symbolic links that stay within
/// the tree, within the limits; nothing else.
Result<TreeSize, TreeFault> walkTree(OstreeRepo *repository, const QString &revision, const TreeLimits &limits);

/// Whether a symbolic link in the folder at this depth stays within its tree: relative, and never above the root.
bool linkStaysInside(const QString &target, int depth);

} // namespace caravan
