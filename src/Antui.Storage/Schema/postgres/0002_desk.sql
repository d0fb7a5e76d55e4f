-- Documents, leases, the pay-out ledger of hosted shops, idempotency keys.

CREATE TABLE documents (
    kind    text COLLATE "C" NOT NULL,
    id      text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    author  text NOT NULL,
    at      bigint NOT NULL,
    json    text NOT NULL,
    PRIMARY KEY (kind, id, version)
);

CREATE TABLE leases (
    name     text COLLATE "C" PRIMARY KEY,
    owner    text NOT NULL,
    until_at bigint NOT NULL
);

CREATE TABLE payouts (
    lane        smallint NOT NULL,
    entry_key   text COLLATE "C" NOT NULL,
    shop        text COLLATE "C" NOT NULL,
    order_no    text COLLATE "C" NOT NULL,
    refund_no   text COLLATE "C" NOT NULL,
    fen         bigint NOT NULL,
    ceiling_fen bigint NOT NULL,
    at          bigint NOT NULL,
    PRIMARY KEY (lane, entry_key)
);

CREATE INDEX payouts_key ON payouts (entry_key);
CREATE INDEX payouts_time ON payouts (at, entry_key);

-- The sum of an order, written in the transaction of its entry: no path of the program can pass the ceiling.
CREATE TABLE payout_totals (
    lane        smallint NOT NULL,
    shop        text COLLATE "C" NOT NULL,
    order_no    text COLLATE "C" NOT NULL,
    paid_fen    bigint NOT NULL,
    ceiling_fen bigint NOT NULL,
    PRIMARY KEY (lane, shop, order_no),
    CHECK (paid_fen >= 0),
    CHECK (paid_fen <= ceiling_fen)
);

CREATE TABLE requests (
    scope  text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    hash   text NOT NULL,
    status bigint NOT NULL,
    body   text NOT NULL,
    at     bigint NOT NULL,
    PRIMARY KEY (scope, key)
);

CREATE INDEX requests_age ON requests (at);
