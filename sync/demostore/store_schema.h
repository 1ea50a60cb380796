// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caravan::demostore {

inline constexpr int schemaVersion = 1;

/// Version 1 of store.db. Amounts in fen, times in milliseconds of UTC; `seen` is the number of the import that named
/// the row last: at the end of an import the rows with an older number go.
inline constexpr const char *schema = R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE image (
    name TEXT PRIMARY KEY,          -- in /static/, with the beginning of its hash: a new picture has a new address
    sha256 TEXT NOT NULL,           -- name of the file in DIR/static
    content_type TEXT NOT NULL,
    seen INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE category (
    id TEXT NOT NULL UNIQUE,
    handle TEXT NOT NULL UNIQUE,
    parent_id TEXT,
    rank INTEGER NOT NULL,
    name TEXT NOT NULL,
    metadata TEXT NOT NULL,
    seen INTEGER NOT NULL);

CREATE TABLE product (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    handle TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    translations TEXT NOT NULL,     -- {tag: {title, description}}
    image TEXT NOT NULL,            -- name in /static/, or empty
    metadata TEXT NOT NULL,
    categories TEXT NOT NULL,       -- ids, separated by commas, in the order of the catalog file
    published INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    seen INTEGER NOT NULL);
-- Paging skips within this index, so a page far down costs no reading of the rows before it.
CREATE INDEX product_published ON product(id) WHERE published = 1;
CREATE INDEX product_updated ON product(updated_at);

CREATE TABLE variant (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    product_key INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    sku TEXT NOT NULL UNIQUE,
    gtin TEXT,                      -- 14 digits
    ean TEXT,                       -- as printed, where it is an EAN-13
    weight INTEGER,                 -- grams
    metadata TEXT NOT NULL,
    price_fen INTEGER NOT NULL,
    stock INTEGER NOT NULL,
    backorder INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    seen INTEGER NOT NULL);
CREATE INDEX variant_product ON variant(product_key, position);
CREATE INDEX variant_gtin ON variant(gtin);
CREATE INDEX variant_updated ON variant(updated_at);

CREATE TABLE cart (
    id TEXT PRIMARY KEY,
    region_id TEXT NOT NULL,
    email TEXT NOT NULL,
    metadata TEXT NOT NULL,
    shipping_address TEXT NOT NULL,
    shipping_option TEXT,
    shipping_fen INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    completed_at INTEGER) WITHOUT ROWID;

CREATE TABLE cart_item (
    id TEXT PRIMARY KEY,
    cart_id TEXT NOT NULL REFERENCES cart(id),
    position INTEGER NOT NULL,
    variant_id TEXT NOT NULL,
    product_title TEXT NOT NULL,
    variant_title TEXT NOT NULL,
    sku TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_fen INTEGER NOT NULL,
    metadata TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX cart_item_cart ON cart_item(cart_id, position);

CREATE TABLE payment_collection (
    id TEXT PRIMARY KEY,
    cart_id TEXT NOT NULL UNIQUE REFERENCES cart(id),
    amount_fen INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE payment_session (
    id TEXT PRIMARY KEY,
    collection_id TEXT NOT NULL UNIQUE REFERENCES payment_collection(id),
    provider_id TEXT NOT NULL,
    amount_fen INTEGER NOT NULL) WITHOUT ROWID;

-- One order a cart: the guard that a plain Medusa on several processes lacks.
CREATE TABLE "order" (
    display_id INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    cart_id TEXT NOT NULL UNIQUE REFERENCES cart(id),
    email TEXT NOT NULL,
    metadata TEXT NOT NULL,
    total_fen INTEGER NOT NULL,
    created_at INTEGER NOT NULL);
)sql";

} // namespace caravan::demostore
