import Domain
import KnowledgeBase

/// GenAI-Perf's `profile_export_genai_perf.json`, and AIPerf's `profile_export_aiperf.json` after it: one run under load.
enum GenAIPerf: ForeignFormat {
    static let name = "genai-perf"
    static let summary = "GenAI-Perf's or AIPerf's profile_export_….json: measurements"
    static let needs: [ForeignNeed] = [.hardware]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        let run = try reader.value()
        try reader.end()
        let input = run["input_config"]
        let names = [input["model"], input["model_names"], input[path: "endpoint", "model_names"]]
        let named = names.lazy.compactMap { $0.list.first?.text ?? $0.text }.first
        guard let throughput = run["output_token_throughput"]["avg"].decimal,
            run["request_latency"]["avg"].number != nil
        else {
            throw BerthError(.badData, "\(file.name) has no output_token_throughput and request_latency")
        }
        guard let model = context.request.model ?? named else {
            throw BerthError(.usage, "\(file.name) does not say which model it is about", hints: ["add --model NAME"])
        }
        let loads = [
            input["concurrency"], input[path: "perf_analyzer", "stimulus", "concurrency"],
            input[path: "loadgen", "concurrency"],
        ]
        let concurrency = loads.lazy.compactMap(\.decimal).first
        let lengths = [("in", "input_sequence_length"), ("out", "output_sequence_length")]
        // Without streaming the first token comes with the last.
        let streams = run["inter_token_latency"]["avg"].number != nil
        let errors = run["error_request_count"]["avg"].number ?? 0
        let remarks = [
            streams
                ? milliseconds(run["time_to_first_token"]).map { "mean time to the first token \($0.tenths) ms" } : nil,
            streams ? nil : milliseconds(run["request_latency"]).map { "not streamed; mean request \($0.tenths) ms" },
            errors > 0 ? "\(errors.plain) requests failed" : nil,
        ]
        let backend = input["backend"].text
        let figures: [String: String?] = [
            "runtime": ["vllm", "tensorrtllm"].contains(backend) ? backend : nil, "batch": concurrency,
            "task": "llm-decode",
            "input": lengths.compactMap { name, key in
                (run[key]["avg"].number?.rounded().decimal).map { "\(name)=\($0)" }
            }.joined(separator: ","),
            "latency_ms": milliseconds(run["inter_token_latency"])?.decimal, "throughput_per_s": throughput,
            "notes": remarks.compactMap { $0 }.joined(separator: "; "),
        ]
        try MeasurementRow(context: context, format: name, stem: file.stem)
            .add(concurrency.map { "c" + $0 } ?? "", model: model, kind: "serving", figures, to: rows)
    }

    /// The mean of a metric, which names its unit.
    private static func milliseconds(_ metric: JSONTree) -> Double? {
        let factors = ["ms": 1, "ns": 1e-6, "us": 1e-3, "s": 1e3]
        guard let mean = metric["avg"].number, let factor = factors[metric["unit"].text ?? "ms"] else { return nil }
        return mean * factor
    }
}
