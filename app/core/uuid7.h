// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <QUuid>

namespace caravan {

/// A version 7 UUID (RFC 9562, section 5.7): 48 bits of UTC milliseconds, then 74 random bits from the system.
/// Unique by its random part whatever the clock says (I8); thread-safe.
QUuid makeUuid7(UtcTime now);

} // namespace caravan
