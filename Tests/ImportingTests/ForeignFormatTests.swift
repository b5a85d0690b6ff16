import Domain
import Foundation
import KnowledgeBase
import Testing

@testable import Importing

@Suite("Files of other tools")
struct ForeignFormatTests {
    /// A store with what the fixtures name of the shipped seed.
    private static func samples() throws -> DatasetSamples {
        let samples = try DatasetSamples()
        let seed = [
            "providers.csv": "provider,name\nazure,Azure\ngcp,Google\nown,Own\n",
            "regions.csv": "provider,region,residency\nazure,eastus,us\ngcp,us-central1,us\n",
            "accelerators.csv": "accelerator,vendor,architecture,kind,memory_gib\nNVIDIA T4,NVIDIA,Turing,cuda,16\n",
            "aliases.csv": "kind,alias,name\nhardware,L4,NVIDIA L4\nhardware,Tesla T4,NVIDIA T4\n",
            "instances.csv": """
            provider,instance_type,vcpu,memory_gib,architecture,accelerator,accelerator_count
            aws,c5.large,2,4,x86_64,,
            azure,NC4as_T4_v3,4,28,x86_64,NVIDIA T4,1
            gcp,g2-standard-4,4,16,x86_64,NVIDIA L4,1
            """,
        ]
        _ = try samples.run(seed, name: "more")
        return samples
    }

    private static func read(
        _ file: String, _ request: ForeignRequest, into samples: DatasetSamples
    ) throws -> ImportReport {
        let path = DatasetSamples.repository + "/Tests/ImportingTests/Fixtures/formats/" + file
        return try DatasetImport.run(
            [ImportRequest(path: path, layer: "team:red", foreign: request)], into: samples.store)[0]
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let file: String
        let request: ForeignRequest
        /// Of rows by key: columns and values that must be there.
        let rows: [String: [String: String]]
        var count: [String: Int]
        var remark: String = ""
        var testDescription: String { request.format }
    }

    static let cases = [
        Case(
            file: "vms.csv", request: .init(format: "skypilot", provider: "aws"),
            rows: [
                "price/aws/us-east-1/g6.xlarge/on-demand": ["usd_per_hour": "0.8048"],
                "price/aws/us-east-1/g6.xlarge/spot": ["usd_per_hour": "0.2987"],
                "price/aws/us-east-1/zz9.large/on-demand": ["usd_per_hour": "0.1"],
                "instance/aws/zz9.large": ["vcpu": "2", "memory_gib": "8", "uncited": "architecture"],
                "region/aws/mars-north-1": ["residency": "unknown"],
            ], count: ["prices": 5, "instances": 1, "regions": 1],
            remark: "left out: 1 machine types with a device that the store does not know"),
        Case(
            file: "nodes.json", request: .init(format: "kubectl-nodes"),
            rows: [
                "instance/own/node-15.89cpu-62gib-nvidia-t4": [
                    "quantity": "2", "accelerator": "NVIDIA T4", "accelerator_count": "1",
                    "accelerator_memory_gib": "15", "memory_gib": "61.74",
                ],
                "instance/own/altra-80": ["quantity": "1", "architecture": "arm64", "vcpu": "80"],
                "region/own/dc-1": ["residency": "unknown"],
            ], count: ["instances": 2, "regions": 1], remark: "left out: 1 cordoned nodes"),
        Case(
            file: "vllm.json", request: .init(format: "vllm", hardware: "L4", precision: "bf16"),
            rows: [
                "measurement/vllm-vllm-meta-llama/Llama-3.1-8B-Instruct-c16": [
                    "kind": "serving", "hardware": "NVIDIA L4", "runtime": "vllm", "batch": "16",
                    "input": "in=1024,out=256", "latency_ms": "18.45", "throughput_per_s": "833.6", "precision": "bf16",
                ]
            ], count: ["measurements": 1]),
        Case(
            file: "profile_export_genai_perf.json", request: .init(format: "genai-perf", hardware: "NVIDIA L4"),
            rows: [
                "measurement/genai-perf-profile_export_genai_perf-llama-3.1-8b-c8": [
                    "batch": "8", "input": "in=512,out=256", "latency_ms": "14.5", "throughput_per_s": "537.3",
                ]
            ], count: ["measurements": 1]),
        Case(
            file: "perf.csv", request: .init(format: "perf-analyzer", hardware: "T4", model: "inception"),
            rows: [
                "measurement/perf-analyzer-perf-inception-c4": [
                    "kind": "serving", "latency_ms": "47.045", "throughput_per_s": "84.2",
                ],
                "measurement/perf-analyzer-perf-inception-service": ["kind": "service", "latency_ms": "12.006"],
            ], count: ["measurements": 3]),
        Case(
            file: "metrics-model-inference.csv", request: .init(format: "model-analyzer", hardware: "L4"),
            rows: [
                "measurement/model-analyzer-metrics-model-inference-resnet50_libtorch-resnet50_libtorch_i0-b1-c2": [
                    "latency_ms": "11", "throughput_per_s": "195", "runtime": "triton",
                    "notes": "latency: p99 Latency (ms)",
                ]
            ], count: ["measurements": 2]),
        Case(
            file: "benchmark-infer-amp-nhwc-pt240-cu124-rtx3090.csv",
            request: .init(format: "timm", hardware: "RTX 3090"),
            rows: [
                "measurement/timm-benchmark-infer-amp-nhwc-pt240-cu124-rtx3090-resnet50-b1024": [
                    "kind": "service", "precision": "amp", "input": "3x224x224", "gflops_per_item": "8.22",
                    "latency_ms": "406.204", "parameters_millions": "25.56",
                ]
            ], count: ["measurements": 2]),
        Case(
            file: "infracost.json", request: .init(format: "infracost", region: "us-east-1"),
            rows: ["price/aws/us-east-1/g6.xlarge/on-demand": ["usd_per_hour": "0.8048"]], count: ["prices": 1],
            remark: "left out: 1 machine types that the store does not know"),
        Case(
            file: "index.json", request: .init(format: "aws-offer"),
            rows: [
                "price/aws/us-east-1/g6.xlarge/on-demand": ["usd_per_hour": "0.8048"],
                "price/aws/us-east-1/g6.xlarge/reserved-1y": ["usd_per_hour": "0.5072"],
            ], count: ["prices": 2]),
        Case(
            file: "instance-types.json", request: .init(format: "aws-instance-types"),
            rows: [
                "instance/aws/g6.2xlarge": [
                    "vcpu": "8", "memory_gib": "32", "accelerator": "NVIDIA L4", "network_gbps": "10",
                    "local_disk_gb": "450", "family": "g6",
                ],
                "instance/aws/t4g.small": ["architecture": "arm64", "burstable": "1"],
            ], count: ["instances": 2], remark: "left out: 1 types with a device that the store does not know"),
        Case(
            file: "retail.json", request: .init(format: "azure-retail"),
            rows: [
                "price/azure/eastus/NC4as_T4_v3/on-demand": ["usd_per_hour": "0.526"],
                "price/azure/eastus/NC4as_T4_v3/spot": ["usd_per_hour": "0.21"],
                "price/azure/eastus/NC4as_T4_v3/reserved-1y": ["usd_per_hour": "0.3"],
            ], count: ["prices": 3], remark: "left out: 1 items that are no virtual machine with Linux"),
        Case(
            file: "skus.json", request: .init(format: "gcp-skus"),
            rows: ["price/gcp/us-central1/g2-standard-4/on-demand": ["usd_per_hour": "0.706824"]], count: ["prices": 1],
            remark: "left out: 1 SKUs that are no part of a machine type"),
        Case(
            file: "summary_results.json", request: .init(format: "mlperf"),
            rows: [
                "measurement/mlperf-5.0-0010-resnet-offline": [
                    "kind": "offline", "hardware": "NVIDIA L4", "hardware_count": "2", "throughput_per_s": "26000.5",
                    "precision": "int8",
                ],
                "measurement/mlperf-5.0-0010-resnet-singlestream": ["kind": "stream", "latency_ms": "0.41"],
            ], count: ["measurements": 2], remark: "left out: 1 results in Joules"),
    ]

    @Test("become rows", arguments: cases)
    func becomeRows(_ example: Case) throws {
        let samples = try Self.samples()
        let report = try Self.read(example.file, example.request, into: samples)
        #expect(Dictionary(uniqueKeysWithValues: report.tables.map { ($0.name, $0.rows) }) == example.count)
        if !example.remark.isEmpty { #expect(report.remarks.contains(example.remark), "\(report.remarks)") }
        let datasets = [report.version]
        for (key, expected) in example.rows {
            let found = try samples.store.reading { try $0.facts(named: FactID(key), datasets: datasets) }
            for (column, value) in expected {
                let index = try #require(found.table.columns.firstIndex { $0.name == column })
                #expect(found.rows[0].values[index].plain == value, "\(key) \(column)")
            }
        }
        #expect(try Self.read(example.file, example.request, into: samples).outcome == .unchanged)
    }

    @Test("are all tested, and documented")
    func complete() throws {
        let names = ForeignFormats.summaries.map(\.name)
        #expect(Set(names) == Set(Self.cases.map(\.request.format)))
        let text = try String(contentsOfFile: DatasetSamples.repository + "/docs/datasets.md", encoding: .utf8)
        for name in names { #expect(text.contains("| `\(name)` |"), "\(name)") }
    }

    @Test("of another format are refused", arguments: cases)
    func mistaken(_ example: Case) throws {
        let samples = try Self.samples()
        let before = try samples.store.datasetRecords().count
        for other in Self.cases where other.file != example.file {
            var request = example.request
            (request.provider, request.region, request.hardware, request.model) = ("aws", "us-east-1", "L4", "m")
            do {
                _ = try Self.read(other.file, request, into: samples)
                Issue.record("\(other.file) was read as \(example.request.format)")
            } catch let error as BerthError {
                #expect(error.kind == .badData, "\(error)")
            }
        }
        #expect(try samples.store.datasetRecords().count == before)
    }

    @Test("need what they leave out to be said")
    func unsaid() throws {
        let samples = try Self.samples()
        for (file, format, flag) in [
            ("perf.csv", "perf-analyzer", "--hardware NAME"), ("infracost.json", "infracost", "--region NAME"),
            ("vms.csv", "skypilot", "--provider NAME"), ("perf.csv", "perf-analyser", "--format perf-analyzer"),
        ] {
            do {
                _ = try Self.read(file, ForeignRequest(format: format), into: samples)
                Issue.record("\(format) was read")
            } catch let error as BerthError {
                #expect(error.kind == .usage)
                #expect(error.hints.contains { $0.contains(flag) }, "\(error.hints)")
            }
        }
    }

    @Test("a rate becomes hours of the week or of the day")
    func prometheus() throws {
        let samples = try DatasetSamples()
        func traffic(hours: Int, start: Int, step: Int = 1800) throws -> PrometheusTraffic {
            let values = stride(from: start, to: start + hours * 3600, by: step).map { time -> String in
                let rate = (time / 3600) % 24 == 12 ? 9.0 : 3.0
                return "[\(time), \"\(rate)\"]"
            }
            let text = """
                {"status": "success", "data": {"resultType": "matrix", "result": [
                  {"metric": {"pod": "a"}, "values": [\(values.joined(separator: ","))]},
                  {"metric": {"pod": "b"}, "values": [[\(start), "NaN"], [\(start + 1800), "1"]]}]}}
                """
            let path = samples.folder + "/range.json"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return try PrometheusTraffic(path: path)
        }
        // 2026-11-23 was a Monday.
        let monday = 1_795_392_000
        let week = try traffic(hours: 168, start: monday)
        #expect(week.hourly.count == 168)
        #expect(week.hourly[12] == 9 && week.hourly[13] == 3)
        #expect(week.hourly[0] == 3.5)
        #expect(week.peak == 9)
        let day = try traffic(hours: 24, start: monday + 5 * 3600)
        #expect(day.hourly.count == 24)
        #expect(day.hourly[12] == 9 && day.hourly[5] == 3.5)
        #expect(day.yaml.contains("hourly: ["))
        #expect(throws: BerthError.self) { try traffic(hours: 5, start: monday) }
        #expect(throws: BerthError.self) { try traffic(hours: 48, start: monday, step: 7200) }
    }

    @Test("JSON is refused where it is none, with its place")
    func malformed() throws {
        for (text, fault) in [
            ("{\"InstanceTypes\": [}", "1:20"), ("[1, 2", "1:6"), ("{\"a\": nul}", "1:7"),
            (String(repeating: "[", count: 300), "1:202"), ("{\"a\": \"open", "1:7"), ("", "1:1"),
        ] {
            let samples = try DatasetSamples()
            let path = samples.folder + "/x.json"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let request = ImportRequest(path: path, layer: "team:red", foreign: .init(format: "kubectl-nodes"))
            do {
                _ = try DatasetImport.run([request], into: samples.store)
                Issue.record("\(text) was read")
            } catch let error as BerthError {
                #expect(error.message.hasPrefix("x.json:\(fault): "), "\(error.message)")
            }
        }
    }
}
