import Domain
import Testing
@testable import Presentation

@Suite struct TextTests {
    @Test(
        "wide characters and emoji take two columns, marks none",
        arguments: [
            ("abc", 3), ("日本語", 6), ("한국어", 6), ("é", 1), ("e\u{301}", 1), ("🚀", 2), ("👩‍🔬", 2), ("❤️", 2), ("…", 1),
            ("", 0), ("🇩🇪", 2), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("1️⃣", 2), ("❤", 1), ("⌚\u{FE0E}", 1), ("ｶﾞ", 2), ("〈", 2),
            ("a\u{200B}b", 2), ("\u{1F200}", 2), ("o\u{302}\u{323}", 1), ("a\u{AD}b", 3), ("한", 2),
        ])
    func width(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(
        "a cut text fits and says that it was cut",
        arguments: [
            ("abcdef", 4, "abc…"), ("abc", 3, "abc"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("abc", 1, "…"),
            ("abc", 0, ""),
        ])
    func cut(text: String, width: Int, cut: String) {
        #expect(text.cut(to: width) == cut)
    }

    @Test(
        "stored text cannot drive the terminal",
        arguments: [
            ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\nb", "a b"), ("a\u{202E}b", "a\u{FFFD}b"), ("plain", "plain"),
        ])
    func controls(text: String, printable: String) {
        #expect(text.printable == printable)
    }

    @Test("numbers line up on the right and flexible columns give way")
    func table() {
        let table = TextTable(
            [.init("option", flexible: true), .init("$/month", .right)],
            [.init(["a rather long option name", "$1,234.56"]), .init(["日本", "$1.00"], remark: "much the same")])
        #expect(
            table.lines(width: 24, style: .plain) == [
                "option           $/month",
                "a rather lon…  $1,234.56",
                "日本               $1.00",
                "    much the same",
            ])
        #expect(table.lines(width: nil, style: .plain)[1] == "a rather long option name  $1,234.56")
    }

    @Test("text wraps at blanks")
    func wrapping() {
        #expect("one two three".wrapped(to: 8) == ["one two", "three"])
        #expect("a/bc/defghi jk".wrapped(to: 5) == ["a/bc/", "defgh", "i jk"])
        #expect("one two".wrapped(to: nil) == ["one two"])
    }

    @Test("a tree shows what rests on what")
    func tree() {
        let tree = Tree("root", [Tree("first", [Tree("leaf")]), Tree("second")])
        #expect(
            PlainDocument([.tree(tree)]).text == """
                root
                ├─ first
                │  └─ leaf
                └─ second

                """)
        #expect(MarkdownDocument([.tree(tree)]).text == "- root\n  - first\n    - leaf\n  - second\n")
    }

    @Test("Markdown keeps pipes and stars literal")
    func markdown() {
        let table = TextTable(
            [.init("a|b"), .init("n", .right)], [.init(["*x*", "1"]), .init(["sum", "1"], isTotal: true)])
        #expect(
            MarkdownDocument([.table(table)]).text == """
                | a\\|b | n |
                | --- | ---: |
                | \\*x\\* | 1 |
                | **sum** | **1** |

                """)
    }

    @Test("without a terminal there is no colour")
    func colour() {
        #expect(Style.plain.bold("x") == "x")
        #expect(Style(isColoured: true).bold("x") == "\u{1B}[1mx\u{1B}[0m")
    }

    @Test("a document's bytes are in order, money exact, slashes as they are")
    func json() throws {
        let value = ["b/c": USD(nanos: 804_800_001), "a": USD(nanos: 100_000_000)]
        #expect(try JSONDocument(value).text == #"{"a":0.1,"b/c":0.804800001}"#)
    }
}
