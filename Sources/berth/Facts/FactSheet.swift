import Domain
import Importing
import KnowledgeBase
import Presentation

/// One fact: what the layer that answers says, and what the layers that it hides say.
struct FactSheet: Answer {
    private let table: DatasetTable
    private let rows: [FactTable.Row]

    init(_ found: (table: DatasetTable, rows: [FactTable.Row])) {
        table = found.table
        rows = found.rows
    }

    var blocks: [Block] {
        let shown = table.columns.indices.filter { index in rows.contains { $0.values[index].plain != nil } }
        let cells = shown.map { index in
            TextTable.Row([table.columns[index].name] + rows.map { $0.values[index].plain ?? "–" })
        }
        let columns = rows.enumerated().map { index, row in
            TextTable.Column((index == 0 ? "" : "hidden: ") + row.dataset.layer, flexible: true)
        }
        return [
            .headline(rows[0].id.text),
            .table(TextTable([.init("column")] + columns, cells)),
            .text(
                rows.count == 1
                    ? "Dataset \(rows[0].dataset.name) (\(rows[0].dataset.layer)) answers and hides nothing."
                    : "Dataset \(rows[0].dataset.name) (\(rows[0].dataset.layer)) answers and hides "
                        + rows.dropFirst().map { "\($0.dataset.name) (\($0.dataset.layer))" }.joined(separator: ", ")
                        + "."),
        ]
    }

    /// The answering row as `import` reads it.
    var csv: String {
        DatasetExport.line(table.columns.map(\.name)) + DatasetExport.line(rows[0].values.map { $0.plain ?? "" })
    }

    private enum CodingKeys: String, CodingKey { case schema, id, table, dataset, layer, values, hides }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.fact/1", forKey: .schema)
        try container.encode(table.name, forKey: .table)
        try encode(rows[0], &container)
        try container.encode(rows.dropFirst().map { Hidden(sheet: self, row: $0) }, forKey: .hides)
    }

    private func encode(_ row: FactTable.Row, _ container: inout KeyedEncodingContainer<CodingKeys>) throws {
        try container.encode(row.id, forKey: .id)
        try container.encode(row.dataset.name, forKey: .dataset)
        try container.encode(row.dataset.layer, forKey: .layer)
        try container.encode(
            Dictionary(
                zip(table.columns.map(\.name), row.values.map(FactCell.init)), uniquingKeysWith: { first, _ in first }),
            forKey: .values)
    }

    private struct Hidden: Encodable {
        let sheet: FactSheet
        let row: FactTable.Row

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try sheet.encode(row, &container)
        }
    }
}
