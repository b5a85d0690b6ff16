import Domain

/// A measurement out of a benchmark's report: what the report says, and what the person says about it.
struct MeasurementRow {
    let context: ForeignContext
    let format: String
    let stem: String

    /// Adds a row whose name is made of what tells it from the report's other rows.
    ///
    /// - Parameter mark: tells rows of one model apart, such as `c8`.
    func add(_ mark: String, model: String, kind: String, _ figures: [String: String?], to rows: ForeignRows) throws {
        let request = context.request
        let named = try context.required(.hardware)
        let device = context.device(named) ?? named
        var values: [String: String?] = [
            "id": [format, stem, model, mark].filter { !$0.isEmpty }.joined(separator: "-"), "kind": kind,
            "model": model,
            "hardware": device, "hardware_kind": Self.isProcessor(device) ? "cpu" : "gpu",
            "runtime": request.runtime, "precision": request.precision,
        ]
        for (column, value) in figures where value != nil { values[column] = value }
        try rows.add("measurements", values)
    }

    private static func isProcessor(_ name: String) -> Bool {
        ["Xeon", "EPYC", "Graviton", "Ryzen", "Axion", "Cobalt", "Ampere Altra"].contains { name.contains($0) }
    }
}
