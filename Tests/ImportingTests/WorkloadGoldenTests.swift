import Foundation
import Testing

@testable import Importing

@Suite("Workload files with many faults")
struct WorkloadGoldenTests {
    @Test(
        "all faults are told, in the file's order",
        arguments: try WorkloadSamples.files(in: WorkloadSamples.fixtures, ending: "txt"))
    func golden(expected: URL) throws {
        let file = expected.deletingPathExtension().appendingPathExtension("yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let found = WorkloadSamples.faults(text).joined(separator: "\n") + "\n"
        #expect(found == (try String(contentsOf: expected, encoding: .utf8)))
    }
}
