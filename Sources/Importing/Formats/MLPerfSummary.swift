import Domain

/// MLPerf Inference's `summary_results.json`: a list of results, one for each system, model and scenario.
enum MLPerfSummary: ForeignFormat {
    static let name = "mlperf"
    static let summary = "MLPerf Inference's summary_results.json: measurements"
    static let needs: [ForeignNeed] = []

    private static let kinds = [
        "offline": "offline", "server": "server", "interactive": "server", "singlestream": "stream",
        "multistream": "stream",
    ]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        try reader.elements { try add(try $0.value(), file, rows, context) }
        try reader.end()
    }

    private static func add(
        _ result: JSONTree, _ file: InputFile, _ rows: ForeignRows, _ context: ForeignContext
    ) throws {
        guard let model = result["Model"].text, let scenario = result["Scenario"].text,
            let value = result["Result"].number, value > 0, let unit = result["Units"].text
        else {
            throw BerthError(.badData, "\(file.name) is a list of objects without Model, Scenario, Result and Units")
        }
        let squeezed = scenario.lowercased().filter(\.isLetter)
        guard let kind = kinds[squeezed] else { return rows.skip("results of the scenario \(scenario)") }
        var accelerator = result["accelerator_model_name"].text ?? ""
        if ["N/A", "-"].contains(accelerator) { accelerator = "" }
        let processor = result["host_processor_model_name"].text ?? ""
        let hardware = accelerator.isEmpty ? processor : accelerator
        guard !hardware.isEmpty else { return rows.skip("results without hardware") }
        let each = result[accelerator.isEmpty ? "host_processors_per_node" : "accelerators_per_node"].number ?? 1
        let nodes = result["number_of_nodes"].number ?? 1
        var row: [String: String?] = [
            "id": "mlperf-" + [result["ID"].text, model, squeezed].compactMap { $0 }.joined(separator: "-"),
            "kind": kind, "model": model, "hardware": context.device(hardware) ?? hardware,
            "hardware_kind": accelerator.isEmpty ? "cpu" : "gpu", "hardware_count": max(1, each * nodes).decimal,
            "runtime": result["framework"].text, "precision": precision(result["weight_data_types"].text),
            "source": [result["Submitter"].text, result["SystemName"].text, file.name].compactMap { $0 }
                .joined(separator: ", "),
            "licence": "MLPerf terms",
            "notes": [result["Division"].text, unit].compactMap { $0 }.joined(separator: "; "),
        ]
        switch unit.lowercased() {
        case let unit where unit.contains("latency"):
            row["latency_ms"] =
                (unit.contains("(ns)") ? value / 1e6 : unit.contains("(s)") ? value * 1e3 : value).decimal
        case let unit where unit.hasSuffix("/s"): row["throughput_per_s"] = value.decimal
        default: return rows.skip("results in \(unit)")
        }
        try rows.add("measurements", row)
    }

    private static func precision(_ types: String?) -> String? {
        types.flatMap { types in
            ["fp4", "fp8", "int8", "bf16", "fp16", "fp32"].first { types.lowercased().contains($0) }
        }
    }
}
