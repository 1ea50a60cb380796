// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace caravan {

/// An order found in the bytes of a damaged journal.
struct SalvagedOrder
{
    QByteArray document;
    QByteArray sealedContact; ///< empty where none was given or none was found
};

/// Looks for orders in the raw bytes of the files (database and write-ahead log), where SQLite itself cannot reach them
/// any more: behind a broken page, or in a log whose end it does not believe. A document counts only where its own hash
/// stands behind it, as in a row of `orders`, and a contact only where its document names its hash: nothing is guessed.
/// Rows that lie in several pages (documents above 4 KB or so) are not found. Keyed by OrderId. Reads only; files above
/// 256 MiB are read up to there.
QHash<QString, SalvagedOrder> salvageOrders(const QStringList &files);

} // namespace caravan
