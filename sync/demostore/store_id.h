// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <QString>

namespace caravan::demostore {

/// A key as Medusa makes them: prefix, then a ULID (48 bits of UTC milliseconds, 80 random bits from the system) in
/// 26 characters of Crockford's base 32. Later ones sort after earlier ones; a cart's id is a bearer secret.
QString makeStoreId(const char *prefix, UtcTime now);

/// 64 random hexadecimal digits after the prefix: an API key.
QString makeStoreKey(const char *prefix);

} // namespace caravan::demostore
