import Domain

extension WorkloadKey {
    /// Every key, in the order of the reference page.
    public static let all: [WorkloadKey] = top + model + traffic + job + slo + constraints + team + preferences

    /// By path.
    static let byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })

    /// Paths that hold other keys: `traffic`, `preferences.weights`.
    static let sections = Set(
        all.flatMap { key in
            (1..<max(1, key.components.count)).map { key.components.prefix($0).joined(separator: ".") }
        })

    private static let top: [WorkloadKey] = [
        .init("schema", .constant(WorkloadKey.schemaName), "The format of the file."),
        .init("name", .slug, "What decisions about this workload are filed under."),
        .init(
            "kind", .word(Workload.Kind.allCases.map(\.rawValue)),
            "Requests answered while somebody waits, requests queued, a job over many items, or training."),
    ]

    private static let model: [WorkloadKey] = [
        .init(
            "model.name", .text(atMost: 200), required: true,
            "A model the knowledge base knows, or any name together with the figures below."),
        .init("model.format", .word(ModelFormat.allCases.map(\.rawValue)), "How the weights are stored."),
        .init("model.task", .word(ModelTask.allCases.map(\.rawValue)), "What the model does."),
        .init("model.parameters_millions", .number(0.0001...100_000_000), unit: "millions", "Parameters."),
        .init(
            "model.gflops", .number(0.000001...1_000_000_000), unit: "GFLOP/item",
            "Floating-point operations of one item (2 × multiply-accumulates) at input_shape."),
        .init(
            "model.activations_millions", .number(0.0001...1_000_000_000), unit: "millions/item",
            "Values that the layers write for one item."),
        .init("model.input_shape", .wholes(1...1_000_000, count: 1...8), "The shape of one item, without the batch."),
        .init(
            "model.weights_mb", .number(0.0001...100_000_000), unit: "MB",
            "Size of the weights as stored, in millions of bytes."),
        .init(
            "model.precisions", .words(Precision.allCases.map(\.rawValue), atLeast: 1),
            "The number formats that accuracy allows."),
        .init(
            "model.preprocess_cpu_ms", .number(0...3_600_000), unit: "ms",
            "CPU time of decoding and resizing one item, on one core."),
    ]

    private static let traffic: [WorkloadKey] = [
        .init(
            "traffic.average_rps", .number(0.00001...mostRPS), unit: "requests/s", kinds: .withTraffic,
            required: true, "Arrival rate, averaged over the month."),
        .init(
            "traffic.peak_rps", .number(0.00001...mostRPS), unit: "requests/s", kinds: .withTraffic,
            "The highest arrival rate that must be served within the service level."),
        .init(
            "traffic.tokens_in", .number(1...10_000_000), unit: "tokens", kinds: .withTraffic,
            "Mean tokens of a request (LLM)."),
        .init(
            "traffic.tokens_out", .number(1...10_000_000), unit: "tokens", kinds: .withTraffic,
            "Mean tokens of an answer (LLM)."),
        .init("traffic.shape", .loadShape, kinds: .withTraffic, "How the load moves over a day or a week."),
        .init("traffic.request_kb", .number(0...100_000_000), unit: "kB", kinds: .withTraffic, "Size of a request."),
        .init("traffic.response_kb", .number(0...100_000_000), unit: "kB", kinds: .withTraffic, "Size of an answer."),
    ]

    private static let job: [WorkloadKey] = [
        .init(
            "job.items", .whole(1...10_000_000_000_000), unit: "items", kinds: .withJob, required: true,
            "Items of one run, or of one epoch in training."),
        .init("job.epochs", .number(0.001...1_000_000), kinds: .withJob, "How often a run goes over the items."),
        .init("job.deadline_hours", .number(0.001...8760), unit: "h", kinds: .withJob, "How long a run may take."),
        .init(
            "job.runs_per_month", .number(0.01...1_000_000), unit: "runs/month", kinds: .withJob,
            "How often the job runs."),
        .init(
            "job.tokens_in", .number(1...10_000_000), unit: "tokens", kinds: .withJob,
            "Mean tokens of an item (LLM)."),
        .init(
            "job.tokens_out", .number(1...10_000_000), unit: "tokens", kinds: .withJob,
            "Mean tokens of an item's answer (LLM)."),
    ]

    private static let slo: [WorkloadKey] =
        percentiles + [
            .init(
                "slo.ttft_p95_ms", .number(0.001...86_400_000), unit: "ms", kinds: .withTraffic,
                "95th percentile of the time to the first token (LLM)."),
            .init(
                "slo.tpot_p95_ms", .number(0.001...86_400_000), unit: "ms", kinds: .withTraffic,
                "95th percentile of the time for each token after the first (LLM)."),
            .init(
                "slo.availability", .number(50...100), unit: "percent", "Share of the month that the service answers."),
            .init(
                "slo.max_cold_start_s", .number(0...86_400), unit: "s",
                "The longest that a first request may wait for a replica to start."),
        ]

    private static let percentiles: [WorkloadKey] = [50, 90, 95, 99].map { percent in
        .init(
            "slo.p\(percent)_ms", .number(0.001...86_400_000), unit: "ms", kinds: .withTraffic,
            "\(percent)th percentile of the whole request's time inside the service.")
    }

    private static let constraints: [WorkloadKey] = [
        .init("constraints.providers", .names(.provider), "Only these providers. Empty: any."),
        .init("constraints.regions", .names(.region), "Only these regions. Empty: any."),
        .init("constraints.residency", .name(.residency), "Whose law the data must stay under."),
        .init("constraints.targets", .names(.target), "Only these deployment targets. Empty: any."),
        .init("constraints.exclude_targets", .names(.target), "None of these deployment targets."),
        .init("constraints.accelerators", .names(.accelerator), "Only these accelerators. Empty: any."),
        .init(
            "constraints.accelerator", .word(Constraints.AcceleratorUse.allCases.map(\.rawValue)),
            "Whether an accelerator must, may or must not be used."),
        .init(
            "constraints.max_monthly_usd", .dollars(0.01...1_000_000_000), unit: "USD/month",
            "The most that a month may cost."),
        .init("constraints.purchase", .words(Purchase.allCases.map(\.rawValue)), "How instances may be bought."),
    ]

    private static let team: [WorkloadKey] = [
        .init("team.kubernetes", .flag, "Whether the team has a cluster and people who run it."),
        .init(
            "team.skills", .skills, unit: "0-3",
            "What the team can run, from 0 (nothing) to 3 (expert), by subject: kubernetes or a provider."),
    ]

    private static let preferences: [WorkloadKey] = Criterion.allCases.map { criterion in
        .init(
            "preferences.weights.\(criterion.rawValue)", .number(0...1_000_000),
            "How much \(criterion.rawValue) counts. Weights are scaled to add up to 1.")
    }

    /// The highest rate that is read.
    static let mostRPS = 10_000_000.0

    static let schemaName = "berth.workload/1"
}
