// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/luma.h"
#include "domain/codes/scanned_code.h"

#include <array>

namespace caravan {

/// One code that was found in a picture.
struct ReadCode
{
    ScannedPayload payload; ///< for classify(): GS1 codes with their identifier in front, UPC-E written out as UPC-A
    QByteArray text;        ///< as it stands in the code
    QByteArray identifier;  ///< of the symbology (ISO/IEC 15424), such as `]Q1`; empty where it is not known
    /// EAN, Code 128 …: weak check digits, believed only when two frames agree (design.md, trap 8).
    bool linear = false;
    std::array<PixelPoint, 4> corners{}; ///< in pixels of the frame: top left, then clockwise as the code is read

    /// Same symbol kind and content; where it was found says nothing.
    [[nodiscard]] bool sameAs(const ReadCode &other) const
    {
        return payload.bytes == other.payload.bytes && payload.symbology == other.payload.symbology;
    }
    [[nodiscard]] PixelPoint middle() const;
};

} // namespace caravan
