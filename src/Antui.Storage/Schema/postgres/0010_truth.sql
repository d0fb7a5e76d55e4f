-- The commit holds the truth: an order's head, its journal, its numbers, and a mark of what changed. The list of orders
-- is a list like the others now, and follows.

-- Due times are on the database's clock. Heads change at every commit and are narrow: room on the page keeps their
-- updates out of the indexes when the due time stays.
CREATE TABLE heads (
    lane     smallint NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    order_no text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    due_at   bigint,
    PRIMARY KEY (lane, order_no, shop)
) WITH (fillfactor = 50);

INSERT INTO heads (lane, shop, order_no, version, due_at) SELECT lane, shop, order_no, version, due_at FROM orders;
CREATE INDEX heads_due ON heads (due_at, lane) WHERE due_at IS NOT NULL;

DROP INDEX orders_due;
ALTER TABLE orders DROP COLUMN version, DROP COLUMN due_at;

-- Digest of the entry before, empty where the chain begins; and how many facts the commit answered.
ALTER TABLE journal
    ADD COLUMN previous bytea NOT NULL DEFAULT ''::bytea,
    ADD COLUMN facts bigint NOT NULL DEFAULT 1;

-- Numbers by which the world speaks of an order. no is as it was written, key is the spelling it is found by. They lie
-- with their order, so that a commit stays in one lane; whoever looks for one asks all lanes.
CREATE TABLE numbers (
    lane     smallint NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    order_no text COLLATE "C" NOT NULL,
    kind     text COLLATE "C" NOT NULL,
    key      text COLLATE "C" NOT NULL,
    no       text COLLATE "C" NOT NULL,
    PRIMARY KEY (key, kind, shop, order_no, no, lane)
);

INSERT INTO numbers (lane, shop, order_no, kind, key, no)
SELECT lane, shop, order_no, 'Refund', refund_no, refund_no FROM refunds
UNION SELECT lane, shop, order_no, 'Waybill', waybill_key, waybill FROM shipments WHERE waybill <> ''
UNION SELECT lane, shop, order_no, 'Parcel', parcel_no, parcel_no FROM shipments WHERE parcel_no <> ''
UNION SELECT lane, shop, order_no, 'Tracking', tracking_key, tracking FROM returns WHERE tracking <> '';

-- What changed, at most two rows a transaction (new orders, known ones), until all lists have followed. The place is the
-- transaction's own number: what lies below the oldest transaction still under way is complete. version 0: to be judged
-- anew.
CREATE TABLE changes (
    place     bigint NOT NULL,
    part      smallint NOT NULL,
    shops     text[] NOT NULL,
    order_nos text[] NOT NULL,
    versions  bigint[] NOT NULL,
    ats       bigint[] NOT NULL,
    PRIMARY KEY (place, part)
);

-- Where each list stands, and why it stands still.
CREATE TABLE lists (
    name     text COLLATE "C" PRIMARY KEY,
    place    bigint NOT NULL,
    fault    text NOT NULL DEFAULT '',
    fault_at bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

INSERT INTO lists (name, place)
VALUES ('Orders', 0), ('Refunds', 0), ('Desk', 0), ('Figures', 0), ('Stock', 0), ('Books', 0);
