-- The built-in desk: lists of shipments and returns, stock by warehouse with its movements, the books.

-- A shop's own warehouse has the shop's id as its code, so the rows stay as they are.
ALTER TABLE stock RENAME COLUMN shop TO warehouse;

-- Clustered by order like the journal: new shipments append.
CREATE TABLE shipments (
    order_id    INTEGER NOT NULL,
    shipment_no TEXT    NOT NULL,
    shop        TEXT    NOT NULL,
    order_no    TEXT    NOT NULL,
    stage       TEXT    NOT NULL,
    level       TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    warehouse   TEXT    NOT NULL,
    parcel_no   TEXT    NOT NULL,
    carrier     TEXT    NOT NULL,
    waybill     TEXT    NOT NULL,
    pieces      INTEGER NOT NULL,
    stopped     INTEGER NOT NULL,
    skus        TEXT    NOT NULL,
    buyer_ref   TEXT    NOT NULL,
    ship_to     TEXT    NOT NULL,
    hold        INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, shipment_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX shipments_list ON shipments (created_at, shop, order_no, shipment_no);
CREATE INDEX shipments_open ON shipments (stage, created_at, shop, order_no, shipment_no) WHERE stage <> 'Shipped';
CREATE INDEX shipments_buyer ON shipments (buyer_ref, created_at) WHERE buyer_ref <> '';
CREATE INDEX shipments_parcel ON shipments (parcel_no) WHERE parcel_no <> '';
CREATE INDEX shipments_waybill ON shipments (waybill) WHERE waybill <> '';

CREATE TABLE returns (
    order_id    INTEGER NOT NULL,
    return_no   TEXT    NOT NULL,
    shop        TEXT    NOT NULL,
    order_no    TEXT    NOT NULL,
    refund_no   TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    carrier     TEXT    NOT NULL,
    tracking    TEXT    NOT NULL,
    warehouse   TEXT    NOT NULL,
    expected    INTEGER NOT NULL,
    received    INTEGER NOT NULL,
    good        INTEGER NOT NULL,
    other       INTEGER NOT NULL,
    skus        TEXT    NOT NULL,
    buyer_ref   TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, return_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX returns_list ON returns (created_at, shop, order_no, return_no);
CREATE INDEX returns_open ON returns (state, created_at, shop, order_no, return_no) WHERE state <> 'Closed';
CREATE INDEX returns_refund ON returns (refund_no) WHERE refund_no <> '';
CREATE INDEX returns_tracking ON returns (tracking) WHERE tracking <> '';

-- How many shipments are in each stage and returns in each state, kept by difference.
CREATE TABLE desk_counts (
    shop  TEXT    NOT NULL,
    name  TEXT    NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (shop, name)
) STRICT, WITHOUT ROWID;

-- Append-only.
CREATE TABLE stock_moves (
    id        INTEGER PRIMARY KEY,
    warehouse TEXT    NOT NULL,
    sku       TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    on_hand   INTEGER NOT NULL,
    occupied  INTEGER NOT NULL,
    defective INTEGER NOT NULL,
    ref       TEXT    NOT NULL,
    author    TEXT    NOT NULL
) STRICT;

CREATE INDEX stock_moves_sku ON stock_moves (warehouse, sku, id);

CREATE TABLE stock_entries (
    doc_no    TEXT    PRIMARY KEY,
    warehouse TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for what a commit of an order booked: its lines balance, so they lie together.
CREATE TABLE books (
    at       INTEGER NOT NULL,
    shop     TEXT    NOT NULL,
    order_no TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    lines    TEXT    NOT NULL,
    PRIMARY KEY (at, shop, order_no, version)
) STRICT, WITHOUT ROWID;
