// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/key_list.h"

namespace caravan::gpg {

/// Makes an ed25519 signing key without an end in a home folder of its own (made with mode 0700). By the `gpg` program.
Result<KeyList::CommitKey, QString> makeKey(const QString &home, const QString &name);
/// Ends the agent that the programs of GnuPG leave behind for a home folder.
void endAgent(const QString &home);

} // namespace caravan::gpg
