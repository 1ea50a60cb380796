// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/bar_profile.h"

#include <array>
#include <optional>
#include <string>

namespace caravan {

/// How badly each digit fits at each place of an EAN-13 or EAN-8 symbol in one profile, and how well the guards do.
/// Costs are squared differences of brightness, divided by what the best reading left of them.
struct EanEvidence
{
    static constexpr size_t mostDigits = 12; ///< of an EAN-13 the first digit has no bars of its own
    static constexpr size_t patterns = 20;   ///< number sets A and B; of the right half only the first ten, set C

    size_t digits = 0; ///< 12 or 8
    std::array<std::array<float, patterns>, mostDigits> costs{};
    double guards = 0;     ///< correlation of the guard bars, at most 1
    double residue = 1;    ///< what the best reading does not explain, as a share of the profile's energy
    bool reversed = false; ///< the symbol stands upside down in the profile
    double beginPixel = 0; ///< of the symbol, in values of the profile
    double endPixel = 0;
};

struct EanReading
{
    std::string digits; ///< 13 or 8, check digit right
    double margin = 0;  ///< cost of the next best number with a right check digit, over that of this one
};

/// Reads an EAN-13 (or, with fewer digits, an EAN-8) whose modules are hardly a pixel wide or blurred into each other,
/// where counting edges fails: compares the profile with what each digit would look like (General Specifications,
/// section 5.2) and takes the number with a right check digit that fits best. Of several frames of the same code the
/// costs may be added. Pure; any thread.
std::optional<EanEvidence> examineEan(const BarProfile &profile, size_t digits);

/// The best reading of the evidence, or of a sum of evidence of one code. Empty only where there is none.
std::optional<EanReading> decideEan(const EanEvidence &evidence);

} // namespace caravan
