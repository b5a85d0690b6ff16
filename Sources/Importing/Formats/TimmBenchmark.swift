import Domain

/// timm's `benchmark.py --results-file`, or its published `benchmark-infer-*.csv`.
enum TimmBenchmark: ForeignFormat {
    static let name = "timm"
    static let summary = "timm's inference benchmark (benchmark-infer-….csv): measurements"
    static let needs: [ForeignNeed] = [.hardware]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let table = try ForeignTable(
            file, columns: ["model", "infer_samples_per_sec", "infer_step_time", "infer_batch_size"], format: name)
        let row = MeasurementRow(context: context, format: name, stem: file.stem)
        // The published files carry the precision in their names.
        let precision = ["amp", "fp32", "fp16", "bf16"].first {
            file.stem.split(separator: "-").contains(Substring($0))
        }
        if context.request.precision == nil, precision == nil { rows.note("no precision is stated: add --precision") }
        try table.forEach { cell in
            guard let model = cell("model"), let batch = cell("infer_batch_size") else {
                return rows.skip("rows without a model and batch")
            }
            let gmacs = cell("infer_gmacs").flatMap(Double.init)
            try row.add(
                "b" + batch, model: model, kind: "service",
                [
                    "runtime": context.request.runtime ?? "pytorch",
                    "precision": context.request.precision ?? precision,
                    "batch": batch, "task": "classification",
                    "input": cell("infer_img_size").map { "3x\($0)x\($0)" },
                    // A multiply and an add are two operations.
                    "gflops_per_item": gmacs.flatMap { ($0 * 2).decimal }, "parameters_millions": cell("param_count"),
                    "activations_millions": cell("infer_macts"), "latency_ms": cell("infer_step_time"),
                    "throughput_per_s": cell("infer_samples_per_sec"),
                ], to: rows)
        }
    }
}
