// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace caravan::searchData {

/// Calls take(line) for each line of a file under resources/search that is neither empty nor a comment (`#`).
/// The files are compiled in; a missing one has no lines.
void forEachLine(const QString &file, const std::function<void(const QString &line)> &take);

} // namespace caravan::searchData
