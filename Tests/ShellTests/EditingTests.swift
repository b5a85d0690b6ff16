import Foundation
import Presentation
import Testing

@testable import Shell

@Suite("Editing a line")
struct EditingTests {
    @Test(
        "keys do what they say",
        arguments: [
            ("abc\r", "abc"), ("abc\u{7F}d\r", "abd"), ("ac\u{1B}[Db\r", "abc"), ("bc\u{1}a\r", "abc"),
            ("abc\u{1B}[D\u{1B}[D\u{1B}[3~\r", "ac"), ("one two\u{17}three\r", "one three"), ("one two\u{15}x\r", "x"),
            ("one two\u{1}\u{B}x\r", "x"), ("one two\u{17}\u{19}\u{19}\r", "one twotwo"), ("ab\u{1B}[H\u{4}\r", "b"),
            ("one two\u{1B}bX\r", "one Xtwo"), ("one two\u{1}\u{1B}fX\r", "oneX two"), ("日本\u{7F}語\r", "日語"),
            ("👩‍🔬x\u{7F}\u{7F}y\r", "y"), ("e\u{301}\u{7F}x\r", "x"), ("\u{1B}[200~a\tb\u{1B}[201~\r", "a b"),
            ("\u{1B}[Afirst\r", "second linefirst"), ("\u{1B}[A\u{1B}[A\u{1B}[B\r", "second line"),
            ("draft\u{1B}[A\u{1B}[B\r", "draft"), ("\u{12}fir\r\r", "first line"),
            ("\u{12}line\u{12}\u{1}X\r", "Xfirst line"),
            ("SEL\t1\r", "SELECT 1"), ("a\t\r", "a"), (".de\t\r", ".decisions "), ("\u{1B}[1;5Dx\r", "x"),
            ("\u{1B}OHx\r", "x"),
        ])
    func keys(typed: String, expected: String) throws {
        var editor = Self.editor(typed)
        #expect(try editor.read(prompt: "> ", history: ["first line", "second line"]) == .text(expected))
    }

    @Test("Ctrl-C drops the line; Ctrl-D leaves on an empty one")
    func leaving() throws {
        var editor = Self.editor("abc\u{3}\u{4}")
        #expect(try editor.read(prompt: "> ", history: []) == .cancelled)
        #expect(try editor.read(prompt: "> ", history: []) == .end)
        for typed in ["", "half a line", "\u{12}half", "\u{1B}[200~half"] {
            var closed = Self.editor(typed)
            #expect(try closed.read(prompt: "> ", history: []) == .end)
        }
    }

    @Test("several lines pasted at once are several lines")
    func pasted() throws {
        var editor = Self.editor("\u{1B}[200~one\ntwo\u{1B}[201~\r")
        #expect(try editor.read(prompt: "> ", history: []) == .text("one"))
        #expect(try editor.read(prompt: "> ", history: []) == .text("two"))
    }

    @Test(
        "a line breaks where the terminal does",
        arguments: [
            ("ab", 10, 0, 4), ("abcdefgh", 10, 1, 0), ("abcdefghij", 10, 1, 2), ("日本語日", 10, 1, 0), ("a日本語日", 10, 1, 2),
            ("👩‍🔬", 10, 0, 4), ("", 10, 0, 2),
        ])
    func layout(text: String, columns: Int, row: Int, column: Int) {
        let layout = LineLayout(prompt: "> ", LineBuffer(text), columns: columns)
        #expect(layout.end == LineLayout.Place(row: row, column: column))
        #expect(layout.cursor == layout.end)
    }

    @Test("candidates are listed in columns")
    func listing() {
        let found = Completions(typed: "D", among: ["D-1", "D-2", "D-10", "e"])
        #expect(found.shared == "D-")
        #expect(found.listing(columns: 12) == "D-1   D-2\nD-10\n")
    }

    private static func editor(_ typed: String) -> LineEditor {
        // One byte at a time, as from a slow line: sequences and characters come in parts.
        var bytes = Array(typed.utf8)[...]
        let completer = Completer(
            verbs: [ShellVerb("decisions", ["decisions"], "", subject: .decision)], decisions: { ["D-1"] },
            datasets: { [] }, saved: { [] })
        return LineEditor(
            KeyReader { () throws(KeyReader.WindowChange) in bytes.popFirst().map { [$0] } ?? [] }, on: Nowhere(),
            size: { TerminalSize(columns: 40, rows: 10) }, complete: completer.completions(of:))
    }

    private struct Nowhere: TextOutput {
        func write(_ text: String) {}
    }
}
