import Domain
import KnowledgeBase

/// The result file of vLLM's `benchmark_serving.py` and `vllm bench serve`, and of SGLang's `bench_serving` that stems
/// from it: a run under load, or a line for each.
///
/// What is kept is tokens put out a second, as the store's LLM measurements have it, and the mean time for each token
/// after the first.
enum VLLMBenchmark: ForeignFormat {
    static let name = "vllm"
    static let summary = "a result of vLLM's serving benchmark: measurements"
    static let needs: [ForeignNeed] = [.hardware]

    /// Servers that a backend is the name of; the others are ways of speaking to any server.
    private static let servers = ["vllm", "sglang", "tgi", "tensorrt-llm", "lmdeploy"]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        let row = MeasurementRow(context: context, format: name, stem: file.stem)
        func run(_ reader: inout JSONReader) throws {
            let run = try reader.value()
            guard run["output_throughput"].number != nil, run["total_output_tokens"].number != nil else {
                throw BerthError(
                    .badData, "\(file.name) has no output_throughput and total_output_tokens",
                    hints: ["vllm bench serve --save-result writes such a file"])
            }
            guard let model = context.request.model ?? run["model_id"].text else {
                throw BerthError(
                    .usage, "\(file.name) does not say which model it is about", hints: ["add --model NAME"])
            }
            try add(run, model: model, row, rows)
        }
        if reader.isAtObject() {
            repeat { try run(&reader) } while reader.isAtObject()
        } else {
            try reader.elements(run)
        }
        try reader.end()
    }

    private static func add(_ run: JSONTree, model: String, _ row: MeasurementRow, _ rows: ForeignRows) throws {
        guard let done = run["completed"].number, done > 0 else { return rows.skip("runs without a completed request") }
        let mean: (String) -> Double? = { run[$0].number.map { ($0 / done).rounded() } }
        let offered = run["request_rate"].number.flatMap { $0.isFinite ? $0.decimal : nil }
        let load = run["max_concurrency"].decimal.map { "c" + $0 } ?? "r" + (offered ?? "inf")
        let lengths = [("in", mean("total_input_tokens")), ("out", mean("total_output_tokens"))]
        let failed = (run["num_prompts"].number ?? done) - done
        let remarks = [
            run["mean_ttft_ms"].number.map { "mean time to the first token \($0.tenths) ms" },
            offered.map { "\($0) requests/s offered" }, failed > 0 ? "\(failed.plain) requests failed" : nil,
        ]
        let figures: [String: String?] = [
            "runtime": servers.first { $0 == run["backend"].text } ?? "vllm", "batch": run["max_concurrency"].decimal,
            "input": lengths.compactMap { name, length in length?.decimal.map { "\(name)=\($0)" } }
                .joined(separator: ","),
            "hardware_count": run["tensor_parallel_size"].decimal ?? run["tp_size"].decimal ?? run["tp"].decimal,
            "latency_ms": positive(run["mean_tpot_ms"]), "task": "llm-decode",
            "throughput_per_s": positive(run["output_throughput"]),
            "notes": remarks.compactMap { $0 }.joined(separator: "; "),
        ]
        try row.add(load, model: model, kind: "serving", figures, to: rows)
    }

    /// One token put out has no time for each after the first.
    private static func positive(_ value: JSONTree) -> String? {
        value.number.flatMap { $0 > 0 ? $0.decimal : nil }
    }
}
