-- Counting what several filters leave reads this and not the rows: some MB of a hundred thousand decisions, where the
-- index of any one filter would look up a third of them.
CREATE INDEX decision_summaries_filters ON decision_summaries (status, author, team, target, workload_name, recorded_at);

-- What decision_tags must say: of an event's tags and those it takes away, the last mention counts.
CREATE VIEW decision_tag_rows AS
SELECT tag, decision_id
FROM (
    SELECT tag, decision_id, is_set, max(event_id)
    FROM (
        SELECT t.value AS tag, e.decision_id, 1 AS is_set, 2 * e.id AS event_id
        FROM events AS e, json_each(e.body, '$.tags') AS t
        UNION ALL
        SELECT t.value, e.decision_id, 0, 2 * e.id + 1
        FROM events AS e, json_each(e.body, '$.untags') AS t
    )
    GROUP BY tag, decision_id
)
WHERE is_set;
