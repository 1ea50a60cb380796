// SPDX-License-Identifier: Apache-2.0
#include "storage/catalog_meta.h"

#include "storage/query.h"

namespace caravan::catalogMeta {

qint64 value(Connection &connection, const char *key)
{
    Query select(connection, "SELECT value FROM meta WHERE key = ?");
    return select.bind(QString::fromLatin1(key)).step() ? select.integer(0) : 0;
}

void set(Connection &connection, const char *key, qint64 value)
{
    Query(connection, "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
        .bind(QString::fromLatin1(key), value)
        .run();
}

CatalogFreshness freshness(Connection &connection)
{
    CatalogFreshness freshness;
    freshness.published = value(connection, published) != 0;
    freshness.version = value(connection, version);
    freshness.pricesAsOf = freshness.stockAsOf = utcFromMillis(value(connection, sweptMs));
    Query count(connection, "SELECT count(*) FROM product WHERE price_from_fen IS NOT NULL");
    if (count.step()) freshness.products = count.number(0);
    return freshness;
}

} // namespace caravan::catalogMeta
