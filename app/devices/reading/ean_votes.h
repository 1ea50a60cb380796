// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/ean_matcher.h"

namespace caravan {

/// Adds up what successive frames say of one EAN symbol, until one number with a right check digit fits clearly better
/// than every other. One thread at a time.
class EanVotes
{
public:
    /// Takes the evidence of one profile. The number, once it is beyond doubt: by this profile alone or by the sum.
    std::optional<EanReading> add(const EanEvidence &evidence);
    /// A frame has passed: what was seen long ago counts less and less.
    void age();
    void reset() { *this = {}; }

    /// Whether one profile says it beyond doubt.
    static std::optional<EanReading> clear(const EanEvidence &evidence);

private:
    struct Sum
    {
        EanEvidence evidence;
        float frames = 0; ///< weight of what it holds
        std::string best; ///< what it said last
        int agreed = 0;   ///< how often in a row
    };
    std::array<Sum, 4> m_sums; ///< by length and direction
};

} // namespace caravan
