// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/ids.h"

#include <QByteArray>
#include <QString>

namespace caravan {

enum class ImageFault {
    NoPicture, ///< neither PNG nor JPEG nor WebP by its first bytes, or not decodable
    TooLarge,  ///< more than 4096 pixels a side
    NoSpace,   ///< could not be written
};

inline constexpr int maximumImageSide = 4'096; ///< taken from the store
inline constexpr int storedImageSide = 1'200;  ///< kept on disk

/// Decodes what a foreign machine calls a picture and encodes it anew, so that no byte of the original reaches the
/// screen's decoders: JPEG, or PNG where it is transparent, at most 1200 pixels a side, without metadata.
/// Pure; some 100 ms for the largest.
Result<QByteArray, ImageFault> transcodeImage(const QByteArray &bytes);

/// Writes the bytes to `dir`/<SHA-256>, all or nothing; a file that is there already is the same.
Result<ImageId, ImageFault> storeImage(const QString &dir, const QByteArray &bytes);

} // namespace caravan
