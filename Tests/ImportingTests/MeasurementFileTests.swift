import Domain
import Foundation
import Importing
import Testing

@Suite struct MeasurementFileTests {
    private func read(_ text: String) throws -> [MeasuredRow] {
        let file = FileManager.default.temporaryDirectory.appending(path: "measurements-\(UUID().uuidString).csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try MeasurementFile.read(file.path(percentEncoded: false))
    }

    @Test("columns may come in any order, most may be missing, and others are passed over")
    func columns() throws {
        let rows = try read(
            "colour,Throughput_per_s,precision,model,hardware\nred,1.47936e+06, fp16 ,x,\"A, B\"\n\nred,0,,y,z\n")
        #expect(rows.map(\.line) == [2, 4])
        #expect(rows[0].throughputPerSecond == 1_479_360 && rows[0].precision == "fp16" && rows[0].hardware == "A, B")
        #expect(rows[1].throughputPerSecond == nil && rows[1].fault == nil && rows[1].batch == nil)
    }

    @Test("a cell that is no number is the fault of its row alone")
    func badCell() throws {
        let rows = try read("model,hardware,precision,latency_ms,batch\na,b,fp16,fast,1\na,b,fp16,2,1\na,b,fp16,-2,1\n")
        #expect(rows.map(\.fault) == ["latency_ms is no number", nil, "latency_ms is below 0"])
    }

    @Test(
        "what is no table of measurements is refused with its place",
        arguments: [
            ("", "an empty file"), ("model,hardware,latency_ms\n", "no column precision"),
            ("model,hardware,precision\n", "no column latency_ms or throughput_per_s"),
            ("hardware,precision,latency_ms\n", "no column model or gflops_per_item"),
            ("model,hardware,precision,latency_ms\na,\"b,fp16,2\n", ":2:3: found a quotation mark"),
        ])
    func refused(text: String, message: String) throws {
        let error = #expect(throws: BerthError.self) { try read(text) }
        #expect(error?.kind == .badData)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
