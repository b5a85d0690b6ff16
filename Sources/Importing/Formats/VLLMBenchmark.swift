import Domain

/// The result file of vLLM's `benchmark_serving.py` and `vllm bench serve`: a run under load.
///
/// What is kept is tokens put out a second, as the store's LLM measurements have it, and the mean time for each token
/// after the first.
enum VLLMBenchmark: ForeignFormat {
    static let name = "vllm"
    static let summary = "a result of vLLM's serving benchmark: measurements"
    static let needs: [ForeignNeed] = [.hardware]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        // One object, or a line for each run.
        repeat {
            let run = try reader.value()
            guard run["output_throughput"].number != nil, run["total_output_tokens"].number != nil,
                let model = context.request.model ?? run["model_id"].text
            else {
                throw BerthError(
                    .badData, "\(file.name) has no output_throughput, total_output_tokens and model_id",
                    hints: ["vllm bench serve --save-result writes such a file"])
            }
            try add(run, model: model, MeasurementRow(context: context, format: name, stem: file.stem), rows)
        } while reader.isAtObject()
        try reader.end()
    }

    private static func add(_ run: JSONTree, model: String, _ row: MeasurementRow, _ rows: ForeignRows) throws {
        guard let done = run["completed"].number, done > 0 else { return rows.skip("runs without a completed request") }
        let mean: (String) -> String = { ((run[$0].number ?? 0) / done).rounded().decimal ?? "" }
        let load = run["max_concurrency"].decimal.map { "c" + $0 } ?? "r\(run["request_rate"].text ?? "inf")"
        let figures: [String: String?] = [
            "runtime": "vllm", "batch": run["max_concurrency"].decimal,
            "input": "in=\(mean("total_input_tokens")),out=\(mean("total_output_tokens"))",
            "latency_ms": run["mean_tpot_ms"].decimal, "task": "llm-decode",
            "throughput_per_s": run["output_throughput"].decimal,
            "notes": run["mean_ttft_ms"].decimal.map { "mean time to the first token \($0) ms" },
        ]
        try row.add(load, model: model, kind: "serving", figures, to: rows)
    }
}
