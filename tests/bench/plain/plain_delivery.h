// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/plain/plain_http.h"

namespace caravan::bench {

/// Makes so many orders at the store in the six steps of docs/store-api.md, one after the other, each checked by its
/// status alone and written down nowhere.
Result<Done, QString> deliverPlainly(PlainHttp &http, int orders);

} // namespace caravan::bench
