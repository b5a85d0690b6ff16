import Domain

/// `perf_analyzer -f`: a row for each concurrency, all times in microseconds.
///
/// Each is a measurement under load. With one request at a time the server's compute time is a service time too.
enum PerfAnalyzer: ForeignFormat {
    static let name = "perf-analyzer"
    static let summary = "perf_analyzer's CSV (-f): measurements"
    static let needs: [ForeignNeed] = [.hardware, .model]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let table = try ForeignTable(file, columns: ["Inferences/Second"], format: name)
        let row = MeasurementRow(context: context, format: name, stem: file.stem)
        let model = try context.required(.model)
        try table.forEach { cell in
            func milliseconds(_ columns: [String]) -> Double? {
                let times = columns.compactMap { cell($0).flatMap(Double.init) }
                return times.count == columns.count ? times.reduce(0, +) / 1000 : nil
            }
            let load = cell("Concurrency").map { "c" + $0 } ?? "r" + (cell("Request Rate") ?? "")
            let batch = cell("Batch Size") ?? "1"
            try row.add(
                load, model: model, kind: "serving",
                [
                    "batch": batch,
                    "latency_ms": (milliseconds(["Avg latency"]) ?? milliseconds(["p50 latency"]))?.decimal,
                    "throughput_per_s": cell("Inferences/Second"),
                ], to: rows)
            let compute = milliseconds(["Server Compute Input", "Server Compute Infer", "Server Compute Output"])
            if cell("Concurrency") == "1", let compute, compute > 0 {
                try row.add(
                    "service", model: model, kind: "service", ["batch": batch, "latency_ms": compute.decimal], to: rows)
            }
        }
    }
}
