-- Antui on SQLite: one file, one process, one connection that writes.
-- There is no lane here: a file is never spread over servers. Instead an order has a short local id, so that the
-- entries of the journal are small, and new orders append.
-- Times are milliseconds since 1970 UTC; amounts are fen; kind, phase, turn, status are the names of the enum members.

CREATE TABLE orders (
    id          INTEGER PRIMARY KEY,
    shop        TEXT    NOT NULL,
    order_no    TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    due_at      INTEGER,
    status      TEXT    NOT NULL,
    raw_status  TEXT    NOT NULL,
    paid_fen    INTEGER NOT NULL,
    refunded_fen INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    buyer_ref   TEXT    NOT NULL,
    hosted      INTEGER NOT NULL,
    UNIQUE (order_no, shop)
) STRICT;

CREATE INDEX orders_due ON orders (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX orders_list ON orders (created_at, shop, order_no);
CREATE INDEX orders_shop_list ON orders (shop, created_at, order_no);
CREATE INDEX orders_changed ON orders (shop, modified_at DESC, order_no) WHERE hosted;

-- The primary key is the compare-and-set of every write.
CREATE TABLE journal (
    order_id INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    source   TEXT    NOT NULL,
    events   BLOB    NOT NULL,
    PRIMARY KEY (order_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE refunds (
    id          INTEGER PRIMARY KEY,
    shop        TEXT    NOT NULL,
    refund_no   TEXT    NOT NULL,
    order_no    TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    raw_status  TEXT    NOT NULL,
    phase       TEXT    NOT NULL,
    amount_fen  INTEGER NOT NULL,
    paid_fen    INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    code        TEXT    NOT NULL,
    turn        TEXT    NOT NULL,
    buyer_ref   TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    deadline_at INTEGER,
    refunded_at INTEGER,
    automatic   INTEGER NOT NULL,
    hosted      INTEGER NOT NULL,
    UNIQUE (order_no, shop, refund_no)
) STRICT;

CREATE INDEX refunds_list ON refunds (asked_at, shop, refund_no);
CREATE INDEX refunds_shop_list ON refunds (shop, asked_at, refund_no);
CREATE INDEX refunds_number ON refunds (refund_no, shop);
CREATE INDEX refunds_buyer ON refunds (buyer_ref, asked_at) WHERE buyer_ref <> '';
CREATE INDEX refunds_open ON refunds (phase, asked_at, shop, refund_no)
    WHERE phase IN ('Waiting', 'Running', 'Uncertain', 'Person');
CREATE INDEX refunds_changed ON refunds (shop, modified_at DESC, refund_no) WHERE hosted;

-- How many refunds are in each phase, kept by difference in the commit that changes them.
CREATE TABLE phase_counts (
    shop  TEXT    NOT NULL,
    phase TEXT    NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (shop, phase)
) STRICT, WITHOUT ROWID;

CREATE TABLE counters (
    shop  TEXT    NOT NULL,
    hour  INTEGER NOT NULL,
    name  TEXT    NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (shop, hour, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX counters_hour ON counters (hour);

CREATE TABLE parked (
    id       TEXT    PRIMARY KEY,
    shop     TEXT    NOT NULL,
    order_no TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    source   TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    fact     BLOB    NOT NULL
) STRICT;

CREATE INDEX parked_order ON parked (order_no, shop, at);
CREATE INDEX parked_age ON parked (at, id);

-- What was instructed automatically, by minute: the ground of the rolling caps.
CREATE TABLE spend (
    shop   TEXT    NOT NULL,
    minute INTEGER NOT NULL,
    fen    INTEGER NOT NULL,
    PRIMARY KEY (shop, minute)
) STRICT, WITHOUT ROWID;
