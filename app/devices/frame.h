// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QVideoFrame>

#include <variant>

namespace caravan {

/// One picture from a source: a camera's frame as it came, or an image. Cheap to copy; both share their pixels.
using Frame = std::variant<QVideoFrame, QImage>;

/// For the shopper's eyes: an RGB image no larger than it is shown. Any thread.
QImage previewOf(const Frame &frame, QSize atMost);

} // namespace caravan
