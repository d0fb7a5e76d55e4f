-- Stock of the built-in warehouse, kept by difference in the commit that moves it.

CREATE TABLE stock (
    shop      TEXT    NOT NULL,
    sku       TEXT    NOT NULL,
    on_hand   INTEGER NOT NULL,
    occupied  INTEGER NOT NULL,
    defective INTEGER NOT NULL,
    PRIMARY KEY (shop, sku)
) STRICT, WITHOUT ROWID;
