// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/migrations/migrations.h"

namespace caravan {

/// Schema of catalog.db, a cache: what cannot be brought to this version is thrown away and pulled again.
/// - product: what the grid reads, nothing more, so that a page of cards is a page or two of the file. `row` is the
///   position in popularity order, (1000 - popularity) * 2^32 + number; `number` stays when the popularity changes.
///   Price, weight and stock are those of its variants, summed up at every change of one.
/// - product_category holds a product's categories with all of their ancestors, by row: a category is one range.
/// - product_description: by the language's place in the order of Language; no row: no text.
/// - search_term: which products (by number, in chunks of 65,536) have a term; search_facts: what sorting and filters
///   need of each, `stamp` being the catalog's version at which a row last changed (docs/search.md).
const Schema &catalogSchema();

} // namespace caravan
