-- The ledger: decisions, what they rested on, and what happened to them since. Nothing here is ever changed.

CREATE TABLE decisions (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,   -- 7 is written D-7
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64), -- of workload and recommendation: the name that survives merging
    recorded_at    TEXT NOT NULL,                       -- ISO 8601, UTC
    author         TEXT NOT NULL,
    program        TEXT NOT NULL,                       -- version of Berth that decided
    team           TEXT,
    workload_name  TEXT NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('online', 'async', 'batch', 'training')),
    winner         TEXT,                                -- option id; NULL where nothing was feasible
    datasets       TEXT NOT NULL,                       -- JSON: ids of the datasets seen, highest precedence first
    fingerprint    TEXT NOT NULL CHECK (length(fingerprint) = 64),
    workload       TEXT NOT NULL CHECK (json_valid(workload)),
    recommendation TEXT NOT NULL CHECK (json_valid(recommendation))
) STRICT;

CREATE INDEX decisions_workload ON decisions (workload_name, id);

CREATE TABLE decision_options (
    decision_id    INTEGER NOT NULL REFERENCES decisions (id),
    rank           INTEGER NOT NULL CHECK (rank > 0),
    option         TEXT NOT NULL,
    target         TEXT NOT NULL,
    usd_nanos_month INTEGER NOT NULL,
    p95_ms         REAL,
    score          REAL NOT NULL,
    win_probability REAL NOT NULL,
    PRIMARY KEY (decision_id, rank)
) STRICT, WITHOUT ROWID;

-- The facts an answer cited, with the values they had.
CREATE TABLE decision_facts (
    decision_id INTEGER NOT NULL REFERENCES decisions (id),
    fact        TEXT NOT NULL,
    table_name  TEXT NOT NULL,
    dataset_id  INTEGER NOT NULL REFERENCES datasets (id),
    source      TEXT NOT NULL,
    as_of       TEXT,
    value       TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (decision_id, fact, dataset_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_facts_fact ON decision_facts (fact, decision_id);

-- One chain over the whole ledger: each event's hash covers its content and the hash before it.
CREATE TABLE events (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    decision_id   INTEGER NOT NULL REFERENCES decisions (id),
    event         TEXT NOT NULL CHECK (event IN ('proposed', 'accepted', 'rejected', 'superseded', 'noted')),
    at            TEXT NOT NULL,
    author        TEXT NOT NULL,
    body          TEXT NOT NULL CHECK (json_valid(body)),
    previous_hash TEXT NOT NULL,                        -- '' for the first
    hash          TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX events_decision ON events (decision_id, id);

CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_options_no_update BEFORE UPDATE ON decision_options
BEGIN SELECT RAISE(ABORT, 'decision_options is append-only'); END;
CREATE TRIGGER decision_options_no_delete BEFORE DELETE ON decision_options
BEGIN SELECT RAISE(ABORT, 'decision_options is append-only'); END;
CREATE TRIGGER decision_facts_no_update BEFORE UPDATE ON decision_facts
BEGIN SELECT RAISE(ABORT, 'decision_facts is append-only'); END;
CREATE TRIGGER decision_facts_no_delete BEFORE DELETE ON decision_facts
BEGIN SELECT RAISE(ABORT, 'decision_facts is append-only'); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- REPLACE deletes without firing the triggers above: a key that is there already is refused before it can.
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_options_no_replace BEFORE INSERT ON decision_options
WHEN EXISTS (SELECT 1 FROM decision_options WHERE decision_id = NEW.decision_id AND rank = NEW.rank)
BEGIN SELECT RAISE(ABORT, 'decision_options is append-only'); END;
CREATE TRIGGER decision_facts_no_replace BEFORE INSERT ON decision_facts
WHEN EXISTS (SELECT 1 FROM decision_facts
             WHERE decision_id = NEW.decision_id AND fact = NEW.fact AND dataset_id = NEW.dataset_id)
BEGIN SELECT RAISE(ABORT, 'decision_facts is append-only'); END;
CREATE TRIGGER events_no_replace BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
