// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace caravan {

/// Writes the pictures, all of one size, as a film: an AVI file of JPEG pictures (RIFF, "MJPG"), without sound. False
/// where it cannot be written.
bool writeFilm(const QString &file, const QList<QImage> &pictures, int framesASecond);

} // namespace caravan
