import Foundation
import Testing

@Suite struct PredictTests {
    static let question = [
        "predict", "--model", "resnet50", "--hardware", "Tesla T4", "--runtime", "TensorRT", "--precision", "int8",
    ]

    private struct Document: Decodable {
        struct Interval: Decodable { let mean, low, high: Double }
        struct Batch: Decodable {
            let batch: Int
            let latencyMs: Interval
        }
        let schema: String
        let latencyMs: Interval
        let throughputPerS: Interval
        let level: Double
        let evidence: String
        let basedOn: [String]
        let batches: [Batch]
    }

    @Test("--json is what the contract says, with each batch size")
    func document() throws {
        let outcome = try BerthProcess.withSeed().run(Self.question + ["--batch", "1,8", "--json"])
        #expect(outcome.code == 0 && outcome.error.isEmpty)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let document = try decoder.decode(Document.self, from: Data(outcome.output.utf8))
        #expect(document.schema == "berth.prediction/1" && document.level == 0.9)
        #expect(
            document.latencyMs.low <= document.latencyMs.mean && document.latencyMs.mean <= document.latencyMs.high)
        #expect(abs(document.throughputPerS.mean * document.latencyMs.mean - 1000) < 1e-6)
        #expect(["measured", "scaled", "modelled"].contains(document.evidence) && !document.basedOn.isEmpty)
        #expect(document.batches.map(\.batch) == [1, 8])
        #expect(document.batches.first?.latencyMs.mean == document.latencyMs.mean)
    }

    @Test("the report says what it rests on and what the time is spent on")
    func report() throws {
        let outcome = try BerthProcess.withSeed().run(Self.question)
        #expect(outcome.output.hasPrefix("resnet50 on NVIDIA T4, tensorrt, int8\n"))
        for part in ["nine times in ten", "Rests on", "Spent on, batch 1", "launch", "arithmetic", "memory"] {
            #expect(outcome.output.contains(part))
        }
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("a model's own file gives its figures, and one that is none is refused")
    func modelFile() throws {
        let process = try BerthProcess.withSeed()
        let rest = ["--hardware", "L4", "--runtime", "vllm", "--precision", "bf16", "--task", "llm"]
        let header = #"{"w":{"dtype":"BF16","shape":[40000,100000],"data_offsets":[0,8000000000]}}"#
        let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
        try (length + Data(header.utf8)).write(to: process.folder.appending(path: "ours.safetensors"))
        let read = try process.run(["predict", "--model-file", "ours.safetensors", "--json"] + rest)
        #expect(read.code == 0 && read.output.contains(#""name":"ours""#), "\(read.error)")
        #expect(read.output.contains(#""parameters_millions":4000"#))
        try "not a model".write(to: process.folder.appending(path: "ours.onnx"), atomically: true, encoding: .utf8)
        #expect(try process.run(["predict", "--model-file", "ours.onnx"] + rest).code == 65)
        #expect(try process.run(["recommend", "--model-file", "nowhere.onnx", "--average-rps", "1"]).code == 66)
    }

    static let refusals: [(arguments: [String], code: Int32, message: String)] = [
        (["--hardware", "T44"], 66, "did you mean"), (["--runtime", "tensorrtt"], 66, "did you mean 'tensorrt'?"),
        (["--model", "resnet5O"], 65, "did you mean --model resnet50?"),
        (["--precision", "fp17"], 64, "there are fp32"),
        (["--precision", "fp8"], 65, "data sheet"), (["--batch", "0"], 64, "--batch"),
        (["--count", "0"], 64, "--count"), (["--cores", "4"], 64, "--cores"), (["--task", "x"], 64, "--task"),
        (["--input-shape", "3xx"], 64, "--input-shape"), (["--gflops", "-1"], 64, "--gflops"),
        (["--tokens-in", "0"], 64, "--tokens-in"),
    ]

    @Test("what cannot be answered has its exit code and says what to do", arguments: refusals)
    func refusal(arguments: [String], code: Int32, message: String) throws {
        let outcome = try BerthProcess.withSeed().run(Self.question + arguments)
        #expect(outcome.code == code)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.contains(message), "\(outcome.error)")
    }
}
