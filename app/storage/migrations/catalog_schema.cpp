// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations/catalog_schema.h"

#include <array>

namespace caravan {

namespace {

constexpr const char *version1 = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE cursor(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE category(
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    parent TEXT NOT NULL DEFAULT '',
    handle TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    story TEXT NOT NULL DEFAULT '',
    rank INTEGER NOT NULL DEFAULT 0,
    listed INTEGER NOT NULL DEFAULT 0);

CREATE TABLE product(
    row INTEGER PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    title_zh TEXT NOT NULL,
    title_ug TEXT NOT NULL,
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    tags TEXT NOT NULL,
    categories TEXT NOT NULL,
    image_url TEXT NOT NULL,
    image_id TEXT NOT NULL DEFAULT '',
    price_from_fen INTEGER,
    several_prices INTEGER NOT NULL DEFAULT 0,
    net_weight_g INTEGER NOT NULL DEFAULT 0,
    net_volume_ml INTEGER NOT NULL DEFAULT 0,
    in_stock INTEGER NOT NULL DEFAULT 0);
CREATE INDEX product_sold ON product(number) WHERE price_from_fen IS NOT NULL;
CREATE INDEX product_image ON product(image_url);

CREATE TABLE product_detail(
    number INTEGER PRIMARY KEY,
    handle TEXT NOT NULL,
    description TEXT NOT NULL,
    story TEXT NOT NULL,
    storage TEXT NOT NULL,
    season TEXT NOT NULL,
    lots TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    search TEXT NOT NULL DEFAULT '');

CREATE TABLE variant(
    key INTEGER PRIMARY KEY,
    product INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    sku TEXT NOT NULL,
    gtin TEXT NOT NULL,
    title TEXT NOT NULL,
    net_weight_g INTEGER NOT NULL,
    net_volume_ml INTEGER NOT NULL,
    price_fen INTEGER,
    price_ms INTEGER NOT NULL,
    stock INTEGER NOT NULL,
    backorder INTEGER NOT NULL,
    stock_ms INTEGER NOT NULL);
CREATE INDEX variant_product ON variant(product, position);
CREATE INDEX variant_gtin ON variant(gtin) WHERE gtin <> '';

CREATE TABLE product_category(
    category INTEGER NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY(category, row)) WITHOUT ROWID;

CREATE TABLE image(
    url TEXT PRIMARY KEY,
    row INTEGER NOT NULL,
    image_id TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    checked_ms INTEGER NOT NULL DEFAULT 0);
CREATE INDEX image_due ON image(checked_ms, row);

CREATE TABLE shipping_option(
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    price_fen INTEGER NOT NULL);

CREATE VIRTUAL TABLE search USING fts5(tokens, content='', detail=none, columnsize=0, prefix='1 2 3', tokenize='ascii');
)sql";

/// A description in a row of its own for each language: a pull brings them one language after the other, and each
/// rewrote the whole detail. Search by terms of our own instead of FTS5 (docs/search.md); CatalogWriter makes the index
/// at its next opening.
constexpr const char *version2 = R"sql(
DROP TABLE search;
ALTER TABLE product_detail DROP COLUMN search;

CREATE TABLE product_description(
    product INTEGER NOT NULL,
    language INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(product, language)) WITHOUT ROWID;
INSERT INTO product_description SELECT * FROM (
    SELECT number, 0, json_extract(description, '$."zh-CN"') AS text FROM product_detail WHERE description <> ''
    UNION ALL SELECT number, 1, json_extract(description, '$."ug-CN"') FROM product_detail WHERE description <> ''
    UNION ALL SELECT number, 2, json_extract(description, '$.kk') FROM product_detail WHERE description <> ''
    UNION ALL SELECT number, 3, json_extract(description, '$.ru') FROM product_detail WHERE description <> ''
    UNION ALL SELECT number, 4, json_extract(description, '$.en') FROM product_detail WHERE description <> '')
    WHERE text IS NOT NULL;
ALTER TABLE product_detail DROP COLUMN description;

CREATE TABLE search_term(
    term BLOB NOT NULL,
    chunk INTEGER NOT NULL,
    numbers BLOB NOT NULL,
    PRIMARY KEY(term, chunk)) WITHOUT ROWID;
CREATE TABLE search_facts(
    row INTEGER PRIMARY KEY,
    stamp INTEGER NOT NULL,
    cells BLOB NOT NULL);
CREATE INDEX search_facts_stamp ON search_facts(stamp);

CREATE INDEX variant_sku ON variant(lower(replace(replace(replace(sku, '-', ''), '.', ''), '_', '')));
CREATE INDEX variant_gtin_end ON variant(substr(gtin, -4)) WHERE gtin <> '';
)sql";

constexpr std::array<const char *, 2> steps{version1, version2};

} // namespace

const Schema &catalogSchema()
{
    static const Schema schema{0x43564354, steps}; // "CVCT"
    return schema;
}

} // namespace caravan
