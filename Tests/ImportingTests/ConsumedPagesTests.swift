import Foundation
import Testing

@testable import Importing

@Suite("Memory of files that are read once")
struct ConsumedPagesTests {
    private let text = (0..<40_000).map { "row \($0)\n" }.joined()
    private let file: MappedFile

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString)")
        try text.write(to: url, atomically: true, encoding: .utf8)
        file = try MappedFile(url.path)
        try FileManager.default.removeItem(at: url)
    }

    @Test("what was given back is as it was when it is read again", arguments: [1, 4096, 100_000, 1 << 30])
    func comesBack(window: Int) {
        var consumed = ConsumedPages(file, window: window)
        for position in stride(from: 0, through: file.bytes.count, by: 1_000) { consumed.advance(to: position) }
        #expect(file.text == text)
    }

    @Test("a range's own pages are given back, and no others", arguments: [0..<0, 5..<9, 4_095..<4_097, 1..<300_000])
    func ranges(range: Range<Int>) {
        file.release(range)
        #expect(file.text == text)
    }

    @Test("readers give pages back as they go, and read every row")
    func readers() throws {
        var reader = CSVReader(file)
        var rows = 0
        while try reader.next() { rows += 1 }
        #expect(rows == 40_000)
        #expect(CSVPosition(of: file.bytes.count - 1, in: file.bytes).line == 40_000)
    }
}
