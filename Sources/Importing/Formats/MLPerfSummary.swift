import Domain

/// MLPerf Inference's `summary_results.json`: a list of results, one for each system, model and scenario.
///
/// The round's repository has one (`Performance_Result`, `Category`); the submission checker's summary has the same in
/// other words (`Result`, `Division`).
enum MLPerfSummary: ForeignFormat {
    static let name = "mlperf"
    static let summary = "MLPerf Inference's summary_results.json: measurements"
    static let needs: [ForeignNeed] = []

    private struct Scenario {
        let kind: String
        var batch: String?
        /// What a latency is of: MLPerf's rules name the percentile.
        var percentile: String?
    }

    private static let scenarios = [
        "offline": Scenario(kind: "offline"), "server": Scenario(kind: "server"),
        "interactive": Scenario(kind: "server"),
        "singlestream": Scenario(kind: "stream", batch: "1", percentile: "p90"),
        "multistream": Scenario(kind: "stream", batch: "8", percentile: "query of 8; p99"),
    ]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        try reader.elements { try add(try $0.value(), file, rows, context) }
        try reader.end()
    }

    private static func add(
        _ result: JSONTree, _ file: InputFile, _ rows: ForeignRows, _ context: ForeignContext
    ) throws {
        guard let model = result[any: "UsedModel", "Model"].text, let name = result["Scenario"].text,
            let unit = result[any: "Performance_Units", "Units"].text
        else {
            throw BerthError(.badData, "\(file.name) is a list of objects without Model, Scenario and a unit")
        }
        guard let value = result[any: "Performance_Result", "Result"].number, value > 0 else {
            return rows.skip("results without a figure")
        }
        guard result["inferred"].number ?? 0 == 0 else { return rows.skip("results inferred from another scenario's") }
        let squeezed = name.lowercased().filter(\.isLetter)
        guard let scenario = scenarios[squeezed] else { return rows.skip("results of the scenario \(name)") }
        guard let hardware = hardware(result, context) else { return rows.skip("results without hardware") }
        let (runtime, version) = software(result[any: "Software", "framework"].text ?? "")
        var row: [String: String?] = [
            "id": rows.unique(
                "mlperf-" + [result["ID"].text, model, squeezed].compactMap { $0 }.joined(separator: "-")),
            "kind": scenario.kind, "model": context.name("model", model), "batch": scenario.batch,
            "runtime": runtime.map { context.name("runtime", $0) }, "runtime_version": version,
            "precision": precision(result["weight_data_types"].text),
            "source": [result["Submitter"], result[any: "Platform", "SystemName"]].compactMap(\.text)
                .joined(separator: ", ") + ", " + file.name,
            "licence": "MLPerf terms", "notes": notes(result, model, unit, scenario),
        ]
        row.merge(hardware) { _, new in new }
        switch unit.lowercased() {
        case let unit where unit.contains("latency"):
            row["latency_ms"] =
                (unit.contains("(ns)") ? value / 1e6 : unit.contains("(s)") ? value * 1e3 : value).decimal
        case let unit where unit.hasSuffix("/s"): row["throughput_per_s"] = value.decimal
        default: return rows.skip("results in \(unit)")
        }
        try rows.add("measurements", row)
    }

    /// The accelerators of all nodes, else their processors.
    private static func hardware(_ result: JSONTree, _ context: ForeignContext) -> [String: String?]? {
        var accelerator = result[any: "Accelerator", "accelerator_model_name"].text ?? ""
        if ["N/A", "-"].contains(accelerator) { accelerator = "" }
        var name = accelerator
        if accelerator.isEmpty {
            // Some count within the name: `2xAMD EPYC 9374F`.
            let processor = result[any: "Processor", "host_processor_model_name"].text ?? ""
            let rest = processor.drop(while: \.isNumber)
            name = rest.count < processor.count && rest.hasPrefix("x") ? String(rest.dropFirst()) : processor
        }
        guard !name.isEmpty else { return nil }
        let each =
            accelerator.isEmpty
            ? result["host_processors_per_node"].number : result[any: "a#", "accelerators_per_node"].number
        let nodes = result[any: "Nodes", "number_of_nodes"].number ?? 1
        return [
            "hardware": context.device(name) ?? name, "hardware_kind": accelerator.isEmpty ? "cpu" : "gpu",
            "hardware_count": max(1, (each ?? 1) * nodes).decimal,
        ]
    }

    /// `TensorRT 10.2.0, CUDA 12.4` runs on TensorRT.
    private static func software(_ text: String) -> (runtime: String?, version: String?) {
        let words = text.prefix { $0 != "," }.split(separator: " ").map(String.init)
        let version = words.dropFirst().first { $0.first?.isNumber == true }
        return (words.first?.lowercased(), version)
    }

    private static func notes(_ result: JSONTree, _ model: String, _ unit: String, _ scenario: Scenario) -> String {
        let division = result[any: "Category", "Division"].text
        let accuracy = ["99.9", "99"].first { model.hasSuffix("-" + $0) }
        return [
            division == "closed" ? nil : division, accuracy.map { "acc \($0)%" }, scenario.percentile,
            unit.contains("Latency") ? nil : unit,
            result["Availability"].text.flatMap { $0 == "available" ? nil : $0 },
        ].compactMap { $0 }.joined(separator: "; ")
    }

    private static func precision(_ types: String?) -> String? {
        types.flatMap { types in
            ["fp4", "fp8", "int8", "int4", "bf16", "fp16", "fp32"].first { types.lowercased().contains($0) }
        }
    }
}
