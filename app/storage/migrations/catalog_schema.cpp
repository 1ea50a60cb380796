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

constexpr std::array<const char *, 1> steps{version1};

} // namespace

const Schema &catalogSchema()
{
    static const Schema schema{0x43564354, steps}; // "CVCT"
    return schema;
}

} // namespace caravan
