// SPDX-License-Identifier: Apache-2.0
#include "devices/code_reader.h"

#include "devices/frame_luma.h"
#include "devices/reading/zxing_search.h"

namespace caravan {

std::optional<ReadCode> readCode(const Frame &frame, ScanEffort effort)
{
    const FrameLuma luma(frame);
    const bool harder = effort == ScanEffort::Harder;
    auto found = searchWithZxing(luma.view(),
                                 {.symbols = ZxingSearch::Shop, .harder = harder, .rotate = harder, .downscale = true});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

} // namespace caravan
