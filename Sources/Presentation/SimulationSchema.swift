/// The JSON Schema of `simulate --json`.
///
/// Written by hand; a test holds what the program prints against it. Further keys are allowed: later versions may add some.
public enum SimulationSchema {
    /// The schema as text, the same for the same version.
    public static func json() -> String {
        shape.document(id: "urn:berth:simulation:1", title: "Berth simulation")
    }

    private static let shape = SchemaShape.object([
        .init("schema", .words(["berth.simulation/1"])),
        .init("workload", .text, "The workload's name"),
        .init("option", .text, "Id of the option that was replayed"),
        .init("seed", .whole),
        .init("complete", .boolean, "False where Ctrl-C ended it: the figures are of the part until then"),
        .init("arrivals", arrivals),
        .init("latency_ms", percentiles, "Of the whole request"),
        .init("ttft_ms", percentiles, "LLM: to the first token", optional: true),
        .init("tpot_ms", percentiles, "LLM: of each token after the first", optional: true),
        .init("promises", .list(promise), "What the workload promises, or what stands in for a promise"),
        .init("utilisation", utilisation),
        .init("mean_batch", .number, "Requests in a batch, or sequences decoded at once"),
        .init("dropped", dropped),
        .init("cold_starts", coldStarts, "Requests that found no replica ready"),
        .init("begun_again", .whole, "Requests whose machine was lost"),
        .init("replicas", replicas),
        .init("cost_usd", cost),
        .init("hours", .list(hour)),
        .init("events", .whole, "Events that the simulation handled"),
    ])

    private static let arrivals = SchemaShape.object([
        .init("source", .words(["shape", "busy-hour", "trace"])),
        .init("trace", .text, "The trace's file", optional: true),
        .init("shape", .text, optional: true),
        .init("requests", .whole),
        .init("hours", .number),
        .init("average_rps", .number),
    ])

    private static let percentiles = SchemaShape.object(
        ["mean", "p50", "p90", "p95", "p99", "max"].map { .init($0, .number) })

    private static let promise = SchemaShape.object([
        .init("promise", .text, "The key of the workload's slo: p95_ms"), .init("promised", .number),
        .init("actual", .number), .init("holds", .boolean),
    ])

    private static let utilisation = SchemaShape.object([
        .init("replicas", .number, "Share of the time that ready replicas work"),
        .init("cores", .number, "The same of the cores of the stage before; 0 without one"),
    ])

    private static let dropped = SchemaShape.object([
        .init("refused", .whole, "Found too long a queue"), .init("given_up", .whole, "Waited too long"),
        .init("share", .number),
    ])

    private static let coldStarts = SchemaShape.object([.init("requests", .whole), .init("share", .number)])

    private static let replicas = SchemaShape.object([
        .init("average", .number), .init("peak", .whole),
        .init(
            "planned", .object([.init("min", .whole), .init("average", .number), .init("peak", .whole)]),
            "As recommend states them"),
    ])

    private static let cost = SchemaShape.object([
        .init("span", .number, "Of the time replayed"), .init("month", .number, "Of a month that goes on like it"),
        .init("planned_month", .number, "As recommend states it"),
    ])

    private static let hour = SchemaShape.object([
        .init("hour", .whole, "Since the start, from 0"), .init("requests", .whole),
        .init("replicas_average", .number), .init("replicas_peak", .whole),
        .init("late", .whole, "Took longer than the tightest promised percentile"), .init("dropped", .whole),
    ])
}
