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
        let (count, device) = hardware(try context.required(.hardware))
        var values: [String: String?] = [
            "id": rows.unique([format, stem, model, mark].filter { !$0.isEmpty }.joined(separator: "-")),
            "kind": kind, "model": context.name("model", model),
            "hardware": device, "hardware_kind": Self.isProcessor(device) ? "cpu" : "gpu",
        ]
        for (column, value) in figures where value != nil { values[column] = value }
        if let count { values["hardware_count"] = count }
        for (column, value) in [
            ("runtime", request.runtime ?? figures["runtime"] ?? nil),
            ("precision", request.precision ?? figures["precision"] ?? nil),
        ] {
            values[column] = value.map { context.name(column, $0) }
        }
        try rows.add("measurements", values)
    }

    /// `4x L40S` are four of a device.
    private func hardware(_ text: String) -> (count: String?, device: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count)
        guard !digits.isEmpty, let mark = rest.first, mark == "x" || mark == "×" else {
            return (nil, context.device(text) ?? text)
        }
        let name = String(rest.dropFirst().drop { $0 == " " })
        return (String(digits), context.device(name) ?? name)
    }

    private static func isProcessor(_ name: String) -> Bool {
        ["Xeon", "EPYC", "Graviton", "Ryzen", "Intel Core", "Axion", "Cobalt", "Ampere Altra"].contains {
            name.contains($0)
        }
    }
}
