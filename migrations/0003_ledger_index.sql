-- What the ledger is asked for most. All of it follows from decisions and events, is kept by triggers and can be made anew.

-- Where a decision without a plan was written first, such as adr/0007-use-eks; NULL where Berth planned it. The kind of
-- such a decision means nothing.
ALTER TABLE decisions ADD COLUMN origin TEXT;
CREATE INDEX decisions_origin ON decisions (origin, id) WHERE origin IS NOT NULL;

-- One narrow row for each decision, because the documents make the rows of decisions wide.
CREATE TABLE decision_summaries (
    id              INTEGER PRIMARY KEY REFERENCES decisions (id),
    recorded_at     TEXT NOT NULL,
    author          TEXT NOT NULL,
    team            TEXT,
    workload_name   TEXT NOT NULL,
    kind            TEXT NOT NULL,
    origin          TEXT,
    winner          TEXT,
    target          TEXT,                         -- the winner's
    usd_nanos_month INTEGER,
    p95_ms          REAL,
    score           REAL,
    win_probability REAL,
    status          TEXT NOT NULL CHECK (status IN ('proposed', 'accepted', 'rejected', 'superseded'))
) STRICT;

CREATE INDEX decision_summaries_status ON decision_summaries (status, id);
CREATE INDEX decision_summaries_workload ON decision_summaries (workload_name, id);
CREATE INDEX decision_summaries_target ON decision_summaries (target, id);
CREATE INDEX decision_summaries_author ON decision_summaries (author, id);
CREATE INDEX decision_summaries_team ON decision_summaries (team, id);
CREATE INDEX decision_summaries_recorded ON decision_summaries (recorded_at, id);

CREATE TABLE decision_tags (
    tag         TEXT NOT NULL,
    decision_id INTEGER NOT NULL REFERENCES decisions (id),
    PRIMARY KEY (tag, decision_id)
) STRICT, WITHOUT ROWID;

-- rowid: the decision's number. `fts5` cuts text at what is no letter or digit, so that g6.xlarge is two words in a row.
CREATE VIRTUAL TABLE decision_search USING fts5(
    title, choice, rationale, people, notes, tokenize = "unicode61 remove_diacritics 2");

-- What the rows above must say.
CREATE VIEW decision_summary_rows AS
SELECT d.id, d.recorded_at, d.author, d.team, d.workload_name, d.kind, d.origin, d.winner, o.target, o.usd_nanos_month,
    o.p95_ms, o.score, o.win_probability,
    coalesce(
        (SELECT e.event
         FROM events AS e
         WHERE e.decision_id = d.id AND e.event <> 'noted'
         ORDER BY e.id DESC
         LIMIT 1), 'proposed') AS status
FROM decisions AS d
LEFT JOIN decision_options AS o ON o.decision_id = d.id AND o.rank = 1;

CREATE VIEW decision_search_rows AS
SELECT d.id,
    d.workload_name || coalesce(' ' || (d.workload ->> '$.model.name'), '') AS title,
    coalesce(d.winner, 'nothing feasible') AS choice,
    coalesce(
        CASE
            WHEN d.origin IS NOT NULL THEN d.recommendation ->> '$.text'
            ELSE (
                SELECT group_concat(line.value, ' · ')
                FROM json_each(d.recommendation, '$.options[0]') AS part
                JOIN json_each(part.value) AS line
                WHERE part.key IN ('reasons', 'cautions'))
        END, '') AS rationale,
    d.author || coalesce(' ' || d.team, '') || coalesce(' ' || d.origin, '') AS people,
    coalesce(
        (SELECT group_concat(nullif(trim(
            coalesce(e.body ->> '$.because', '')
                || coalesce((SELECT ' ' || group_concat(value, ' ') FROM json_each(e.body, '$.tags')), '')
                || coalesce((SELECT ' ' || group_concat(value, ' ') FROM json_each(e.body, '$.links')), '')), ''), ' · ')
         FROM events AS e
         WHERE e.decision_id = d.id), '') AS notes
FROM decisions AS d;

-- A decision and the event that proposes it are recorded together, so the event is what to wait for.
CREATE TRIGGER events_indexed AFTER INSERT ON events
BEGIN
    DELETE FROM decision_summaries WHERE id = NEW.decision_id;
    INSERT INTO decision_summaries SELECT * FROM decision_summary_rows WHERE id = NEW.decision_id;
    INSERT OR IGNORE INTO decision_tags
    SELECT value, NEW.decision_id FROM json_each(NEW.body, '$.tags');
    DELETE FROM decision_tags
    WHERE decision_id = NEW.decision_id AND tag IN (SELECT value FROM json_each(NEW.body, '$.untags'));
    DELETE FROM decision_search WHERE rowid = NEW.decision_id;
    INSERT INTO decision_search (rowid, title, choice, rationale, people, notes)
    SELECT id, title, choice, rationale, people, notes FROM decision_search_rows WHERE id = NEW.decision_id;
END;

INSERT INTO decision_summaries SELECT * FROM decision_summary_rows;
INSERT INTO decision_search (rowid, title, choice, rationale, people, notes)
SELECT id, title, choice, rationale, people, notes FROM decision_search_rows;
