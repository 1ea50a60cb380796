// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations/journal_schema.h"

#include <array>

namespace caravan {

namespace {

// The insert triggers stop INSERT OR REPLACE, which would edit a row by another name.
constexpr const char *version1 = R"sql(
CREATE TABLE entry(
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    detail TEXT NOT NULL,
    amount_fen INTEGER NOT NULL,
    document_sha256 BLOB,
    prev BLOB NOT NULL CHECK(length(prev) = 32),
    hash BLOB NOT NULL CHECK(length(hash) = 32));
CREATE INDEX entry_order ON entry(order_id, seq);
CREATE TRIGGER entry_next BEFORE INSERT ON entry
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'entry: append only'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry: append only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry: append only'); END;

CREATE TABLE orders(
    position INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    placed_ms INTEGER NOT NULL,
    total_fen INTEGER NOT NULL,
    document BLOB NOT NULL,
    document_sha256 BLOB NOT NULL CHECK(length(document_sha256) = 32));
CREATE TRIGGER orders_once BEFORE INSERT ON orders
    WHEN EXISTS(SELECT 1 FROM orders WHERE order_id = NEW.order_id OR number = NEW.number OR position >= NEW.position)
    BEGIN SELECT RAISE(ABORT, 'orders: insert only'); END;
CREATE TRIGGER orders_no_update BEFORE UPDATE ON orders BEGIN SELECT RAISE(ABORT, 'orders: insert only'); END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders: insert only'); END;

CREATE TABLE order_line(
    order_id TEXT NOT NULL REFERENCES orders(order_id),
    position INTEGER NOT NULL,
    variant_id TEXT NOT NULL,
    sku TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK(quantity > 0),
    unit_price_fen INTEGER NOT NULL CHECK(unit_price_fen >= 0),
    PRIMARY KEY(order_id, position)) WITHOUT ROWID;
CREATE TRIGGER order_line_once BEFORE INSERT ON order_line
    WHEN EXISTS(SELECT 1 FROM order_line WHERE order_id = NEW.order_id AND position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'order_line: insert only'); END;
CREATE TRIGGER order_line_no_update BEFORE UPDATE ON order_line
    BEGIN SELECT RAISE(ABORT, 'order_line: insert only'); END;
CREATE TRIGGER order_line_no_delete BEFORE DELETE ON order_line
    BEGIN SELECT RAISE(ABORT, 'order_line: insert only'); END;

CREATE TABLE contact(
    order_id TEXT PRIMARY KEY REFERENCES orders(order_id),
    sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE TRIGGER contact_no_update BEFORE UPDATE ON contact BEGIN SELECT RAISE(ABORT, 'contact: erase only'); END;

CREATE TABLE delivery(
    position INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE REFERENCES orders(order_id),
    state TEXT NOT NULL,
    cart TEXT NOT NULL DEFAULT '',
    shipping TEXT NOT NULL DEFAULT '',
    collection TEXT NOT NULL DEFAULT '',
    session_created INTEGER NOT NULL DEFAULT 0,
    complete_sent INTEGER NOT NULL DEFAULT 0,
    remote_order TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '');
CREATE INDEX delivery_state ON delivery(state, position);

CREATE TABLE counter(terminal TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
)sql";

constexpr std::array<const char *, 1> steps{version1};

} // namespace

const Schema &journalSchema()
{
    static const Schema schema{0x43564a4c, steps}; // "CVJL"
    return schema;
}

} // namespace caravan
