import Domain

/// timm's `benchmark.py --results-file`, or its published `benchmark-infer-*.csv`.
enum TimmBenchmark: ForeignFormat {
    static let name = "timm"
    static let summary = "timm's inference benchmark (benchmark-infer-….csv): measurements"
    static let needs: [ForeignNeed] = [.hardware]

    /// What the published files carry in their names, by word.
    private static let precisions = ["amp": "amp", "amp_bf16": "bf16", "fp32": "fp32", "fp16": "fp16", "bf16": "bf16"]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let row = MeasurementRow(context: context, format: name, stem: file.stem)
        let words = file.stem.split(separator: "-").map(String.init)
        let precision = words.lazy.compactMap { precisions[$0] }.first
        let layout = words.first { ["nchw", "nhwc"].contains($0) }
        if context.request.precision == nil, precision == nil { rows.note("no precision is stated: add --precision") }
        try ForeignTable(
            file: file, columns: ["model", "infer_samples_per_sec", "infer_step_time", "infer_batch_size"], format: name
        ).forEach { cell in
            guard let model = cell("model"), let batch = cell("infer_batch_size"),
                cell.number("infer_samples_per_sec") ?? 0 > 0
            else {
                return rows.skip("rows without a model, batch and rate")
            }
            let size = cell("infer_img_size")
            try row.add(
                [size, "b" + batch].compactMap { $0 }.joined(separator: "-"), model: model, kind: "service",
                [
                    "runtime": words.contains("dynamo") ? "torch-compile" : "pytorch", "precision": precision,
                    "batch": batch, "task": "classification", "input": size.map { "3x\($0)x\($0)" },
                    // A multiply and an add are two operations.
                    "gflops_per_item": positive(cell.number("infer_gmacs").map { $0 * 2 }),
                    "parameters_millions": positive(cell.number("param_count")),
                    "activations_millions": positive(cell.number("infer_macts")),
                    "latency_ms": positive(cell.number("infer_step_time")),
                    "throughput_per_s": positive(cell.number("infer_samples_per_sec")), "notes": layout,
                ], to: rows)
        }
    }

    /// Small models' figures are rounded to nothing.
    private static func positive(_ number: Double?) -> String? {
        number.flatMap { $0 > 0 ? $0.decimal : nil }
    }
}
