// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

namespace caravan {

/// The text as a QR code (ISO/IEC 18004), black on white with the quiet zone of four modules, about `size` pixels wide
/// and never more than that. Null image where the text does not fit into a code, or the code, a pixel a module, into
/// `size`. Any thread.
QImage qrImage(const QString &text, int size);

} // namespace caravan
