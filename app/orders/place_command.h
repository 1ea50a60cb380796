// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/process_options.h"
#include "orders/draft_source.h"
#include "orders/ticket.h"

namespace caravan::orders {

struct PlaceOptions
{
    int count = 1;
    Format format = Format::Plain;
    DraftSource::Wish wish;
};

/// Places orders one after another through the code of the kiosk, and prints the ticket of each one only after its
/// commit (I1). Ends at the first refusal: nothing is printed for the order that was refused. Returns a Status.
int place(const ProcessOptions &process, const PlaceOptions &options);

} // namespace caravan::orders
