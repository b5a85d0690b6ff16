import Foundation
import Testing

@Suite struct EvaluateTests {
    /// Rows as public sources write them, and two that cannot be predicted.
    static let file = """
        model,hardware,runtime,precision,batch,input,gflops_per_item,parameters_millions,latency_ms,throughput_per_s,notes
        resnet50,NVIDIA GeForce RTX 3090,pytorch-eager,amp,1024,3x224x224,8.22,25.56,420,2438,AMP autocast fp16
        resnet50,Tesla T4,TensorRT,int8,,3x224x224,8.2,25.6,,5600,scenario=Offline; throughput is for the whole system
        our-own-net,Intel(R) Xeon(R) Platinum 8380 CPU @ 2.30GHz,openvino,fp32,1,3x224x224,8,25,9,,
        resnet50,Abacus 3000,pytorch,fp32,1,3x224x224,8.22,25.56,10,,
        resnet50,NVIDIA L4,pytorch,,1,3x224x224,8.22,25.56,10,,
        """

    private func process(with text: String) throws -> BerthProcess {
        let process = try BerthProcess.withSeed()
        try text.write(to: process.folder.appending(path: "rows.csv"), atomically: true, encoding: .utf8)
        return process
    }

    private struct Document: Decodable {
        struct Summary: Decodable {
            let count, skipped: Int
            let medianApe, p90Ape, coverage, medianIntervalRatio: Double?
        }
        struct Level: Decodable { let nominal, observed: Double }
        struct Skipped: Decodable {
            let reason: String
            let line: Int
        }
        let schema: String
        let overall: Summary
        let by: [String: [String: Summary]]
        let calibration: [Level]
        let skipped: [Skipped]
    }

    @Test("--json is what the contract says")
    func document() throws {
        let outcome = try process(with: Self.file).run(["evaluate", "rows.csv", "--json"])
        #expect(outcome.code == 0 && outcome.error.isEmpty)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let document = try decoder.decode(Document.self, from: Data(outcome.output.utf8))
        #expect(document.schema == "berth.evaluation/1")
        #expect(document.overall.count == 3 && document.overall.skipped == 2)
        #expect(Set(document.by.keys).isSuperset(of: ["hardware", "runtime", "task", "evidence"]))
        #expect(document.by["hardware"]?["NVIDIA T4"]?.count == 1)
        #expect(document.calibration.map(\.nominal) == [50, 80, 90, 95])
        #expect(document.skipped.map(\.line).sorted() == [5, 6])
    }

    @Test("--predictions writes a line for each row, the skipped ones with their reason")
    func predictions() throws {
        let process = try process(with: Self.file)
        #expect(try process.run(["evaluate", "rows.csv", "--predictions", "out.csv"]).code == 0)
        let text = try String(contentsOf: process.folder.appending(path: "out.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 6)
        #expect(
            lines[0]
                == "line,id,model,hardware,runtime,precision,batch,quantity,measured,predicted,low,high,evidence,ape,covered,skipped"
        )
        #expect(lines[4].hasSuffix("there is no hardware 'Abacus 3000'"))
        #expect(lines[1].hasPrefix("2,,resnet50,NVIDIA GeForce RTX 3090,pytorch,amp,1024,latency_ms,420.0,"))
    }

    @Test("the report gives errors by group, calibration and why rows were skipped")
    func report() throws {
        let outcome = try process(with: Self.file).run(["evaluate", "rows.csv", "--leave-out", "hardware"])
        for part in [
            "3 rows of rows.csv predicted, 2 skipped", "by hardware", "by task", "Calibration", "Skipped", "Abacus",
        ] {
            #expect(outcome.output.contains(part), "\(part) in \(outcome.output)")
        }
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    static let refusals: [(arguments: [String], code: Int32, message: String)] = [
        (["nowhere.csv"], 66, "nowhere.csv"), (["empty.csv"], 65, "empty"),
        (["rows.csv", "--leave-out", "all"], 64, "all"),
        (["rows.csv", "--predictions", "/proc/berth/out.csv"], 73, "/proc/berth/out.csv"),
        (["header.csv"], 65, "no rows"),
    ]

    @Test("what cannot be evaluated has its exit code", arguments: refusals)
    func refusal(arguments: [String], code: Int32, message: String) throws {
        let process = try process(with: Self.file)
        try "".write(to: process.folder.appending(path: "empty.csv"), atomically: true, encoding: .utf8)
        try "model,hardware,precision,latency_ms\n"
            .write(to: process.folder.appending(path: "header.csv"), atomically: true, encoding: .utf8)
        let outcome = try process.run(["evaluate"] + arguments)
        #expect(outcome.code == code)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.contains(message), "\(outcome.error)")
    }
}
