// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QIODevice>
#include <QString>
#include <QStringList>

namespace caravan::generator {

struct Settings
{
    int products = 1'000; ///< 1–10,000,000
    quint64 seed = 1;
    QString base;       ///< a catalog file whose categories are taken; empty: a small list of its own
    QStringList images; ///< names that the products share; empty: no pictures
};

/// Writes a catalog file of any size to the device, line by line: for the tests of volume. The same settings give the
/// same bytes. GTINs are of the prefix 952, which GS1 keeps for demonstrations.
Result<Done, QString> generateCatalog(const Settings &settings, QIODevice &out);

} // namespace caravan::generator
