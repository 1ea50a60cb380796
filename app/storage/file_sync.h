// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace caravan {

/// Syncs the file, or the entries of the folder, to the disk.
[[nodiscard]] bool syncPath(const QString &path);

/// Renames `from` over `to` so that after a power cut either the old or the whole new file is there.
[[nodiscard]] bool replaceFileDurably(const QString &from, const QString &to);

} // namespace caravan
