-- Figures and books that are added up anew beside those that are read, and how far that is: one row while it lasts.
-- order_no is the last order that is in it, NULL before the first.
CREATE TABLE renewals (
    name     text COLLATE "C" PRIMARY KEY,
    place    bigint NOT NULL,
    shop     text COLLATE "C",
    order_no text COLLATE "C",
    whole    boolean NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE counters_next (
    lane  smallint NOT NULL,
    shop  text COLLATE "C" NOT NULL,
    hour  bigint NOT NULL,
    name  text COLLATE "C" NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (lane, shop, hour, name)
) WITH (fillfactor = 50);

CREATE TABLE books_next (
    lane     smallint NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    order_no text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    at       bigint NOT NULL,
    lines    text NOT NULL,
    PRIMARY KEY (lane, shop, order_no, version)
);
