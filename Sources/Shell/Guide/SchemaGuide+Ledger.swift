extension SchemaGuide {
    static let ledger: [Table] = [
        .init(
            "decisions", "What was recommended, with the whole answer; never changed",
            [
                .init("id", "Number: 7 is D-7"),
                .init("content_sha256", "SHA-256 of workload and recommendation: the name that survives merging"),
                .init("recorded_at", "When, ISO 8601, UTC"),
                .init("author", "Who asked"),
                .init("program", "Version of Berth that decided"),
                .init("team", "For which team; NULL for none"),
                .init("workload_name", "Name of the workload"),
                .init("kind", "online, async, batch or training"),
                .init("winner", "Id of the best option; NULL where nothing was feasible"),
                .init("datasets", "JSON: ids of the datasets seen, highest precedence first"),
                .init("fingerprint", "SHA-256 of the datasets seen"),
                .init("workload", "JSON: the workload as understood"),
                .init("recommendation", "JSON: what recommend --json printed"),
                .init("origin", "Where a decision without a plan was written first; NULL where Berth planned it"),
            ]),
        .init(
            "decision_options", "The options that were ranked",
            [
                .init("decision_id", "The decision: decisions.id"),
                .init("rank", "Place, 1 is the best"),
                .init("option", "Id of the option"),
                .init("target", "Deployment target: targets.target"),
                .init("usd_nanos_month", "Cost of a month", unit: "nano-USD"),
                .init("p95_ms", "95th percentile of a request's time", unit: "ms"),
                .init("score", "Weighted sum of the criteria's utilities, from 0 to 1"),
                .init("win_probability", "Share of draws from the figures' intervals in which it is first"),
            ]),
        .init(
            "decision_facts", "The facts that a decision cites, with the values they had",
            [
                .init("decision_id", "The decision: decisions.id"),
                .init("fact", "Readable key, such as price/aws/us-east-1/g6.xlarge/on-demand"),
                .init("table_name", "The table it is a row of"),
                .init("dataset_id", "The dataset that said so: datasets.id"),
                .init("source", "The document that said so"),
                .init("as_of", "When the source said so"),
                .init("value", "JSON: the row as it was"),
            ]),
        .init(
            "events", "What happened to decisions: one chain of hashes",
            [
                .init("id", "Place in the chain"),
                .init("decision_id", "The decision: decisions.id"),
                .init("event", "proposed, accepted, rejected, superseded or noted"),
                .init("at", "When, ISO 8601, UTC"),
                .init("author", "Who"),
                .init("body", "JSON: reasons, links and what was recorded"),
                .init("previous_hash", "Hash of the event before; empty for the first"),
                .init("hash", "SHA-256 over this event and the hash before"),
            ]),
        .init(
            "decision_summaries", "One narrow row for each decision, kept by triggers", summaryColumns),
        .init("decision_tags", "Tags of decisions", tagColumns),
        .init(
            "decision_search", "Full-text index of decisions; rowid is decisions.id; ask with MATCH",
            searchColumns),
        .init(view: "decision_summary_rows", "What decision_summaries must say", summaryColumns),
        .init(view: "decision_tag_rows", "What decision_tags must say", tagColumns),
        .init(
            view: "decision_search_rows", "What decision_search must say",
            [.init("id", "The decision: decisions.id")] + searchColumns),
    ]

    private static let tagColumns: [Column] = [
        .init("tag", "The tag"), .init("decision_id", "The decision: decisions.id"),
    ]

    private static let summaryColumns: [Column] = [
        .init("id", "The decision: decisions.id"),
        .init("recorded_at", "When, ISO 8601, UTC"),
        .init("author", "Who asked"),
        .init("team", "For which team; NULL for none"),
        .init("workload_name", "Name of the workload"),
        .init("kind", "online, async, batch or training"),
        .init("origin", "Where a decision without a plan was written first; NULL where Berth planned it"),
        .init("winner", "Id of the best option; NULL where nothing was feasible"),
        .init("target", "Deployment target of the best option"),
        .init("usd_nanos_month", "Cost of a month with the best option", unit: "nano-USD"),
        .init("p95_ms", "95th percentile of a request's time with the best option", unit: "ms"),
        .init("score", "Score of the best option, from 0 to 1"),
        .init("win_probability", "Share of draws from the figures' intervals in which it is first"),
        .init("status", "proposed, accepted, rejected or superseded: the last of them"),
    ]

    private static let searchColumns: [Column] = [
        .init("title", "Workload and model"),
        .init("choice", "Id of the best option"),
        .init("rationale", "Its reasons and cautions, or the text of a decision without a plan"),
        .init("people", "Author, team and origin"),
        .init("notes", "Reasons, tags and links of its events"),
    ]

    static let bookkeeping: [Table] = [
        .init(
            "datasets", "Who said what: each version of each dataset that was imported",
            [
                .init("id", "Number; a later import has a higher one"),
                .init("name", "Name"),
                .init("layer", "seed, or team: and the team's name"),
                .init("as_of", "The day it describes"),
                .init("source", "Where it comes from"),
                .init("licence", "Licence of the facts"),
                .init("description", "What it holds"),
                .init("sha256", "SHA-256 of its content"),
                .init("imported_at", "When, ISO 8601, UTC"),
                .init("retired_at", "When it was hidden; NULL while answers rest on it"),
            ]),
        .init(
            "dataset_rows", "How many rows a dataset has of each table",
            [
                .init("dataset_id", "The dataset: datasets.id"),
                .init("table_name", "Name of the table"),
                .init("rows", "Rows"),
            ]),
        .init(
            "sources", "Documents that facts quote",
            [.init("id", "Number"), .init("text", "The document, as precisely as a person can find it")]),
        .init(
            "schema_migrations", "The steps that made this schema",
            [
                .init("version", "Number"),
                .init("name", "File"),
                .init("sha256", "SHA-256 of the file"),
                .init("applied_at", "When, ISO 8601, UTC"),
            ]),
    ]
}
