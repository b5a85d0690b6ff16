import Domain

/// GenAI-Perf's `profile_export_genai_perf.json`: one run under load.
enum GenAIPerf: ForeignFormat {
    static let name = "genai-perf"
    static let summary = "GenAI-Perf's profile_export_genai_perf.json: measurements"
    static let needs: [ForeignNeed] = [.hardware]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        let run = try reader.value()
        try reader.end()
        let input = run["input_config"]
        let named = input["model"].list.first?.text ?? input["model"].text ?? input["model_names"].list.first?.text
        guard let throughput = run["output_token_throughput"]["avg"].decimal,
            run["request_latency"]["avg"].number != nil
        else {
            throw BerthError(.badData, "\(file.name) has no output_token_throughput and request_latency")
        }
        guard let model = context.request.model ?? named else {
            throw BerthError(.usage, "\(file.name) does not say which model it is about", hints: ["add --model NAME"])
        }
        let concurrency =
            input["concurrency"].decimal ?? input[path: "perf_analyzer", "stimulus", "concurrency"].decimal
        let length: (String) -> String = { (run[$0]["avg"].number ?? 0).rounded().decimal ?? "" }
        let figures: [String: String?] = [
            "batch": concurrency, "task": "llm-decode",
            "input": "in=\(length("input_sequence_length")),out=\(length("output_sequence_length"))",
            "latency_ms": milliseconds(run["inter_token_latency"]), "throughput_per_s": throughput,
            "notes": milliseconds(run["time_to_first_token"]).map { "mean time to the first token \($0) ms" },
        ]
        try MeasurementRow(context: context, format: name, stem: file.stem)
            .add(concurrency.map { "c" + $0 } ?? "", model: model, kind: "serving", figures, to: rows)
    }

    /// The mean of a metric, which names its unit.
    private static func milliseconds(_ metric: JSONTree) -> String? {
        let factors = ["ms": 1, "ns": 1e-6, "us": 1e-3, "s": 1e3]
        guard let mean = metric["avg"].number, let factor = factors[metric["unit"].text ?? "ms"] else { return nil }
        return (mean * factor).decimal
    }
}
