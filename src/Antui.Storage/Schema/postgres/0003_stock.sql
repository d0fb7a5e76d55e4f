-- Stock of the built-in warehouse, kept by difference in the commit that moves it. The lane is a slice that one
-- committing connection writes, as with the counters; reads add the slices.

CREATE TABLE stock (
    lane      smallint NOT NULL,
    shop      text COLLATE "C" NOT NULL,
    sku       text COLLATE "C" NOT NULL,
    on_hand   bigint NOT NULL,
    occupied  bigint NOT NULL,
    defective bigint NOT NULL,
    PRIMARY KEY (lane, shop, sku)
) WITH (fillfactor = 50);

CREATE INDEX stock_sku ON stock (shop, sku);
