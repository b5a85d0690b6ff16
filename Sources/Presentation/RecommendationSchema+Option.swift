import Domain

extension RecommendationSchema {
    static let option = SchemaShape.object(place + sizing + figures + judgement)

    private static let interval = SchemaShape.object([
        .init("mean", .number), .init("low", .number), .init("high", .number),
    ])

    private static let place: [SchemaShape.Field] = [
        .init("rank", .whole),
        .init("id", .text, "Stable words, such as aws/us-east-1/ecs-ec2/g6.xlarge/on-demand/onnxruntime-cuda/fp16"),
        .init("target", .text), .init("provider", .text), .init("region", .text),
        .init("instance_type", .nullable(.text), "Null where the platform has no machine types"),
        .init("cpu", .number, "Virtual CPUs of one replica"),
        .init("memory_gib", .number, "Memory of one replica"),
        .init(
            "accelerator",
            .nullable(
                .object([
                    .init("name", .text), .init("count", .number, "Below 1: a share of one device"),
                    .init("memory_gib", .number),
                ]))),
        .init("purchase", .words(Purchase.allCases.map(\.rawValue))),
        .init("runtime", .object([.init("name", .text), .init("version", .nullable(.text))])),
        .init("precision", .words(Precision.allCases.map(\.rawValue))),
        .init(
            "base_image",
            .object([
                .init("build", .nullable(image)), .init("runtime", .nullable(image)),
            ])),
        .init("packaging", .text, "The branch of the packaging tree taken"),
    ]

    private static let image = SchemaShape.object([
        .init("reference", .text), .init("digest", .nullable(.text)),
    ])

    private static let sizing: [SchemaShape.Field] = [
        .init("batch_size", .whole),
        .init("replicas", .object([.init("min", .whole), .init("average", .number), .init("peak", .whole)])),
    ]

    private static let figures: [SchemaShape.Field] = [
        .init("service_time_ms", interval, "One batch on one replica"),
        .init(
            "latency_ms",
            .nullable(
                .object([
                    .init("p50", .number), .init("p90", .number), .init("p95", .number), .init("p99", .number),
                    .init("p95_low", .number), .init("p95_high", .number),
                ])), "The whole request inside the service"),
        .init(
            "replay",
            .object([
                .init("requests", .whole), .init("p95_error_ms", .number), .init("utilisation", .number),
                .init("mean_batch", .number), .init("machines_added", .whole),
            ]), "The peak, replayed through the simulation: where latency_ms comes from", optional: true),
        .init("ttft_p95_ms", .number, "LLM: time to the first token", optional: true),
        .init("tpot_p95_ms", .number, "LLM: time for each token after the first", optional: true),
        .init("duration_hours", interval, "Batch and training: how long a run takes", optional: true),
        .init("throughput_rps_per_replica", interval),
        .init("cold_start_s", .nullable(.number)),
        .init("cost_usd_month", cost, "A month's bill: items are whole cents and add up to the total"),
        .init("cost_usd_per_million_requests", .nullable(.number)),
        .init(
            "cost_usd_per_million_tokens", .object([.init("input", .number), .init("output", .number)]),
            "LLM only", optional: true),
    ]

    private static let cost = SchemaShape.object([
        .init("total", .number), .init("low", .number), .init("high", .number),
        .init(
            "items",
            .list(
                .object([
                    .init("item", .text), .init("quantity", .number), .init("unit", .text),
                    .init("unit_price", .number),
                    .init("usd", .number), .init("fact", .text, "The stored price that the item rests on"),
                ]))),
        .init("not_included", .list(.text), "What a bill will hold that these items do not"),
    ])

    private static let judgement: [SchemaShape.Field] = [
        .init(
            "score",
            .object([
                .init("total", .number),
                .init(
                    "criteria",
                    .list(
                        .object([
                            .init("criterion", .words(Criterion.allCases.map(\.rawValue))), .init("value", .number),
                            .init("unit", .text), .init("utility", .number), .init("weight", .number),
                            .init("contribution", .number),
                        ]))),
            ]), "Contributions are utility × weight and add up to the total"),
        .init("evidence", .words(Evidence.allCases.map(\.rawValue)), "What the prediction rests on"),
        .init("win_probability", .number),
        .init("reasons", .list(.text)), .init("cautions", .list(.text)),
        .init("facts", facts, "Every stored fact that the option rests on"),
    ]
}
