// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/order_journal.h"

#include <QByteArray>

namespace caravan::orders {

enum class Format { Plain, Json };

/// What the shopper gets for an order that is in the journal, as one line: number and id, or JSON.
QByteArray ticketLine(const PlacedOrder &order, Format format);

/// Writes the line and hands it to the system before it returns. False where nobody can read it any more.
[[nodiscard]] bool printLine(const QByteArray &line);

QString isoTime(UtcTime time); ///< UTC, `2026-11-24T08:15:02.017Z`

} // namespace caravan::orders
