import Domain
import Foundation
import KnowledgeBase
import Testing

@testable import Importing

/// Inputs with bytes changed, lost, repeated and swapped: each is imported or refused as bad data, and a refused one
/// leaves nothing behind. `BERTH_FUZZ=10000` runs the long form.
@Suite("A mutated input")
struct DatasetFuzzTests {
    private struct Input {
        let name: String
        let bytes: [UInt8]
        let request: (String) -> ImportRequest
    }

    private static let count = ProcessInfo.processInfo.environment["BERTH_FUZZ"].flatMap(Int.init) ?? 400

    @Test("is imported whole or refused whole")
    func mutated() throws {
        var random = SplitMix(state: 20_261_124)
        let inputs = try Self.inputs()
        var samples = try DatasetSamples()
        var known = try samples.store.datasetRecords()
        var refused = 0
        for index in 0..<Self.count {
            // A store of its own now and then, so that what was imported does not pile up.
            if index.isMultiple(of: 200) {
                samples = try DatasetSamples()
                known = try samples.store.datasetRecords()
            }
            let input = inputs[index % inputs.count]
            let path = samples.folder + "/\(index)-" + input.name
            let bytes = Self.mutate(input.bytes, &random)
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            do {
                _ = try DatasetImport.run([input.request(path)], into: samples.store)
                known = try samples.store.datasetRecords()
            } catch let error as BerthError {
                refused += 1
                #expect([.badData, .usage].contains(error.kind), "\(input.name) \(index): \(error)")
                #expect(try samples.store.datasetRecords() == known, "\(input.name) \(index)")
                #expect(try samples.store.soundness().danglingRows.isEmpty, "\(input.name) \(index)")
            }
        }
        #expect(refused > Self.count / 10 && refused < Self.count)
    }

    private static func inputs() throws -> [Input] {
        let csv = """
            provider,region,instance_type,purchase,usd_per_hour,notes
            aws,us-east-1,g6.xlarge,on-demand,0.7,"a ""quoted"", note"
            aws,eu-west-1,g6.xlarge,spot,0.31,Köln\r
            aws,us-east-1,g6.xlarge,reserved-1y,0.000000001,

            """
        let yaml = """
            schema: berth.dataset/1
            name: doc
            layer: team:red
            as_of: 2026-11-24
            source: a test
            licence: CC0
            rates: {EUR: 1.08}
            tables:
              prices:
                - {provider: aws, region: us-east-1, instance_type: g6.xlarge, purchase: spot, eur_per_hour: 0.61}
            """
        let formats = DatasetSamples.repository + "/Tests/ImportingTests/Fixtures/formats/"
        let packed = Data(base64Encoded: DatasetInputTests.packed) ?? Data()
        let plain: (String) -> ImportRequest = { ImportRequest(path: $0, layer: "team:red", table: "prices") }
        var inputs = [
            Input(name: "prices.csv", bytes: Array(csv.utf8), request: plain),
            Input(name: "doc.yaml", bytes: Array(yaml.utf8)) { ImportRequest(path: $0) },
            Input(name: "prices.csv.gz", bytes: Array(packed), request: plain),
        ]
        for (file, format) in [
            ("skypilot-aws-vms.csv", "skypilot"), ("nodes-slices.json", "kubectl-nodes"),
            ("aws-offer-us-east-2.json", "aws-offer"), ("vllm-llama-3.2-3b-4xl40s.json", "vllm"),
            ("benchmark-infer-amp-nchw-pt110-cu113-rtx3090.csv", "timm"),
            ("azure-retail-dv4-ev3.json", "azure-retail"),
        ] {
            inputs.append(
                Input(name: file, bytes: try FileBytes.read(formats + file)) { path in
                    ImportRequest(
                        path: path, layer: "team:red",
                        foreign: .init(format: format, provider: "aws", region: "us-east-1", hardware: "L4"))
                })
        }
        return inputs
    }

    private static func mutate(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.removeSubrange(place...)
            case 4: bytes.insert(contentsOf: Self.nasty.randomElement(using: &random)?.utf8.map { $0 } ?? [], at: place)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return bytes
    }

    private static let nasty = [
        "\"", "\"\"", ",", "\n", "\r", "\u{0}", "\u{FEFF}", "1e308", "-1", "NaN", "{", "}", "[[[[[[", "&a *a",
        "!!binary",
        "9999999999999999999999", ": ", "'", "\\u0000", "\u{1F}",
    ]
}

/// Steele, Lea & Flood 2014: the same inputs on every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
