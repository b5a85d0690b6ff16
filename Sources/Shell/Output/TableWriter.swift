import KnowledgeBase
import Presentation

/// Rows under headers, on a terminal no wider than it; or the same as Markdown.
///
/// A table's columns are as wide as their longest cell, so rows are kept until some hundred are there: an answer of
/// any length takes little memory, and its columns may change their widths on the way.
struct TableWriter: AnswerWriter {
    private let names: [String]
    private let terminal: Terminal
    private let isMarkdown: Bool
    private let output: any TextOutput
    private var rows: [[String]] = []
    private var numbers: [Bool]
    private var widths: [Int]
    private var hasHeader = false
    private var hidden: [String] = []

    /// Characters of a cell that are shown; `.mode line` shows all of them.
    static let cellLimit = 1000
    /// Characters that are laid out at once.
    private static let chunk = 2_000_000

    init(_ names: [String], terminal: Terminal, isMarkdown: Bool, output: any TextOutput) {
        self.names = names
        self.terminal = terminal
        self.isMarkdown = isMarkdown
        self.output = output
        numbers = names.map { _ in true }
        widths = names.map(\.displayWidth)
    }

    mutating func row(_ values: [SQLValue]) throws {
        let cells = values.map { $0.text.prefix(characters: Self.cellLimit) }
        for index in values.indices {
            if !values[index].isNumber, values[index] != .null { numbers[index] = false }
            widths[index] = max(widths[index], cells[index].utf8.count)
        }
        rows.append(cells)
        if rows.count * widths.reduce(names.count, +) > Self.chunk || rows.count == 1000 { try flush() }
    }

    mutating func end(isWhole: Bool) throws {
        if isWhole && !hasHeader || !rows.isEmpty { try flush() }
        if !hidden.isEmpty {
            let words = "Columns left out: \(hidden.joined(separator: ", ")) (.mode line shows them)."
            try output.write(PlainDocument([.text(words)], width: terminal.width).text)
        }
    }

    private mutating func flush() throws {
        let shown = fitting()
        hidden = names.indices.filter { !shown.contains($0) }.map { names[$0].printable }
        let columns = shown.map { index in
            TextTable.Column(
                names[index].printable, numbers[index] && !rows.isEmpty ? .right : .left, flexible: true)
        }
        let table = TextTable(columns, rows.map { cells in TextTable.Row(shown.map { cells[$0] }) })
        var lines =
            isMarkdown
            ? MarkdownDocument([.table(table)]).text : table.text(width: terminal.tableWidth, style: terminal.style)
        for _ in 0..<(hasHeader ? isMarkdown ? 2 : 1 : 0) {
            lines = String(lines[lines.index(after: lines.firstIndex(of: "\n") ?? lines.startIndex)...])
        }
        try output.write(lines)
        hasHeader = true
        rows = []
        widths = names.map(\.displayWidth)
    }

    /// As many columns from the first on as fit when cells longer than 24 characters are cut.
    private func fitting() -> [Int] {
        guard !isMarkdown, let width = terminal.tableWidth else { return Array(names.indices) }
        var rest = width + 2
        let shown = names.indices.prefix { index in
            let cells = rows.map { $0[index].displayWidth }
            rest -= 2 + min(24, max(names[index].displayWidth, cells.max() ?? 0))
            return rest >= 0
        }
        // One column always is: it is cut.
        return shown.isEmpty ? [0] : Array(shown)
    }
}

extension String {
    /// The first characters, and `…` where there are more.
    fileprivate func prefix(characters limit: Int) -> String {
        if utf8.count <= limit { return self }
        let head = prefix(limit)
        return head.endIndex == endIndex ? self : head + "…"
    }
}
