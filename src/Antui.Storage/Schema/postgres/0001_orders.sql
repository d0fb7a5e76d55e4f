-- Antui on PostgreSQL: shared by any number of nodes. Every table that grows starts its keys with the lane, a stable
-- hash of shop and order number; citus.sql spreads the tables by it.
-- Times are milliseconds since 1970 UTC; amounts are fen; kind, phase, turn, status are the names of the enum members.
-- Text compares by bytes (COLLATE "C"), so that every store pages in the same order.

CREATE TABLE orders (
    lane        smallint NOT NULL,
    shop        text COLLATE "C" NOT NULL,
    order_no    text COLLATE "C" NOT NULL,
    version     bigint NOT NULL,
    due_at      bigint,
    status      text NOT NULL,
    raw_status  text NOT NULL,
    paid_fen    bigint NOT NULL,
    refunded_fen bigint NOT NULL,
    created_at  bigint NOT NULL,
    modified_at bigint NOT NULL,
    buyer_ref   text NOT NULL,
    hosted      boolean NOT NULL,
    PRIMARY KEY (lane, shop, order_no)
) WITH (fillfactor = 80);

-- Due times are on the database's clock.
CREATE INDEX orders_due ON orders (due_at, lane) WHERE due_at IS NOT NULL;
CREATE INDEX orders_list ON orders (created_at, shop, order_no);
CREATE INDEX orders_shop_list ON orders (shop, created_at, order_no);
CREATE INDEX orders_number ON orders (order_no);
CREATE INDEX orders_changed ON orders (shop, modified_at DESC, order_no) WHERE hosted;

-- The primary key is the compare-and-set of every write.
CREATE TABLE journal (
    lane     smallint NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    order_no text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    at       bigint NOT NULL,
    source   text NOT NULL,
    events   bytea NOT NULL,
    PRIMARY KEY (lane, shop, order_no, version)
);

CREATE TABLE refunds (
    lane        smallint NOT NULL,
    shop        text COLLATE "C" NOT NULL,
    refund_no   text COLLATE "C" NOT NULL,
    order_no    text COLLATE "C" NOT NULL,
    kind        text NOT NULL,
    raw_status  text NOT NULL,
    phase       text NOT NULL,
    amount_fen  bigint NOT NULL,
    paid_fen    bigint NOT NULL,
    reason      text NOT NULL,
    code        text NOT NULL,
    turn        text NOT NULL,
    buyer_ref   text NOT NULL,
    asked_at    bigint NOT NULL,
    modified_at bigint NOT NULL,
    deadline_at bigint,
    refunded_at bigint,
    automatic   boolean NOT NULL,
    hosted      boolean NOT NULL,
    PRIMARY KEY (lane, shop, order_no, refund_no)
) WITH (fillfactor = 80);

CREATE INDEX refunds_list ON refunds (asked_at, shop, refund_no);
CREATE INDEX refunds_shop_list ON refunds (shop, asked_at, refund_no);
CREATE INDEX refunds_number ON refunds (refund_no);
CREATE INDEX refunds_order ON refunds (order_no);
CREATE INDEX refunds_buyer ON refunds (buyer_ref, asked_at) WHERE buyer_ref <> '';
CREATE INDEX refunds_open ON refunds (phase, asked_at, shop, refund_no)
    WHERE phase IN ('Waiting', 'Running', 'Uncertain', 'Person');
CREATE INDEX refunds_changed ON refunds (shop, modified_at DESC, refund_no) WHERE hosted;

-- How many refunds are in each phase, kept by difference in the commit that changes them. The lane here is a slice
-- that one committing connection writes, so that commits do not wait for each other; reads add the slices.
CREATE TABLE phase_counts (
    lane  smallint NOT NULL,
    shop  text COLLATE "C" NOT NULL,
    phase text NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (lane, shop, phase)
) WITH (fillfactor = 50);

CREATE TABLE counters (
    lane  smallint NOT NULL,
    shop  text COLLATE "C" NOT NULL,
    hour  bigint NOT NULL,
    name  text COLLATE "C" NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (lane, shop, hour, name)
) WITH (fillfactor = 50);

CREATE INDEX counters_hour ON counters (hour);

CREATE TABLE parked (
    lane     smallint NOT NULL,
    id       text COLLATE "C" NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    order_no text COLLATE "C" NOT NULL,
    reason   text NOT NULL,
    source   text NOT NULL,
    at       bigint NOT NULL,
    attempts bigint NOT NULL,
    fact     bytea NOT NULL,
    PRIMARY KEY (lane, id)
);

CREATE INDEX parked_id ON parked (id);
CREATE INDEX parked_order ON parked (order_no, shop, at);
CREATE INDEX parked_age ON parked (at, id);

-- What was instructed automatically, by minute: the ground of the rolling caps. A shop's orders are in all lanes, so
-- this table has none; a transaction that spends takes the shop's advisory lock first.
CREATE TABLE spend (
    shop   text COLLATE "C" NOT NULL,
    minute bigint NOT NULL,
    fen    bigint NOT NULL,
    PRIMARY KEY (shop, minute)
) WITH (fillfactor = 50);
