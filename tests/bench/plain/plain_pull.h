// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/plain/plain_http.h"

namespace caravan::bench {

/// Fetches the pages of a whole pull (categories, products, the texts of four languages, all ids) one after the other
/// and inserts their rows, a transaction a page, into a new file with the catalog's own pragmas: no search index, no
/// resuming, no check. The number of products.
Result<int, QString> pullPlainly(PlainHttp &http, const QString &database);

} // namespace caravan::bench
