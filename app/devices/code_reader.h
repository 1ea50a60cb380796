// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame.h"
#include "devices/reading/read_code.h"

#include <optional>

namespace caravan {

enum class ScanEffort {
    Fast,   ///< upright codes of a fair size
    Harder, ///< turned, small and damaged ones too
};

/// Finds one code in a frame that stands alone, with one plain search of ZXing-C++. The camera's frames go to an
/// AdaptiveReader instead. Stateless; any thread.
std::optional<ReadCode> readCode(const Frame &frame, ScanEffort effort);

} // namespace caravan
