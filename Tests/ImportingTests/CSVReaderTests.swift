import Testing

@testable import Importing

@Suite("CSV")
struct CSVReaderTests {
    @Test(
        "is read by RFC 4180",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\n1,\n", [["a", "b"], ["1", ""]]),
            ("a,b\n\n\r\n1,2\n\n", [["a", "b"], ["1", "2"]]),
            ("\"a\"\"x\",\"b,\nc\"\n", [["a\"x", "b,\nc"]]),
            ("\"\",\"\"\r\n,\r\n", [["", ""], ["", ""]]),
            ("\"\"\"\"", [["\""]]),
            ("\"a\"\r\n\"b\"\r", [["a"], ["b"]]),
            ("", []),
            ("\n\n", []),
            (",", [["", ""]]),
            ("é,ü\n", [["é", "ü"]]),
        ])
    func reads(text: String, rows: [[String]]) throws {
        #expect(try read(text) == rows)
    }

    @Test(
        "says where a file is malformed",
        arguments: [("a\n\"b", 2), ("a\nb\"c", 3), ("\"a\"b\n", 3), ("\"a\"\rb\n", 3)])
    func malformed(text: String, offset: Int) throws {
        do {
            _ = try read(text)
            Issue.record("it was read")
        } catch let malformation as CSVReader.Malformation {
            #expect(malformation.offset == offset)
        }
    }

    @Test("places are told in lines and characters")
    func places() {
        Array("\u{FEFF}é,b\r\nc,ü,d\n".utf8).withUnsafeBytes { bytes in
            #expect(CSVPosition(of: 6, in: bytes) == CSVPosition(line: 1, column: 3))
            #expect(CSVPosition(of: 14, in: bytes) == CSVPosition(line: 2, column: 5))
        }
    }

    private func read(_ text: String) throws -> [[String]] {
        try Array(text.utf8).withUnsafeBytes { bytes in
            var reader = CSVReader(bytes)
            var rows: [[String]] = []
            while try reader.next() { rows.append(reader.cells.map(\.string)) }
            return rows
        }
    }
}
