import Foundation
import Testing

@testable import Importing

@Suite("Hostile workload files")
struct WorkloadHostileTests {
    @Test("deep nesting is refused, not followed", arguments: ["[", "{a: ", "- ", "? ", "!!map {? "])
    func deep(opening: String) {
        #expect(!WorkloadSamples.faults(String(repeating: opening, count: 100_000)).isEmpty)
    }

    @Test("a billion laughs end before they begin")
    func bomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(
            WorkloadSamples.faults(text + "? *a9\n: 1\n") == [
                "w.yaml:1:1: 82 aliases (*name), at most 16 are read; write the values out"
            ])
    }

    @Test("aliases of a large file are refused")
    func largeWithAliases() {
        let text = "a: &a [\(String(repeating: "1,", count: 40_000))]\n? *a\n: 1\n"
        #expect(
            WorkloadSamples.faults(text) == [
                "w.yaml:1:1: aliases (*name) in a file of more than 64 KiB; write the values out"
            ])
    }

    @Test("more than 1 MiB is refused unread")
    func large() {
        let text = String(repeating: "#", count: 1 << 20) + "\n"
        #expect(WorkloadSamples.faults(text) == ["w.yaml:1:1: 1048577 bytes, expected at most 1 MiB"])
    }

    @Test(
        "bytes that are no UTF-8 are pointed at",
        arguments: [
            (
                Array("model:\n  name: b\u{E9}".utf8) + [0xFF],
                "w:2:11: found bytes that are not UTF-8, expected text in UTF-8"
            ),
            (
                [0xFF, 0xFE, 0x61, 0x00],
                "w:1:1: found bytes that are not UTF-8, expected text in UTF-8; it looks like UTF-16: save it as UTF-8"
            ),
        ] as [([UInt8], String)])
    func encoding(bytes: [UInt8], message: String) {
        let faults = #expect(throws: WorkloadFaults.self) {
            try WorkloadSamples.reader.read(bytes: bytes, file: "w")
        }
        #expect(faults?.description == message)
    }

    @Test("control characters are refused where they stand")
    func control() {
        #expect(
            WorkloadSamples.faults("model: {name: m}\nname: a\u{0}b\n") == [
                "w.yaml:2:8: control characters are not allowed"
            ])
    }

    @Test("a hundred duplicates are as bad as one")
    func duplicates() {
        let text = WorkloadSamples.online(String(repeating: "kind: online\n", count: 100))
        #expect(!WorkloadSamples.faults(text).isEmpty)
    }
}
