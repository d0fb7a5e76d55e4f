-- The built-in desk: lists of shipments and returns, stock by warehouse with its movements, the books.

-- A shop's own warehouse has the shop's id as its code, so the rows stay as they are.
ALTER TABLE stock RENAME COLUMN shop TO warehouse;

CREATE TABLE shipments (
    lane        smallint NOT NULL,
    shop        text COLLATE "C" NOT NULL,
    order_no    text COLLATE "C" NOT NULL,
    shipment_no text COLLATE "C" NOT NULL,
    stage       text NOT NULL,
    level       text NOT NULL,
    kind        text NOT NULL,
    warehouse   text COLLATE "C" NOT NULL,
    parcel_no   text COLLATE "C" NOT NULL,
    carrier     text NOT NULL,
    waybill     text COLLATE "C" NOT NULL,
    pieces      bigint NOT NULL,
    stopped     bigint NOT NULL,
    skus        text NOT NULL,
    buyer_ref   text NOT NULL,
    ship_to     text NOT NULL,
    hold        boolean NOT NULL,
    created_at  bigint NOT NULL,
    modified_at bigint NOT NULL,
    PRIMARY KEY (lane, shop, order_no, shipment_no)
) WITH (fillfactor = 80);

CREATE INDEX shipments_list ON shipments (created_at, shop, order_no, shipment_no);
CREATE INDEX shipments_open ON shipments (stage, created_at, shop, order_no, shipment_no) WHERE stage <> 'Shipped';
CREATE INDEX shipments_order ON shipments (order_no);
CREATE INDEX shipments_buyer ON shipments (buyer_ref, created_at) WHERE buyer_ref <> '';
CREATE INDEX shipments_parcel ON shipments (parcel_no) WHERE parcel_no <> '';
CREATE INDEX shipments_waybill ON shipments (waybill) WHERE waybill <> '';

CREATE TABLE returns (
    lane        smallint NOT NULL,
    shop        text COLLATE "C" NOT NULL,
    order_no    text COLLATE "C" NOT NULL,
    return_no   text COLLATE "C" NOT NULL,
    refund_no   text COLLATE "C" NOT NULL,
    state       text NOT NULL,
    carrier     text NOT NULL,
    tracking    text COLLATE "C" NOT NULL,
    warehouse   text COLLATE "C" NOT NULL,
    expected    bigint NOT NULL,
    received    bigint NOT NULL,
    good        bigint NOT NULL,
    other       bigint NOT NULL,
    skus        text NOT NULL,
    buyer_ref   text NOT NULL,
    created_at  bigint NOT NULL,
    modified_at bigint NOT NULL,
    PRIMARY KEY (lane, shop, order_no, return_no)
) WITH (fillfactor = 80);

CREATE INDEX returns_list ON returns (created_at, shop, order_no, return_no);
CREATE INDEX returns_open ON returns (state, created_at, shop, order_no, return_no) WHERE state <> 'Closed';
CREATE INDEX returns_order ON returns (order_no);
CREATE INDEX returns_refund ON returns (refund_no) WHERE refund_no <> '';
CREATE INDEX returns_tracking ON returns (tracking) WHERE tracking <> '';

-- How many shipments are in each stage and returns in each state, kept by difference in slices as phase_counts.
CREATE TABLE desk_counts (
    lane  smallint NOT NULL,
    shop  text COLLATE "C" NOT NULL,
    name  text COLLATE "C" NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (lane, shop, name)
) WITH (fillfactor = 50);

-- Append-only.
CREATE TABLE stock_moves (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    warehouse text COLLATE "C" NOT NULL,
    sku       text COLLATE "C" NOT NULL,
    at        bigint NOT NULL,
    kind      text NOT NULL,
    on_hand   bigint NOT NULL,
    occupied  bigint NOT NULL,
    defective bigint NOT NULL,
    ref       text NOT NULL,
    author    text NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX stock_moves_sku ON stock_moves (warehouse, sku, id);

CREATE TABLE stock_entries (
    doc_no    text COLLATE "C" PRIMARY KEY,
    warehouse text COLLATE "C" NOT NULL,
    kind      text NOT NULL,
    author    text NOT NULL,
    note      text NOT NULL,
    at        bigint NOT NULL
);

-- One row for what a commit of an order booked: its lines balance, so they lie together.
CREATE TABLE books (
    lane     smallint NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    order_no text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    at       bigint NOT NULL,
    lines    text NOT NULL,
    PRIMARY KEY (lane, shop, order_no, version)
);

CREATE INDEX books_time ON books (at, shop, order_no, version);
