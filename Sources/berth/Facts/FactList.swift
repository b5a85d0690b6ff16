import Domain
import KnowledgeBase
import Presentation

/// Facts that were looked up, for people and for machines.
struct FactList: Encodable {
    private let found: FactTable
    /// Indexes of the columns that were asked for; nil leaves the choice to the terminal.
    private let chosen: [Int]?

    init(_ found: FactTable, chosen: [Int]?) {
        self.found = found
        self.chosen = chosen
    }

    /// - Parameter columns: names separated by commas; nil chooses none.
    static func indexes(_ columns: String?, of table: DatasetTable) throws(BerthError) -> [Int]? {
        guard let columns else { return nil }
        let names = table.columns.map(\.name)
        var chosen: [Int] = []
        for name in columns.split(separator: ",").map({ $0.trimmingPrefix(" ") }) {
            guard let index = names.firstIndex(of: String(name)) else {
                let meant = nearest(to: String(name), among: names).map { "did you mean \($0)?" }
                throw BerthError(
                    .usage, "\(table.name) has no column \(name)",
                    hints: [meant ?? "its columns are \(names.joined(separator: ", "))"])
            }
            chosen.append(index)
        }
        return chosen
    }

    /// A table that ends at the terminal's edge; on a pipe and in Markdown all columns that hold something.
    func text(_ terminal: Terminal, asMarkdown: Bool) -> String {
        guard !found.rows.isEmpty else { return "No \(found.table.name) match.\n" }
        let width = asMarkdown ? nil : terminal.tableWidth
        let filled = found.columns.indices.filter { index in found.rows.contains { $0.values[index].plain != nil } }
        // Remarks are sentences; they are shown when they are asked for.
        let offered = chosen ?? filled.filter { !["notes", "uncited"].contains(found.columns[$0].name) }
        let layers = layerColumns
        let rest = width.map { $0 - layers.reduce(0) { $0 + $1.width + 2 } }
        let shown = chosen ?? fitting(offered, width: rest)
        let columns =
            shown.map { index in
                TextTable.Column(
                    found.columns[index].name, found.rows.contains { $0.values[index].isNumber } ? .right : .left,
                    flexible: true)
            } + layers.map { TextTable.Column($0.name, flexible: true) }
        let rows = found.rows.enumerated().map { place, row in
            TextTable.Row(shown.map { row.values[$0].plain ?? "–" } + layers.map { $0.cells[place] })
        }
        let table = TextTable(columns, rows)
        var text =
            asMarkdown
            ? MarkdownDocument([.table(table)]).text : table.text(width: width, style: terminal.style)
        let hidden = offered.filter { !shown.contains($0) }.map { found.columns[$0].name }
        var remarks: [String] = []
        if !hidden.isEmpty {
            remarks.append("Columns left out: \(hidden.joined(separator: ", ")) (--columns, --json).")
        }
        if leftOut > 0 {
            remarks.append(
                "\(Number.count(leftOut, "row")) of \(Number.grouped(Int64(found.total))) left out: --all or --limit N."
            )
        }
        if asMarkdown, !remarks.isEmpty { text += "\n" }
        return text + remarks.map { $0 + "\n" }.joined()
    }

    /// Which layer answers and which dataset it hides, where a team's facts are among the rows.
    private var layerColumns: [(name: String, cells: [String], width: Int)] {
        guard found.rows.contains(where: { $0.dataset.layer != "seed" }) else { return [] }
        let columns = [
            ("layer", found.rows.map(\.dataset.layer)), ("hides", found.rows.map { $0.hides?.name ?? "" }),
        ]
        return columns.map { name, cells in (name, cells, min(24, max(name.count, cells.map(\.count).max() ?? 0))) }
    }

    private var leftOut: Int { max(0, found.total - found.rows.count) }

    /// As many columns from the first on as fit; a cell counts as at most 24 characters, because longer ones are cut.
    private func fitting(_ columns: [Int], width: Int?) -> [Int] {
        guard let width else { return columns }
        var rest = width + 2
        return Array(
            columns.prefix { index in
                let cells = found.rows.map { $0.values[index].plain?.count ?? 1 }
                rest -= 2 + min(24, max(found.columns[index].name.count, cells.max() ?? 0))
                return rest >= 0
            })
    }

    private enum CodingKeys: String, CodingKey {
        case schema, table, rows, total
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.facts/1", forKey: .schema)
        try container.encode(found.table.name, forKey: .table)
        try container.encode(found.total, forKey: .total)
        try container.encode(leftOut, forKey: .leftOut)
        let columns = chosen ?? Array(found.columns.indices)
        let names = found.columns.map(\.name)
        try container.encode(
            found.rows.map { row in
                Entry(row: row, values: columns.map { (names[$0], row.values[$0]) })
            }, forKey: .rows)
    }

    private struct Entry: Encodable {
        let row: FactTable.Row
        let values: [(name: String, value: FactValue)]

        private enum CodingKeys: String, CodingKey { case id, dataset, layer, hides, values }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(row.id, forKey: .id)
            try container.encode(row.dataset.name, forKey: .dataset)
            try container.encode(row.dataset.layer, forKey: .layer)
            try container.encode(row.hides?.name, forKey: .hides)
            try container.encode(
                Dictionary(
                    values.map { ($0.name, FactCell(value: $0.value)) }, uniquingKeysWith: { first, _ in first }),
                forKey: .values)
        }
    }
}
