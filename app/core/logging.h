// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace caravan {

Q_DECLARE_LOGGING_CATEGORY(lcCatalog)
Q_DECLARE_LOGGING_CATEGORY(lcOrders)
Q_DECLARE_LOGGING_CATEGORY(lcSync)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcStorage)
Q_DECLARE_LOGGING_CATEGORY(lcDevices)
Q_DECLARE_LOGGING_CATEGORY(lcScreen)
Q_DECLARE_LOGGING_CATEGORY(lcProcess)

/// One line a message on standard error, UTC first:
/// `2026-11-24T08:15:02.017Z info caravan.sync order=0193… step=complete status=200`.
/// Control characters in a message are escaped, so that text from the store or a scanner cannot forge a line.
/// Never log names, phones, addresses, scanned payloads or keys: an OrderId says which order.
void installLogging();

} // namespace caravan
