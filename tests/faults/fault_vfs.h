// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

struct sqlite3_vfs;

namespace caravan::test {

/// The VFS of FaultDisk::current(), above the default one. The caller registers it.
std::unique_ptr<sqlite3_vfs> makeFaultVfs(const char *name);

} // namespace caravan::test
