import Domain

/// Triton Model Analyzer's `metrics-model-inference.csv`: a row for each configuration, batch and concurrency.
///
/// Its other tables, of GPUs and of the idle server, may stand before and after it in one file.
enum ModelAnalyzer: ForeignFormat {
    static let name = "model-analyzer"
    static let summary = "Triton Model Analyzer's metrics-model-inference.csv: measurements"
    static let needs: [ForeignNeed] = [.hardware]

    private static let latencies = [
        "Avg Latency (ms)", "p50 Latency (ms)", "p90 Latency (ms)", "p95 Latency (ms)", "p99 Latency (ms)",
    ]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let row = MeasurementRow(context: context, format: name, stem: file.stem)
        try ForeignTable(file: file, columns: ["Model", "Batch", "Throughput (infer/sec)"], format: name).forEach {
            cell in
            guard let model = context.request.model ?? cell("Model"), let batch = cell("Batch") else {
                return rows.skip("rows without a model and batch")
            }
            guard let rate = cell.number("Throughput (infer/sec)"), rate > 0 else {
                return rows.skip("rows without a throughput")
            }
            let load = cell("Concurrency").map { "c" + $0 } ?? cell("Request Rate").map { "r" + $0 } ?? ""
            let latency = latencies.lazy.compactMap { column in cell.number(column).map { (column, $0) } }.first
            let remarks = [
                latency.map { "latency: " + $0.0 }, cell("Instance Group").map { "instances " + $0 },
                cell("Satisfies Constraints") == "No" ? "misses the constraints it was searched with" : nil,
            ]
            try row.add(
                [cell("Model Config Path") ?? "", "b" + batch, load].filter { !$0.isEmpty }.joined(separator: "-"),
                model: model, kind: "serving",
                [
                    "runtime": "triton", "batch": batch, "latency_ms": latency.flatMap { $0.1.decimal },
                    "throughput_per_s": rate.decimal,
                    "notes": remarks.compactMap { $0 }.joined(separator: "; "),
                ], to: rows)
        }
    }
}
