import KnowledgeBase
import Presentation
import Testing

@testable import Shell

@Suite("Answers of SQL")
struct AnswerTests {
    private static let names = ["n", "text", "n"]
    private static let rows: [[SQLValue]] = [
        [.integer(1), .text("日本"), .null], [.real(2.5), .text("a,\"b\""), .blob([0xAB, 0x01])],
        [.null, .text("NULL"), .text("")],
    ]

    @Test("a table aligns wide characters, numbers on the right; NULL is told from the word")
    func table() throws {
        let rows: [[SQLValue]] = [
            [.integer(1), .text("日本"), .null], [.real(22.5), .text("👩‍🔬e\u{301}"), .text("NULL")],
        ]
        #expect(
            try written(rows, of: ["n", "t", "x"]) {
                TableWriter($0, terminal: .pipe, isMarkdown: false, output: $1)
            } == """
                   n  t     x
                   1  日本  NULL
                22.5  👩‍🔬é   'NULL'

                """)
    }

    @Test("a terminal's table names the columns that do not fit")
    func narrow() throws {
        let terminal = Terminal(isInteractive: true, width: 40, style: .plain)
        let text = try written(
            [[.text("a"), .text("b"), .text("c")]], of: ["first column", "second column", "third column"]
        ) {
            TableWriter($0, terminal: terminal, isMarkdown: false, output: $1)
        }
        #expect(text.hasPrefix("first column  second column\n"))
        #expect(text.hasSuffix("Columns left out: third column (.mode\nline shows them).\n"))
    }

    @Test("an answer of thousands of rows has one header")
    func long() throws {
        let rows = (0..<2500).map { [SQLValue.integer(Int64($0))] }
        for isMarkdown in [false, true] {
            let text = try written(rows, of: ["n"]) {
                TableWriter($0, terminal: .pipe, isMarkdown: isMarkdown, output: $1)
            }
            #expect(text.split(separator: "\n").count == 2500 + (isMarkdown ? 2 : 1))
        }
    }

    @Test("CSV, JSON, lines and Markdown say the same")
    func modes() throws {
        #expect(
            try written(Self.rows, of: Self.names) { try CSVWriter($0, output: $1) }
                == "n,text,n\n1,日本,\n2.5,\"a,\"\"b\"\"\",x'ab01'\n,NULL,\"\"\n")
        #expect(
            try written(Self.rows, of: Self.names) { JSONWriter($0, output: $1) } == """
                [{"n":1,"text":"日本","n_2":null},
                {"n":2.5,"text":"a,\\"b\\"","n_2":"ab01"},
                {"n":null,"text":"NULL","n_2":""}]
                """)
        #expect(
            try written([Self.rows[0]], of: Self.names) { LineWriter($0, output: $1) }
                == "   n = 1\ntext = 日本\n   n = NULL\n")
        #expect(
            try written([Self.rows[0]], of: Self.names) {
                TableWriter($0, terminal: .pipe, isMarkdown: true, output: $1)
            } == "| n | text | n |\n| ---: | --- | ---: |\n| 1 | 日本 | NULL |\n")
    }

    @Test("an answer without rows has its header, and is an empty array")
    func empty() throws {
        #expect(
            try written([], of: ["a"]) { TableWriter($0, terminal: .pipe, isMarkdown: false, output: $1) } == "a\n")
        #expect(try written([], of: ["a"]) { JSONWriter($0, output: $1) } == "[]")
    }

    private func written(
        _ rows: [[SQLValue]], of names: [String], _ make: ([String], any TextOutput) throws -> any AnswerWriter
    ) throws -> String {
        let output = Kept()
        var writer = try make(names, output)
        for row in rows { try writer.row(row) }
        try writer.end(isWhole: true)
        return output.text
    }

    private final class Kept: TextOutput {
        var text = ""
        func write(_ text: String) { self.text += text }
    }
}

extension Terminal {
    fileprivate static let pipe = Terminal(isInteractive: false, width: 80, style: .plain)
}
