// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame.h"
#include "domain/codes/scanned_code.h"

#include <optional>

namespace caravan {

enum class ScanEffort {
    Fast,   ///< each frame: upright codes of a fair size
    Harder, ///< in turn: turned, small and damaged ones too
};

struct ReadCode
{
    ScannedPayload payload;
    bool linear =
        false; ///< EAN, Code 128 …: weak check digits, believed only when two frames agree (design.md, trap 8)
};

/// Finds one code in a frame with ZXing-C++. Reads the luma plane where the frame has one, without copying it.
/// Stateless; any thread.
std::optional<ReadCode> readCode(const Frame &frame, ScanEffort effort);

} // namespace caravan
