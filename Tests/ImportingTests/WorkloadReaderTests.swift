import Domain
import Foundation
import Testing

@testable import Importing

@Suite("Workload files")
struct WorkloadReaderTests {
    private let reader = WorkloadSamples.reader

    @Test("every key of the contract's example is read")
    func contract() throws {
        let text = try String(contentsOf: WorkloadSamples.fixtures.appending(path: "contract.yaml"), encoding: .utf8)
        let workload = try reader.read(text, file: "contract.yaml")
        #expect(
            workload
                == Workload(
                    name: "plate-detector", kind: .online,
                    model: .init(
                        name: "yolov8s", format: .onnx, parametersMillions: 11.2, gigaflops: 28.6,
                        inputShape: [3, 640, 640],
                        weightsMegabytes: 22.5, precisions: [.fp16, .fp32], preprocessCPUMilliseconds: 6),
                    traffic: .init(
                        averageRPS: 20, peakRPS: 50, tokensIn: 800, tokensOut: 200, shape: .businessHours,
                        requestKilobytes: 350, responseKilobytes: 4),
                    slo: .init(
                        p95Milliseconds: 150, firstTokenP95Milliseconds: 800, availabilityPercent: 99.9,
                        maxColdStartSeconds: 30),
                    constraints: .init(
                        providers: ["aws", "gcp"], regions: ["us-east-1", "europe-west4"], residency: "eu",
                        maxMonthlyUSD: USD(1500 as Decimal), purchase: [.onDemand]),
                    team: .init(kubernetes: true, skills: ["kubernetes": 3, "aws": 2, "gcp": 1])))
    }

    @Test("what is left out has the defaults of the domain; the peak is the shape's, the name the model's")
    func defaults() throws {
        let workload = try reader.read("model: {name: Llama 3.1 (70B)}\ntraffic: {average_rps: 20}", file: "w")
        #expect(
            workload
                == Workload(
                    name: "llama-3-1-70b", kind: .online, model: .init(name: "Llama 3.1 (70B)"),
                    traffic: .init(averageRPS: 20, peakRPS: 20 * LoadShape.daily.peakToAverage)))
    }

    @Test(
        "without a peak the load swings as its shape does",
        arguments: [
            ("steady", 20), ("daily", 42.94), ("business-hours", 67.99), ("bursty", 82.16),
            ("{hourly: [\(Array(repeating: "1", count: 23).joined(separator: ", ")), 25]}", 250),
        ] as [(String, Double)])
    func peak(shape: String, peak: Double) throws {
        let workload = try reader.read(
            WorkloadSamples.online(traffic: "average_rps: 20, shape: \(shape)"), file: "w")
        let found = try #require(workload.traffic?.peakRPS)
        #expect(shape == "steady" ? found == peak : abs(found - peak) < 0.01)
        let json = String(decoding: try JSONEncoder().encode(workload), as: UTF8.self)
        #expect(try reader.read(json, file: "w.json") == workload)
    }

    @Test("the highest rate leaves room for no higher peak")
    func highestRate() throws {
        let traffic = try reader.read(WorkloadSamples.online(traffic: "average_rps: 1e7"), file: "w").traffic
        #expect(traffic?.peakRPS == 1e7)
    }

    @Test(
        "without a format the model is stored as such models are published",
        arguments: [
            ("traffic: {average_rps: 2}", ModelFormat.onnx),
            ("traffic: {average_rps: 2, tokens_in: 80}", .onnx),
            ("traffic: {average_rps: 2, tokens_in: 80, tokens_out: 20}", .safetensors),
            ("kind: batch\njob: {items: 5}", .onnx),
            ("kind: batch\njob: {items: 5, tokens_out: 20}", .safetensors),
            ("kind: training\njob: {items: 5}", .pytorch),
            ("kind: training\njob: {items: 5, tokens_in: 900}", .safetensors),
        ])
    func format(lines: String, format: ModelFormat) throws {
        #expect(try reader.read("model: {name: m}\n\(lines)", file: "w").model.format == format)
        #expect(try reader.read("model: {name: m, format: gguf}\n\(lines)", file: "w").model.format == .gguf)
    }

    @Test("a model whose task is llm is stored as safetensors")
    func formatOfTask() throws {
        let text = "kind: batch\nmodel: {name: m, task: llm}\njob: {items: 5}"
        #expect(try reader.read(text, file: "w").model.format == .safetensors)
    }

    @Test(
        "without precisions a language model runs in 16 bits and any other in 32",
        arguments: [
            ("traffic: {average_rps: 2}", [Precision.fp32]),
            ("traffic: {average_rps: 2, tokens_in: 80, tokens_out: 20}", [.bf16, .fp16]),
            ("kind: batch\njob: {items: 5, tokens_out: 20}", [.bf16, .fp16]),
        ])
    func precisions(lines: String, precisions: [Precision]) throws {
        #expect(try reader.read("model: {name: m}\n\(lines)", file: "w").model.precisions == precisions)
        #expect(try reader.read("model: {name: m, precisions: fp8}\n\(lines)", file: "w").model.precisions == [.fp8])
    }

    @Test("a job has no traffic")
    func job() throws {
        let text = "name: n\nkind: batch\nmodel: {name: m}\njob: {items: 2e6, deadline_hours: 8}"
        let workload = try reader.read(text, file: "w")
        #expect(
            workload
                == Workload(
                    name: "n", kind: .batch, model: .init(name: "m"), job: .init(items: 2_000_000, deadlineHours: 8)))
    }

    @Test("a job of an LLM says how long its items and their answers are")
    func jobTokens() throws {
        let text = "name: n\nkind: batch\nmodel: {name: m}\njob: {items: 5, tokens_in: 900, tokens_out: 150.5}"
        let job = try reader.read(text, file: "w").job
        #expect(job == .init(items: 5, tokensIn: 900, tokensOut: 150.5))
    }

    @Test("a workload as answers print it reads back as itself", arguments: ["plate-detector", "bert-search"])
    func echo(name: String) throws {
        let path = WorkloadSamples.examples.appending(path: "\(name).yaml").path
        let workload = try reader.read(path: path, overrides: [])
        let json = String(decoding: try JSONEncoder().encode(workload), as: UTF8.self)
        #expect(try reader.read(json, file: "w.json") == workload)
    }

    @Test("one value may stand for a list, and a repeated one counts once")
    func lists() throws {
        let text = WorkloadSamples.online("constraints: {providers: AWS, regions: [us-east-1, US-EAST-1]}")
        let constraints = try reader.read(text, file: "w").constraints
        #expect(constraints.providers == ["aws"])
        #expect(constraints.regions == ["us-east-1"])
    }

    @Test(
        "accelerators go by the names people use",
        arguments: [
            ("L4", ["NVIDIA L4"]), ("nvidia l4", ["NVIDIA L4"]), ("Ada Lovelace 24", ["NVIDIA L4"]),
            ("Tesla T4", ["NVIDIA T4"]), ("A10", ["NVIDIA A10"]), ("h100", ["NVIDIA H100 80GB"]),
            ("A100", ["NVIDIA A100 40GB", "NVIDIA A100 80GB", "NVIDIA A100 PCIe 80GB"]),
            ("A100 80GB", ["NVIDIA A100 80GB"]), ("nvidia-a100-pcie-80gb", ["NVIDIA A100 PCIe 80GB"]),
            ("A100 PCIe", ["NVIDIA A100 PCIe 80GB"]),
        ])
    func accelerators(written: String, names: [String]) throws {
        let text = WorkloadSamples.online("constraints: {accelerators: ['\(written)']}")
        #expect(try reader.read(text, file: "w").constraints.accelerators == names)
    }

    @Test("hours of a day make a shape")
    func hours() throws {
        let loads = (1...24).map(String.init).joined(separator: ", ")
        let text = WorkloadSamples.online(traffic: "average_rps: 1, shape: {hourly: [\(loads)]}")
        #expect(try reader.read(text, file: "w").traffic?.shape == .hourly((1...24).map(Double.init)))
    }

    @Test("an anchor may be used again")
    func anchors() throws {
        let text = WorkloadSamples.online("team: {skills: &s {aws: 2}}\nslo: {p95_ms: &t 150, p99_ms: *t}")
        #expect(try reader.read(text, file: "w").slo.p99Milliseconds == 150)
    }

    @Test(
        "nothing, null and empty sections are left out",
        arguments: ["slo:", "slo: {}", "slo: null", "constraints: ~", "slo: {p95_ms: null}", "job:"])
    func nothing(line: String) {
        #expect(WorkloadSamples.faults(WorkloadSamples.online(line)) == [])
    }

    @Test("a byte order mark and Windows line ends do no harm")
    func windows() {
        #expect(WorkloadSamples.faults("\u{FEFF}model:\r\n  name: m\r\ntraffic:\r\n  average_rps: 2\r\n") == [])
    }

    @Test("every example is sound", arguments: try WorkloadSamples.files(in: WorkloadSamples.examples, ending: "yaml"))
    func examples(file: URL) throws {
        let workload = try reader.read(path: file.path, overrides: [])
        #expect(workload.name == file.deletingPathExtension().lastPathComponent)
    }
}
