-- Counting what several filters leave reads this and not the rows: some MB of a hundred thousand decisions, where the
-- index of any one filter would look up a third of them.
CREATE INDEX decision_summaries_filters ON decision_summaries (status, author, team, target, workload_name, recorded_at);
