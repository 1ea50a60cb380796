// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/read_code.h"

#include <vector>

namespace caravan {

/// One search of a picture by ZXing-C++.
struct ZxingSearch
{
    enum Symbols {
        Usual,  ///< QR, Data Matrix, EAN and UPC, Code 128: what a shopper holds up nearly always
        Shop,   ///< what the kiosk takes: Usual, Micro QR, DataBar, ITF-14, PDF417, Aztec
        Linear, ///< of the kiosk's the linear ones
        Matrix, ///< of the kiosk's the others
        All,    ///< whatever ZXing reads
        AllLinear
    };
    Symbols symbols = Usual;
    bool harder = false;
    bool rotate = false;    ///< by quarter turns
    bool downscale = false; ///< large pictures also at a third of their size
    int most = 1;
};

/// Finds codes in `picture`; corners are given through `map`. GS1 codes carry their symbology identifier (`]C1`, `]d2`
/// …) at the beginning of the payload, as a hardware scanner sends it. An ITF code counts only as an ITF-14 with a
/// right check digit: shorter ones are read out of anything. Any thread.
std::vector<ReadCode> searchWithZxing(LumaView picture, const ZxingSearch &search, const PixelMap &map = {});

} // namespace caravan
