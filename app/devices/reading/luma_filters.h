// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/luma.h"

namespace caravan {

/// What the passes of the reader do to a picture before it is searched. Pure functions: they read `from`, write `to`
/// (which must not hold the pixels of `from`) and know nothing of codes. An empty picture gives an empty one.
/// Plain loops that the compiler vectorises. Any thread.

/// Light for dark: ZXing 1.4 reads only dark codes on light ground.
void invert(LumaView from, LumaImage &to);

/// Half the size, each pixel the mean of four: takes noise and moiré away.
void halve(LumaView from, LumaImage &to);

/// `factor` times the size, 2 to 4, by Catmull-Rom interpolation: codes whose modules are hardly wider than a pixel.
void enlarge(LumaView from, int factor, LumaImage &to);

/// Turned about its middle by `degrees`, the whole picture within a larger one, grey around it. Returns where the
/// pixels of `to` come from.
PixelMap turn(LumaView from, double degrees, LumaImage &to);

/// Each pixel against mean and spread of its neighbourhood of 2·radius+1 pixels: shadows, glare and low light.
void evenOut(LumaView from, int radius, LumaImage &to);

/// Unsharp mask of a binomial blur of 5 × 5; `amount` in quarters: 4 adds the whole difference.
void sharpen(LumaView from, int amount, LumaImage &to);

/// Binomial blur of 5 × 5: the noise of low light.
void smooth(LumaView from, LumaImage &to);

} // namespace caravan
