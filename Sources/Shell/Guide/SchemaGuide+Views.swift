extension SchemaGuide {
    static let views: [Table] = [
        .init(
            view: "current_decisions", "Decisions with their status of today and what the best option comes to",
            [
                decision,
                .init("recorded_at", "When, ISO 8601, UTC"),
                .init("author", "Who asked"),
                .init("team", "For which team; NULL for none"),
                .init("workload", "Name of the workload"),
                .init("kind", "online, async, batch or training"),
                .init("status", "proposed, accepted, rejected or superseded: the last of them"),
                .init("tags", "Its tags, with blanks between; NULL for none"),
                .init("winner", "Id of the best option; NULL where nothing was feasible"),
                .init("target", "Deployment target of the best option"),
                .init("usd_per_month", "Cost of the best option", unit: "USD/month"),
                .init("p95_ms", "95th percentile of a request's time with the best option", unit: "ms"),
                .init("score", "Score of the best option, from 0 to 1"),
                .init("win_probability", "Share of draws from the figures' intervals in which it is first"),
                .init("origin", "Where a decision without a plan was written first; NULL where Berth planned it"),
                .init("program", "Version of Berth that decided"),
                number,
            ]),
        .init(
            view: "options", "The options of each decision, as they were ranked",
            [
                decision,
                .init("rank", "Place, 1 is the best"),
                .init("option", "Id of the option"),
                .init("target", "Deployment target: targets.target"),
                .init("usd_per_month", "Cost of a month", unit: "USD/month"),
                .init("p95_ms", "95th percentile of a request's time", unit: "ms"),
                .init("score", "Weighted sum of the criteria's utilities, from 0 to 1"),
                .init("win_probability", "Share of draws from the figures' intervals in which it is first"),
                number,
            ]),
        .init(
            view: "cited_facts", "What each decision rests on, with the values of then",
            [
                decision,
                .init("fact", "Readable key, such as price/aws/us-east-1/g6.xlarge/on-demand; facts.id"),
                .init("table", "The table it is a row of"),
                dataset, layer,
                .init("source", "The document that said so"),
                .init("as_of", "When the source said so"),
                .init("value", "JSON: the row as it was"),
                number,
            ]),
        .init(
            view: "decision_history", "What happened to each decision",
            [
                decision,
                .init("at", "When, ISO 8601, UTC"),
                .init("event", "proposed, accepted, rejected, superseded or noted"),
                .init("author", "Who"),
                .init("because", "The reason that was given"),
                number,
            ]),
        .init(
            view: "facts",
            "Every row that an answer can rest on, the seed's and each team's, by the id that answers cite",
            [
                .init("id", "Readable key, such as price/aws/us-east-1/g6.xlarge/on-demand"),
                .init("table", "The table it is a row of"),
                dataset, layer, source, asOf, uncited,
                .init("notes", "Anything else worth knowing"),
                .init("value", "JSON: the columns that are not part of the id"),
            ]),
        .init(
            view: "current_prices", "Prices of machine types, as an answer without a team sees them",
            priceColumns + [dataset, source, asOf, uncited]),
        .init(
            view: "team_prices", "Prices of machine types as each team sees them: ask with WHERE team = 'NAME'",
            [.init("team", "Name of the team")] + priceColumns + [dataset, layer, source, asOf, uncited]),
        .init(
            view: "current_instances", "Machine types, as an answer without a team sees them",
            [
                provider, instanceType,
                .init("vcpu", "Virtual processors, as the provider counts them"),
                .init("memory_gib", "Memory", unit: "GiB"),
                .init("architecture", "x86_64 or arm64"),
                .init("cpu", "Processor: cpus.cpu; NULL where the provider does not say"),
                .init("accelerator", "Accelerator: accelerators.accelerator; NULL for none"),
                .init("accelerator_count", "Accelerators; below 1 a share of one"),
                .init("accelerator_memory_gib", "Memory of one accelerator, or of the share", unit: "GiB"),
                .init("network_gbps", "Network", unit: "Gbit/s"),
                .init("local_disk_gb", "Disks within the machine", unit: "GB"),
                .init("family", "Family"),
                .init("previous_generation", "1 where the provider has a newer one in its place"),
                .init("managed_by", "The service whose own type it is; NULL for a plain machine"),
                dataset, source, asOf, uncited,
            ]),
        .init(
            view: "visible_datasets", "The datasets that each team's answers rest on; team '' is an answer without one",
            [
                .init("team", "Name of the team; '' for none"),
                .init("dataset_id", "Number: datasets.id"),
                dataset, layer,
                .init("as_of", "The day it describes"),
                .init("source", "Where it comes from"),
                .init("licence", "Licence of the facts"),
            ]),
    ]

    private static let decision = Column("decision", "Such as D-7")
    private static let number = Column("number", "The decision's number, to sort by")
    private static let dataset = Column("dataset", "Name of the dataset")
    private static let layer = Column("layer", "seed, or team: and the team's name")
    private static let source = Column("source", "The document that says so")
    private static let asOf = Column("as_of", "When the source said so")
    private static let uncited = Column("uncited", "all, or the ;-separated columns that the source does not back")
    private static let provider = Column("provider", "Who sells it: providers.provider")
    private static let instanceType = Column("instance_type", "Machine type")
    private static let priceColumns = [
        provider, Column("region", "Where"), instanceType,
        Column("purchase", "on-demand, spot, reserved-1y, reserved-3y or owned"),
        Column("usd_per_hour", "Price", unit: "USD/h"),
    ]
}
