import Domain

/// Triton Model Analyzer's `metrics-model-inference.csv`: a row for each configuration, batch and concurrency.
enum ModelAnalyzer: ForeignFormat {
    static let name = "model-analyzer"
    static let summary = "Triton Model Analyzer's metrics-model-inference.csv: measurements"
    static let needs: [ForeignNeed] = [.hardware]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let table = try ForeignTable(
            file, columns: ["Model", "Batch", "Concurrency", "Throughput (infer/sec)"], format: name)
        let latencies = [
            "Avg Latency (ms)", "p50 Latency (ms)", "p90 Latency (ms)", "p95 Latency (ms)", "p99 Latency (ms)",
        ]
        let row = MeasurementRow(context: context, format: name, stem: file.stem)
        try table.forEach { cell in
            guard let model = context.request.model ?? cell("Model"), let batch = cell("Batch") else {
                return rows.skip("rows without a model and batch")
            }
            let found = latencies.first { cell($0) != nil }
            let path = cell("Model Config Path") ?? ""
            try row.add(
                "\(path)-b\(batch)-c\(cell("Concurrency") ?? "")", model: model, kind: "serving",
                [
                    "runtime": context.request.runtime ?? "triton", "batch": batch,
                    "latency_ms": found.flatMap { cell($0) }.flatMap(Double.init)?.decimal,
                    "throughput_per_s": cell("Throughput (infer/sec)").flatMap(Double.init)?.decimal,
                    "notes": found.map { "latency: " + $0 },
                ], to: rows)
        }
    }
}
