// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/process_options.h"
#include "orders/ticket.h"

namespace caravan::orders {

/// Every order, oldest first, with where it stands. Like the two below it only reads, works beside the other programs,
/// and takes a missing journal for an empty one. Each returns a Status.
int list(const ProcessOptions &process, Format format);
/// accepted = acknowledged + pending + quarantined + voided (I10).
int accounts(const ProcessOptions &process, Format format);
/// Reads all of the journal and says whether it is what was written.
int verify(const ProcessOptions &process, Format format);

} // namespace caravan::orders
