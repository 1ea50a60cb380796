// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/code_locator.h"

namespace caravan {

/// Brightness along a line across the bars, the mean over a strip of the bars' height: far less noise than one line of
/// pixels has.
struct BarProfile
{
    std::vector<float> values;
    double step = 0.5; ///< pixels of the picture from one value to the next
    PixelPoint begin;  ///< where the first value was taken
    double angle = 0;  ///< radians, direction in which the profile runs
    double height = 0; ///< pixels of the picture, of the strip that was averaged
};

/// Takes the profile of the bars, `offset` of their height (−½ … ½) beside their middle, over `share` of the height.
/// The angle is first refined to where the bars are sharpest. Runs over the quiet zones on both sides as well.
/// Empty values where the strip does not lie within the picture. Pure; any thread.
BarProfile takeProfile(LumaView picture, const BarRegion &region, double offset, double share);

/// The angle near region.angle at which the mean over the height is sharpest.
double refineAngle(LumaView picture, const BarRegion &region);

/// The profile as a picture of `height` equal rows, `factor` pixels a value, contrast spread: what a reader of
/// linear codes takes. The map leads from its pixels to the picture.
PixelMap drawProfile(const BarProfile &profile, int factor, int height, LumaImage &to);

} // namespace caravan
