// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "devices/reading/adaptive_reader.h"

#include <QString>

namespace caravan {

enum class PictureError {
    Missing,  ///< no such file, or it may not be read
    TooLarge, ///< more than PictureDecoder::mostBytes or mostPixels
    NoPicture ///< of no format that is known here, or damaged
};

/// Finds the codes in picture files (PNG, JPEG, GIF, BMP, PPM …; drawings such as SVG are refused), with all that the
/// kiosk's reader can do. Hostile files cost bounded memory. One thread at a time.
class PictureDecoder
{
public:
    static constexpr qint64 mostBytes = 64LL << 20;
    static constexpr qint64 mostPixels = 40'000'000;

    struct Answer
    {
        std::vector<ReadCode> codes;      ///< corners in pixels of the upright picture
        std::chrono::microseconds time{}; ///< of the search, loading not counted
    };
    Result<Answer, PictureError> decode(const QString &file);

private:
    AdaptiveReader m_reader;
};

/// `missing`, `too-large` or `no-picture`.
QString nameOf(PictureError error);

} // namespace caravan
