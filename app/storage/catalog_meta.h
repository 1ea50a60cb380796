// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"
#include "storage/connection.h"

namespace caravan {

/// The numbers that stand in catalog.db once, internal to storage/. Members may throw SQLite::Exception.
namespace catalogMeta {

inline constexpr auto version = "version";
inline constexpr auto categoriesVersion = "categories_version"; ///< grows when a category changed
inline constexpr auto published = "published";
inline constexpr auto searchVersion = "search_version"; ///< of the rules by which the search index was made
inline constexpr auto words = "search_words";           ///< grows when the names have words that they had not
inline constexpr auto sweptMs = "swept_ms";             ///< begin of the last whole sweep of prices and stock

qint64 value(Connection &connection, const char *key); ///< 0 where it was never set
void set(Connection &connection, const char *key, qint64 value);
CatalogFreshness freshness(Connection &connection);

} // namespace catalogMeta

} // namespace caravan
