// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "fleet/document/key_list.h"

using OstreeRepo = struct OstreeRepo;

namespace caravan {

/// Whether one of these GPG keys, and no other that the machine may know, signed the commit. The message says why not.
Result<Done, QString> checkCommitSignature(OstreeRepo *repository, const QString &revision,
                                           const QList<KeyList::CommitKey> &keys);

} // namespace caravan
