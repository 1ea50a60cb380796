// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QString>

namespace caravan::functional {

/// What a camera over a wooden table sees before anything is held under it.
QImage emptyTablePicture();

/// A product label held at an angle before the camera: a GS1 Digital Link QR code with the GTIN and the lot of the
/// first product of the catalog file that has both and is neither recalled nor too old.
QImage scannableLabel(const QString &catalogFile);

/// The demo catalog of a build tree or an installation, seen from its programs.
QString demoCatalogFile(const QString &binaries);

} // namespace caravan::functional
