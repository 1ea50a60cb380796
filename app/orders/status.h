// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/storage_error.h"

#include <QString>

#include <cstdio>

namespace caravan::orders {

/// Exit statuses of caravan-orders; 2 (command line, folder or settings) is the one of every program of Caravan.
enum Status {
    StatusDone = 0,
    StatusFailed = 1,  ///< the journal, the catalog or the key cannot be used
    StatusUsage = 2,   ///< the command line is wrong
    StatusRefused = 3, ///< place: an order was not accepted; the tickets printed before it stand
    StatusWrong = 4,   ///< verify, accounts: the journal is not what was written, or the accounts do not balance
};

/// One line on standard error, as people read it.
inline int complain(int status, const QString &message)
{
    std::fprintf(stderr, "caravan-orders: %s\n", qPrintable(message));
    return status;
}

/// A sentence for the reason.
QString describe(JournalError error);
QString describe(StorageError error);

} // namespace caravan::orders
