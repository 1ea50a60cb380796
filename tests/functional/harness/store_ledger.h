// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace caravan::functional {

/// What the store itself says of its orders, asked over its own HTTP API with the key of its state folder.
struct StoreLedger
{
    int orders = 0;
    int doubled = 0;              ///< orders beyond the first of one OrderId
    QHash<QString, int> ofTicket; ///< how many orders each OrderId has

    /// Empty where the store does not answer.
    static std::optional<StoreLedger> read(const QString &stateDir);
};

} // namespace caravan::functional
