-- What a team has negotiated: a share off the part of a month's bill that goes to a provider, one of its services or a
-- family of its machine types.

CREATE TABLE discounts (
    dataset_id     INTEGER NOT NULL REFERENCES datasets (id),
    provider       TEXT NOT NULL,
    service        TEXT NOT NULL DEFAULT '',      -- a service of service_prices; 'machines': machine types; '': all
    family         TEXT NOT NULL DEFAULT '',      -- instances.family; '': all
    purchase       TEXT NOT NULL DEFAULT '' CHECK (purchase IN ('', 'on-demand', 'spot', 'reserved-1y', 'reserved-3y', 'owned')),
    from_usd_month REAL NOT NULL DEFAULT 0 CHECK (from_usd_month >= 0), -- holds for what a month's charge exceeds this by
    percent        REAL NOT NULL CHECK (percent BETWEEN 0 AND 100),
    notes          TEXT,
    source_id      INTEGER NOT NULL REFERENCES sources (id),
    as_of          TEXT,
    uncited        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, provider, service, family, purchase, from_usd_month)
) STRICT, WITHOUT ROWID;
