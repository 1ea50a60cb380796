// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/migrations/migrations.h"

namespace caravan {

/// Schema of catalog.db, a cache: a file of any other version is thrown away and pulled again. So there is one step,
/// which may be edited together with its version (a second, empty step raises it).
/// - product: what the grid reads, nothing more, so that a page of cards is a page or two of the file. `row` is the
///   position in popularity order, (1000 - popularity) * 2^32 + number; `number` stays when the popularity changes.
///   Price, weight and stock are those of its variants, summed up at every change of one.
/// - product_category holds a product's categories with all of their ancestors, by row: a category is one range.
/// - search: rowid = product.row; its text is kept in product_detail.search, because a contentless index needs the old
///   text to forget it.
const Schema &catalogSchema();

} // namespace caravan
