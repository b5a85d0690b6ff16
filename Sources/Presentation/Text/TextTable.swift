/// Rows under headers, in columns that are as wide as they need to be and no wider than the terminal.
public struct TextTable: Hashable, Sendable {
    public enum Alignment: Hashable, Sendable { case left, right }

    public struct Column: Hashable, Sendable {
        public let header: String
        public let alignment: Alignment
        /// Whether the column gives way, cut with `…`, where the terminal is too narrow.
        public let flexible: Bool

        public init(_ header: String, _ alignment: Alignment = .left, flexible: Bool = false) {
            self.header = header
            self.alignment = alignment
            self.flexible = flexible
        }
    }

    public struct Row: Hashable, Sendable {
        public var cells: [String]
        /// A remark in words, under the row on a terminal.
        public var remark: String?
        /// Whether the row sums up those above it.
        public var isTotal: Bool

        public init(_ cells: [String], remark: String? = nil, isTotal: Bool = false) {
            self.cells = cells
            self.remark = remark
            self.isTotal = isTotal
        }
    }

    public var columns: [Column]
    public var rows: [Row]
    /// The header of the remarks, where they are a column of their own.
    public var remarks: String

    public init(_ columns: [Column], _ rows: [Row], remarks: String = "") {
        self.columns = columns
        self.rows = rows
        self.remarks = remarks
    }

    /// The table as lines, each at most `width` columns; nil cuts nothing.
    public func text(width: Int?, style: Style) -> String {
        lines(width: width, style: style).joined(separator: "\n") + "\n"
    }

    /// The lines of the table, each at most `width` columns; nil cuts nothing.
    func lines(width: Int?, style: Style) -> [String] {
        let rows = rows.map { row in
            Row(
                columns.indices.map { $0 < row.cells.count ? row.cells[$0].printable : "" },
                remark: row.remark?.printable, isTotal: row.isTotal)
        }
        let widths = columnWidths(rows, limit: width)
        var lines = [style.faint(line(columns.map(\.header), widths))]
        for row in rows {
            let text = line(row.cells, widths)
            lines.append(row.isTotal ? style.bold(text) : text)
            if let remark = row.remark {
                let indent = min((widths.first ?? 0) + 2, 4)
                lines += remark.wrapped(to: width.map { $0 - indent }).map {
                    style.faint(String(repeating: " ", count: indent) + $0)
                }
            }
        }
        return lines
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = zip(cells.indices, cells).map { index, cell in
            cell.cut(to: widths[index]).padded(to: widths[index], columns[index].alignment)
        }.joined(separator: "  ")
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    /// What each column needs; flexible columns share what is missing, the widest first, down to eight columns each.
    private func columnWidths(_ rows: [Row], limit: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            rows.reduce(columns[index].header.displayWidth) { max($0, $1.cells[index].displayWidth) }
        }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + 2 * max(0, columns.count - 1) - limit
        while excess > 0 {
            let flexible = columns.indices.filter { columns[$0].flexible && widths[$0] > 8 }
            guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
