import Domain

/// The JSON Schema of `recommend --json`.
///
/// Written by hand beside the types it describes (`Domain/Recommendation`); a test holds an encoded sample against it.
/// Further keys are allowed: later versions may add some.
public enum RecommendationSchema {
    /// The schema as text, the same for the same version.
    public static func json() -> String {
        shape.document(id: "urn:berth:recommendation:1", title: "Berth recommendation")
    }

    static let shape = SchemaShape.object([
        .init("schema", .words(["berth.recommendation/1"])),
        .init("decision", .nullable(.text), "D-7, or null where nothing was recorded"),
        .init("workload", workload, "As understood, defaults filled in; 'berth schema workload' describes it"),
        .init("knowledge", knowledge, "The datasets that the answer rests on"),
        .init("options", .list(option), "Best first"),
        .init("options_compared", .whole, "How many feasible options were compared"),
        .init("pareto", .list(.text), "Ids of the options that no other beats on both cost and latency"),
        .init("tipping_points", .list(tippingPoint), "The nearest single changes that make another option win"),
        .init("rejected", .list(rejection), "Options that a person would have expected, and why they are out"),
        .init("rejected_counts", .map(.whole), "Rejected options by constraint"),
        .init("relaxations", .list(relaxation), "What would have to give, where nothing is feasible"),
        .init("notes", .list(.text), "What holds for the whole answer"),
    ])

    private static let workload = SchemaShape.object([
        .init("schema", .words(["berth.workload/1"])),
        .init("name", .text),
        .init("kind", .words(Workload.Kind.allCases.map(\.rawValue))),
        .init("model", .object([.init("name", .text), .init("precisions", .list(.text))])),
    ])

    private static let knowledge = SchemaShape.object([
        .init(
            "datasets",
            .list(
                .object([
                    .init("name", .text), .init("layer", .text), .init("as_of", .text), .init("sha256", .text),
                ]))),
        .init("fingerprint", .text, "SHA-256 over the datasets' own digests"),
    ])

    static let facts = SchemaShape.list(
        .object([
            .init("id", .text), .init("table", .text), .init("dataset", .text), .init("layer", .text),
            .init("source", .text), .init("as_of", .nullable(.text)),
        ]))

    private static let tippingPoint = SchemaShape.object([
        .init("change", .text, "weights.cost, price/…, traffic.average_rps"),
        .init("from", .number), .init("to", .number), .init("then", .text, "The option that wins then"),
    ])

    private static let rejection = SchemaShape.object([
        .init("option", .text), .init("constraint", .text), .init("required", .text), .init("actual", .text),
        .init("facts", facts),
    ])

    private static let relaxation = SchemaShape.object([
        .init("change", .text, "The workload's key"), .init("from", .text), .init("to", .text), .init("then", .text),
    ])
}
