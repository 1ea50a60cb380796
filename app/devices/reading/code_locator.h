// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/luma.h"

#include <vector>

namespace caravan {

/// Where parallel bars stand in a picture, in its pixels.
struct BarRegion
{
    PixelPoint middle;
    double angle = 0;  ///< radians, of the direction across the bars, −π/2 … π/2 to the right of the x axis
    double length = 0; ///< across the bars, quiet zones not counted
    double height = 0; ///< along them
};

/// Where a picture changes strongly in both directions, as a matrix code does.
struct MatrixRegion
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

struct CodeRegions
{
    std::vector<BarRegion> bars;        ///< the most promising first, at most four
    std::vector<MatrixRegion> matrices; ///< likewise, at most three
};

/// Finds where codes may be, by the structure tensor of blocks of 16 × 16 pixels: gradients of one direction are bars,
/// gradients of all directions a matrix. Costs about as much as looking at each pixel once. Pure; any thread.
CodeRegions locateCodes(LumaView picture);

} // namespace caravan
