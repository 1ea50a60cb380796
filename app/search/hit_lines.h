// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/catalog_reader.h"

#include <QByteArrayList>

namespace caravan {

/// "exact-name", "name-start", … as caravan-search prints them.
QString matchReasonName(MatchReason reason);

/// One line of JSON for each hit of the page, best first: rank (from 1), score (0 to 1, falling), why, product, handle,
/// name in the query's language, place, gtin and sku of its sizes, price_fen, in_stock. Errors of reading a product
/// leave out what only it knows.
QByteArrayList hitLines(CatalogReader &reader, const ProductQuery &query, const SearchAnswer &answer);

/// What helps to go on, in one line: total, corrected, ignored, suggestions, categories, facets.
QByteArray summaryLine(const ProductQuery &query, const SearchAnswer &answer);

} // namespace caravan
