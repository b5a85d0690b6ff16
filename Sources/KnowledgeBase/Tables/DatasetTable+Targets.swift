/// Prices, platforms and their limits.
extension DatasetTable {
    static let prices = DatasetTable(
        "prices", "What an hour of a machine type costs",
        key: ["provider", "instance_type", "purchase", "region"],
        [
            .text("provider", "Who sells", .required),
            .text("region", "Where", .required, refersTo: .to("regions", by: ["provider", "region"])),
            .text("instance_type", "What", .required, refersTo: .to("instances", by: ["provider", "instance_type"])),
            .word("purchase", DatasetWords.purchases, "How it is bought"),
            .usd("usd_per_hour", stored: "usd_nanos_per_hour", "An hour's price"),
        ])

    static let servicePrices = DatasetTable(
        "service_prices", "What a unit of a service costs, from a monthly quantity on",
        key: ["provider", "service", "region", "item", "tier_from"],
        [
            .text("provider", "Who sells", .required, refersTo: .to("providers", by: ["provider"])),
            .text("service", "Which service: `cloud-run`, `eks`, `aws-nat`, …", .required),
            .text("region", "Where; `*` for everywhere", .required),
            .text("item", "What of it", .required),
            .real("tier_from", nil, .notNegative, "The monthly quantity from which the price holds", .otherwise("0")),
            .word(
                "unit",
                [
                    "hour", "month", "second", "vCPU-second", "GiB-second", "GPU-second", "vCPU-hour",
                    "GiB-hour", "GB-hour", "GPU-hour", "GB", "GiB", "GB-month", "GiB-month", "request",
                    "million requests", "LCU-hour",
                ], "What is counted"),
            .usd("usd", stored: "usd_nanos", "A unit's price"),
            .real("free_quantity", nil, .notNegative, "Free units a month"),
        ])

    static let discounts = DatasetTable(
        "discounts", "A share off what a month's bill has of a provider, a service or a family of machine types",
        key: ["provider", "service", "family", "purchase", "from_usd_month"],
        [
            .text("provider", "Who grants it", .required, refersTo: .to("providers", by: ["provider"])),
            .text(
                "service", "A service of `service_prices`, or `machines` for machine types; empty for all",
                .otherwise("")),
            .text("family", "Family of machine types, as `instances` has it; empty for all", .otherwise("")),
            .word("purchase", [""] + DatasetWords.purchases, "How machines are bought; empty for any", .otherwise("")),
            .real(
                "from_usd_month", "USD", .notNegative, "It holds for what a month's charge exceeds this by",
                .otherwise("0")),
            .real("percent", "%", .within(0...100), "The share that is not paid", .required),
        ])

    static let targets = DatasetTable(
        "targets", "Platforms that can run a workload", key: ["target"],
        [
            .text("target", "Short name", .required),
            .text("provider", "Whose", .required, refersTo: .to("providers", by: ["provider"])),
            .text("name", "Full name", .required),
            .text("family", "Cloud Run, ECS, Kubernetes, SageMaker, …", .required),
            .list("kinds", DatasetWords.kinds, "The workloads it runs"),
            .word("compute", ["sizes", "instances"], "Sold as CPU and memory, or on machine types"),
            .word("billing", ["request", "instance", "job"], "While a request, a replica or a job runs"),
            .list(
                "accelerators", [], "`none`, `any`, or their names",
                refersTo: .to("accelerators", by: ["accelerators"], except: ["none", "any"])),
            .list("purchases", DatasetWords.purchases, "How its machines can be bought"),
            .flag("scale_to_zero", "Whether idle replicas go away entirely", .required),
            .integer("min_replicas", nil, .notNegative, "Fewest replicas it keeps", .required),
            .real("keep_alive_s", "s", .notNegative, "Idle time before a replica goes away"),
            .text("price_service", "The service that prices its sizes"),
            .text("control_plane", "The service whose control plane is charged"),
            .text("load_balancer", "The service of the load balancer in front"),
            .flag("private_network", "Whether it sits behind a NAT gateway"),
            .real("availability_percent", "%", .within(0...100), "Of its service-level agreement"),
            .word("zones", ["managed", "own"], "Who spreads replicas over zones", .otherwise("own")),
            .text("skill", "The skill it asks for", .required),
            .integer("operations", nil, .within(0...10), "Parts a team runs itself", .required),
            .integer("lock_in", nil, .within(0...10), "How hard it is to leave", .required),
        ])

    static let targetLimits = DatasetTable(
        "target_limits", "What a platform allows at most, or asks for at least",
        key: ["target", "limit", "accelerator"],
        [
            .text("target", "Whose", .required, refersTo: .to("targets", by: ["target"])),
            .text("limit", "Which: `max_memory`, `request_timeout`, …", .required),
            .text(
                "accelerator", "The device it is about; empty for all", .otherwise(""),
                refersTo: .to("accelerators", by: ["accelerator"])),
            .real("value", nil, .any, "The figure; empty for a limit that is words"),
            .text("text", "The words, where there is no figure"),
            .word(
                "unit", ["", "MiB", "GiB", "MB", "GB", "s", "h", "vCPU", "GPU", "count", "percent", "version"],
                "Of the figure", .otherwise("")),
        ],
        rules: [.exactlyOne("value", "text")])

    static let targetSizes = DatasetTable(
        "target_sizes", "CPU and memory that a platform without machine types sells together",
        key: ["target", "accelerator", "vcpu"],
        [
            .text("target", "Whose", .required, refersTo: .to("targets", by: ["target"])),
            .text(
                "accelerator", "Device; empty for none", .otherwise(""),
                refersTo: .to("accelerators", by: ["accelerator"])),
            .real("vcpu", "vCPU", "Processors", .required),
            .real("memory_min_gib", "GiB", "Least memory", .required),
            .real("memory_max_gib", "GiB", "Most memory", .required),
            .real("memory_step_gib", "GiB", "Between two sizes", .required),
        ],
        rules: [.ascending(["memory_min_gib", "memory_max_gib"])])

    static let targetRegions = DatasetTable(
        "target_regions", "Where a platform, or one of its devices, is sold, if not everywhere",
        key: ["target", "region", "accelerator"],
        [
            .text("target", "Whose", .required, refersTo: .to("targets", by: ["target"])),
            .text("region", "Where", .required),
            .text(
                "accelerator", "Device; empty for the platform itself", .otherwise(""),
                refersTo: .to("accelerators", by: ["accelerator"])),
        ])

    static let coldStarts = DatasetTable(
        "cold_starts", "How long a part of starting a replica takes", key: ["target", "component", "device"],
        [
            .text(
                "target", "Whose; `*` for every target", .required,
                refersTo: .to("targets", by: ["target"], except: ["*"])),
            .word("component", ["provision", "image-pull", "weights-load", "runtime-start"], "Which part"),
            .word("device", ["", "cpu", "gpu"], "On which kind of machine; empty for both", .otherwise("")),
            .word("unit", ["s", "s/GiB"], "Of the three figures"),
            .real("low", nil, .notNegative, "Quick", .required),
            .real("typical", nil, .notNegative, "Usual; `low` or more", .required),
            .real("high", nil, .notNegative, "Slow; `typical` or more", .required),
        ],
        rules: [.ascending(["low", "typical", "high"])])
}
