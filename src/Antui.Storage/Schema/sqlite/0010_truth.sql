-- The commit holds the truth: an order's head, its journal, its numbers, and a mark of what changed. The list of orders
-- is a list like the others now, and follows.

CREATE TABLE heads (
    id       INTEGER PRIMARY KEY,
    shop     TEXT    NOT NULL,
    order_no TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    due_at   INTEGER,
    UNIQUE (order_no, shop)
) STRICT;

INSERT INTO heads (id, shop, order_no, version, due_at) SELECT id, shop, order_no, version, due_at FROM orders;
CREATE INDEX heads_due ON heads (due_at) WHERE due_at IS NOT NULL;

DROP INDEX orders_due;
ALTER TABLE orders DROP COLUMN version;
ALTER TABLE orders DROP COLUMN due_at;

-- The journal is only ever added to: entries lie in the order in which they came, so that a commit fills pages instead of
-- rewriting those of older entries. previous is the digest of the entry before, empty where the chain begins; facts is how
-- many facts the commit answered.
ALTER TABLE journal RENAME TO journal_before;
CREATE TABLE journal (
    id       INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    source   TEXT    NOT NULL,
    events   BLOB    NOT NULL,
    previous BLOB    NOT NULL,
    facts    INTEGER NOT NULL
) STRICT;

INSERT INTO journal (order_id, version, at, source, events, previous, facts)
SELECT order_id, version, at, source, events, x'', 1 FROM journal_before ORDER BY at, order_id, version;
DROP TABLE journal_before;

-- The compare-and-set of every write.
CREATE UNIQUE INDEX journal_entry ON journal (order_id, version);

-- Numbers by which the world speaks of an order. no is as it was written, key is the spelling it is found by.
CREATE TABLE numbers (
    key      TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    order_id INTEGER NOT NULL,
    no       TEXT    NOT NULL,
    PRIMARY KEY (key, kind, order_id, no)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO numbers (key, kind, order_id, no)
SELECT r.refund_no, 'Refund', o.id, r.refund_no
FROM refunds r JOIN orders o ON o.order_no = r.order_no AND o.shop = r.shop;
INSERT OR IGNORE INTO numbers (key, kind, order_id, no)
SELECT waybill_key, 'Waybill', order_id, waybill FROM shipments WHERE waybill <> '';
INSERT OR IGNORE INTO numbers (key, kind, order_id, no)
SELECT parcel_no, 'Parcel', order_id, parcel_no FROM shipments WHERE parcel_no <> '';
INSERT OR IGNORE INTO numbers (key, kind, order_id, no)
SELECT tracking_key, 'Tracking', order_id, tracking FROM returns WHERE tracking <> '';

-- What changed, until all lists have followed. version 0: to be judged anew.
CREATE TABLE changes (
    place    INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    at       INTEGER NOT NULL
) STRICT;

-- Where each list stands, and why it stands still.
CREATE TABLE lists (
    name     TEXT PRIMARY KEY,
    place    INTEGER NOT NULL,
    fault    TEXT    NOT NULL DEFAULT '',
    fault_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO lists (name, place)
VALUES ('Orders', 0), ('Refunds', 0), ('Desk', 0), ('Figures', 0), ('Stock', 0), ('Books', 0);
