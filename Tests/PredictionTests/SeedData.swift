import Domain
import Foundation
import Prediction

/// The rows of `seed-data/` that a prediction needs.
enum SeedData {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let provenance = Provenance(dataset: 1, source: "seed", asOf: nil, uncited: "")

    static let accelerators: [String: Accelerator] = Dictionary(
        uniqueKeysWithValues: rows("seed-data/accelerators.csv").map { row in
            let name = row["accelerator"] ?? ""
            func number(_ column: String) -> Double? { Double(row[column] ?? "") }
            return (
                name,
                Accelerator(
                    name: name, vendor: row["vendor"] ?? "", architecture: row["architecture"] ?? "",
                    kind: Device(rawValue: row["kind"] ?? "") ?? .other,
                    computeCapability: number("compute_capability"),
                    memoryGiB: number("memory_gib") ?? 0, memoryBandwidthGBs: number("memory_bandwidth_gb_s"),
                    fp32TFLOPS: number("fp32_tflops"), tf32TFLOPS: number("tf32_tflops"),
                    fp16TFLOPS: number("fp16_tflops"), bf16TFLOPS: number("bf16_tflops"), int8TOPS: number("int8_tops"),
                    fp8TFLOPS: number("fp8_tflops"), fp4TFLOPS: number("fp4_tflops"),
                    interconnectGBs: number("interconnect_gb_s"), designPowerW: number("tdp_w"),
                    provenance: provenance)
            )
        })

    static let cpus: [String: CPU] = Dictionary(
        uniqueKeysWithValues: rows("seed-data/cpus.csv").map { row in
            let name = row["cpu"] ?? ""
            func number(_ column: String) -> Double? { Double(row[column] ?? "") }
            return (
                name,
                CPU(
                    name: name, vendor: row["vendor"] ?? "", architecture: row["architecture"] ?? "",
                    microarchitecture: row["microarchitecture"] ?? "",
                    isa: Set((row["isa"] ?? "").split(separator: ";").map(String.init)), turboGHz: number("turbo_ghz"),
                    fp32GFLOPSPerCore: number("fp32_gflops_per_core") ?? 0,
                    threadsPerCore: Int(row["threads_per_core"] ?? "") ?? 1, cores: Int(row["cores"] ?? ""),
                    memoryBandwidthGBs: number("memory_bandwidth_gb_s"), provenance: provenance)
            )
        })

    static let efficiencies: [Efficiency] = rows("seed-data/efficiencies.csv").compactMap { row in
        guard let parameter = Efficiency.Parameter(rawValue: row["parameter"] ?? "") else { return nil }
        func number(_ column: String) -> Double { Double(row[column] ?? "") ?? .nan }
        return Efficiency(
            parameter: parameter, architecture: row["architecture"] ?? "", runtime: row["runtime"] ?? "",
            precision: row["precision"] ?? "", task: row["task"] ?? "", low: number("low"),
            typical: number("typical"), high: number("high"), samples: Int(row["samples"] ?? "") ?? 0,
            provenance: provenance)
    }

    /// By model and input.
    static let operations: [String: [String: OperationCounts]] = rows("seed-data/operations.csv").reduce(into: [:]) {
        found, row in
        func number(_ column: String) -> Double { Double(row[column] ?? "") ?? 0 }
        func kind(_ name: String) -> OperationCounts.Kind {
            OperationCounts.Kind(gigaflops: number("\(name)_gflops"), millions: number("\(name)_millions"))
        }
        found[row["model"] ?? "", default: [:]][row["input"] ?? ""] = OperationCounts(
            dense: kind("dense"), grouped: kind("grouped"), depthwise: kind("depthwise"),
            attention: kind("attention"), pointwiseMillions: number("pointwise_millions"),
            copiedMillions: number("copied_millions"), kernels: number("kernels"))
    }

    static func predictor(_ measurements: [Measurement] = []) -> Predictor {
        Predictor(efficiencies: efficiencies, measurements: measurements, accelerators: accelerators, cpus: cpus)
    }

    typealias Measurement = Domain.Measurement

    /// Comma-separated, quoted where needed, one row a line.
    static func rows(_ path: String) -> [[String: String]] {
        guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return [] }
        let lines = text.split(separator: "\n").map { fields($0) }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""], quoted = false
        for character in line {
            switch character {
            case "\"": quoted.toggle()
            case "," where !quoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
