import Foundation
import Testing

@testable import Importing

@Suite("Mutated workload files")
struct WorkloadFuzzTests {
    /// SplitMix64 (Steele, Lea, Flood 2014): the same mutations on every machine.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let scraps = [
        "&a ", "*a", "<<: ", "? ", ": ", "- ", "[", "]", "{", "}", "!!str ", "|\n", ">\n", "\"", "'", "#", "\t", "\r\n",
        "---\n", "...\n", "%YAML 1.1\n", "\u{0}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{E000}", "\u{1F6A2}", "é",
        "e\u{301}", ".nan", "-.inf", "1e999", "0x10", "null", "~", "kind: batch\n", "name: a\n", "model:\n", "\n", "  ",
    ]

    @Test("a mutated example is a workload or has faults inside the file", arguments: 0..<20)
    func mutate(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let files = try WorkloadSamples.files(in: WorkloadSamples.examples, ending: "yaml")
        for _ in 0..<100 {
            let file = try #require(files.randomElement(using: &generator))
            var bytes = try Array(Data(contentsOf: file))
            for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes, &generator) }
            check(bytes)
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout Generator) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...12, using: &generator))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: start)
        case 3: bytes = Array(bytes[..<start])
        case 4: bytes.swapAt(start == bytes.count ? 0 : start, 0)
        default: bytes.insert(contentsOf: (Self.scraps.randomElement(using: &generator) ?? "").utf8, at: start)
        }
        if bytes.isEmpty { bytes = [0x20] }
    }

    private func check(_ bytes: [UInt8]) {
        do {
            _ = try WorkloadSamples.reader.read(bytes: bytes, file: "w")
        } catch {
            #expect(!error.faults.isEmpty)
            let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
                .split(omittingEmptySubsequences: false) { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
            for fault in error.faults {
                let line = fault.line ?? 0, column = fault.column ?? 0
                #expect((1...lines.count).contains(line), "\(fault)")
                guard (1...lines.count).contains(line) else { continue }
                #expect(column >= 1, "\(fault)")
            }
        }
    }
}
