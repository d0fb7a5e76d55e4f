-- What was fetched and is not an order or a refund of ours yet, with its way from stage to stage. The lane is the hash of
-- shop and the record's own number: a refund's order is not known to whoever looks for it by its number.
-- kind and stage are the names of the enum members; step counts the changes of stage; tried_at orders the work.

CREATE TABLE pool (
    lane         smallint NOT NULL,
    kind         text COLLATE "C" NOT NULL,
    shop         text COLLATE "C" NOT NULL,
    no           text COLLATE "C" NOT NULL,
    order_no     text COLLATE "C" NOT NULL,
    stage        text NOT NULL,
    step         bigint NOT NULL,
    reason       text NOT NULL,
    note         text NOT NULL,
    author       text NOT NULL,
    raw_status   text NOT NULL,
    amount_fen   bigint NOT NULL,
    skus         text NOT NULL,
    buyer_ref    text NOT NULL,
    ship_to      text NOT NULL,
    created_at   bigint NOT NULL,
    modified_at  bigint NOT NULL,
    fetched_at   bigint NOT NULL,
    converted_at bigint,
    changed_at   bigint NOT NULL,
    tried_at     bigint NOT NULL,
    PRIMARY KEY (lane, kind, shop, no)
) WITH (fillfactor = 80);

CREATE INDEX pool_list ON pool (kind, created_at, shop, no);
CREATE INDEX pool_shop ON pool (kind, shop, created_at, no);
CREATE INDEX pool_stage ON pool (kind, stage, created_at, shop, no);
CREATE INDEX pool_shop_stage ON pool (kind, shop, stage, created_at, no);
CREATE INDEX pool_work ON pool (kind, shop, stage, tried_at, no);
CREATE INDEX pool_status ON pool (kind, raw_status, created_at, shop, no);
CREATE INDEX pool_buyer ON pool (kind, buyer_ref, created_at, shop, no) WHERE buyer_ref <> '';
CREATE INDEX pool_reason ON pool (kind, reason, created_at, shop, no) WHERE reason <> '';
CREATE INDEX pool_number ON pool (no);
CREATE INDEX pool_order ON pool (order_no);

CREATE TABLE pool_details (
    lane smallint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    shop text COLLATE "C" NOT NULL,
    no   text COLLATE "C" NOT NULL,
    json text NOT NULL,
    PRIMARY KEY (lane, kind, shop, no)
);

-- Which goods codes a row has, in the order of the list.
CREATE TABLE pool_skus (
    lane       smallint NOT NULL,
    kind       text COLLATE "C" NOT NULL,
    sku        text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    shop       text COLLATE "C" NOT NULL,
    no         text COLLATE "C" NOT NULL,
    PRIMARY KEY (lane, kind, sku, created_at, shop, no)
);

CREATE INDEX pool_skus_list ON pool_skus (kind, sku, created_at, shop, no);
CREATE INDEX pool_skus_row ON pool_skus (no, shop, kind);

CREATE TABLE pool_history (
    lane   smallint NOT NULL,
    kind   text COLLATE "C" NOT NULL,
    shop   text COLLATE "C" NOT NULL,
    no     text COLLATE "C" NOT NULL,
    step   bigint NOT NULL,
    at     bigint NOT NULL,
    stage  text NOT NULL,
    reason text NOT NULL,
    note   text NOT NULL,
    author text NOT NULL,
    PRIMARY KEY (lane, kind, shop, no, step)
);
