import Domain
import Testing

@testable import Shell

@Suite("Lines become commands and statements")
struct InputTests {
    @Test(
        "each line ends what it ends",
        arguments: [
            ([".tables"], [StatementBuffer.Piece.command(".tables")]),
            (["  .mode csv  "], [.command(".mode csv")]),
            (["SELECT 1;"], [.sql("SELECT 1;")]),
            (["SELECT", "1", ";"], [.sql("SELECT\n1\n;")]),
            (["SELECT 1; SELECT 2;"], [.sql("SELECT 1; SELECT 2;")]),
            (["SELECT ';", "';"], [.sql("SELECT ';\n';")]),
            (["-- a remark", "", "/* another", "one */", "SELECT 1;"], [.sql("SELECT 1;")]),
            (["SELECT 1 -- no end; here", ";"], [.sql("SELECT 1 -- no end; here\n;")]),
            (["SELECT", ".5;"], [.sql("SELECT\n.5;")]),
            (["SELECT 1"], [.sql("SELECT 1")]),
            (["/* open"], [.sql("/* open")]),
            (["", "   "], []),
        ])
    func pieces(lines: [String], expected: [StatementBuffer.Piece]) {
        var buffer = StatementBuffer()
        var pieces = lines.compactMap { buffer.append($0) }
        if let last = buffer.finish() { pieces.append(last) }
        #expect(pieces == expected)
        #expect(!buffer.isOpen)
    }

    @Test(
        "words are those of a Unix shell",
        arguments: [
            ("prices --gpu L4", ["prices", "--gpu", "L4"]), ("search 'two words'", ["search", "two words"]),
            ("run a b=\"c d\"", ["run", "a", "b=c d"]), (#"a\ b \'"#, ["a b", "'"]), ("a ''", ["a", ""]), ("", []),
            (#"'a\b'"#, [#"a\b"#]), (#""a\"b""#, ["a\"b"]),
        ])
    func words(line: String, expected: [String]) throws {
        #expect(try CommandWords.split(line) == expected)
    }

    @Test("an open quote is said", arguments: ["a 'b", "a \"b"])
    func openQuote(line: String) {
        #expect(throws: BerthError.self) { try CommandWords.split(line) }
    }
}
