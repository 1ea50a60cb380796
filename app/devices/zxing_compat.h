// SPDX-License-Identifier: Apache-2.0
#pragma once

// ZXing-C++ 1.4 (Debian 12) calls its options DecodeHints and its answer Result; 2.2 and later (Debian 13) call them
// ReaderOptions and Barcode. This header is the one place that knows. ZX_USE_UTF8 makes text() of 1.4 a std::string.
#ifndef ZX_USE_UTF8
#define ZX_USE_UTF8 1
#endif

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

namespace caravan::zxing {

#if ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2)
using Options = ZXing::ReaderOptions;
using Code = ZXing::Barcode;
#else
using Options = ZXing::DecodeHints;
using Code = ZXing::Result;
#endif

/// Neither light on dark nor anything else that one release does by itself and another does not: our passes choose.
inline Options plainOptions()
{
    Options options;
#if ZXING_VERSION_MAJOR >= 2
    options.setTryInvert(false);
#endif
    return options;
}

} // namespace caravan::zxing
