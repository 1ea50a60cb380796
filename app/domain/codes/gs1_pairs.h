// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/gs1_message.h"

namespace caravan {

/// The rule that elements break together (General Specifications, section 4.13): pairs that must not be, others that
/// must be there, one identifier with two values, a signature (8030) over a key without its serial part.
/// rule None where they break none.
[[nodiscard]] CodeFault brokenPair(const QList<Gs1Element> &elements);

} // namespace caravan
