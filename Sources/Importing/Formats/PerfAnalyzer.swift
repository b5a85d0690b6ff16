import Domain

/// `perf_analyzer -f` (and `perf_client -f` before it): a row for each concurrency or request rate, all times in
/// microseconds.
///
/// Each is a measurement under load. With one request at a time the server's compute time is a service time too.
enum PerfAnalyzer: ForeignFormat {
    static let name = "perf-analyzer"
    static let summary = "perf_analyzer's CSV (-f): measurements"
    static let needs: [ForeignNeed] = [.hardware, .model]

    /// The server's computing; one column in `perf_client`.
    private static let computing = [
        ["Server Compute Input", "Server Compute Infer", "Server Compute Output"], ["Server Compute"],
    ]
    private static let around = ["Client Send", "Network+Server Send/Recv", "Server Queue", "Client Recv"]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let row = MeasurementRow(context: context, format: name, stem: file.stem)
        let model = try context.required(.model)
        try ForeignTable(file: file, columns: ["Inferences/Second"], format: name).forEach { cell in
            guard let rate = cell.number("Inferences/Second"), rate > 0 else {
                return rows.skip("rows without a throughput")
            }
            func milliseconds(_ columns: [String]) -> Double? {
                let times = columns.compactMap(cell.number)
                return times.count == columns.count ? times.reduce(0, +) / 1000 : nil
            }
            let load = cell("Concurrency").map { "c" + $0 } ?? "r" + (cell("Request Rate") ?? "")
            let batch = cell("Batch Size") ?? "1"
            let compute = computing.lazy.compactMap(milliseconds).first
            // The mean latency is that of its parts together.
            let parts = compute.flatMap { compute in milliseconds(around).map { compute + $0 } }
            let mean = milliseconds(["Avg latency"]) ?? parts
            let latency = mean ?? milliseconds(["p50 latency"])
            try row.add(
                [cell("Batch Size").map { "b" + $0 }, load].compactMap { $0 }.joined(separator: "-"), model: model,
                kind: "serving",
                [
                    "batch": batch, "latency_ms": latency?.decimal, "throughput_per_s": rate.decimal,
                    "notes": mean == nil ? "latency: p50" : "latency: mean",
                ], to: rows)
            if cell("Concurrency") == "1", let compute, compute > 0 {
                try row.add(
                    "service", model: model, kind: "service", ["batch": batch, "latency_ms": compute.decimal], to: rows)
            }
        }
    }
}
