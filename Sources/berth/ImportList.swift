import Importing
import Presentation

/// What imports did, for people and for machines.
struct ImportList: Encodable {
    let reports: [ImportReport]

    var blocks: [Block] { reports.flatMap(blocks) }

    private func blocks(_ report: ImportReport) -> [Block] {
        let name = "\(report.dataset.name) (\(report.dataset.layer))"
        switch report.outcome {
        case .unchanged: return [.headline("\(name): there already, nothing was changed")]
        case .restored: return [.headline("\(name): had been retired and is back")]
        case .imported, .wouldImport: break
        }
        let verb = report.outcome == .imported ? "imported" : "would be imported"
        let rows = report.tables.map { table in
            TextTable.Row(
                [table.name]
                    + [table.rows, table.added, table.changed, table.removed, table.hidden].map {
                        Number.grouped(Int64($0))
                    })
        }
        return [
            .headline("\(name): \(Number.count(report.rows, "row")) \(verb)"),
            .table(
                TextTable(
                    [
                        .init("table", flexible: true), .init("rows", .right), .init("added", .right),
                        .init("changed", .right), .init("removed", .right), .init("hides", .right),
                    ],
                    rows)),
        ]
    }

    private enum CodingKeys: String, CodingKey { case schema, imports }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.import/1", forKey: .schema)
        try container.encode(reports.map(Entry.init), forKey: .imports)
    }

    private struct Entry: Encodable {
        let name: String
        let layer: String
        let sha256: String
        let outcome: String
        let tables: [Table]

        init(_ report: ImportReport) {
            name = report.dataset.name
            layer = report.dataset.layer
            sha256 = report.sha256
            outcome =
                switch report.outcome {
                case .imported: "imported"
                case .unchanged: "unchanged"
                case .restored: "restored"
                case .wouldImport: "would_import"
                }
            tables = report.tables.map(Table.init)
        }
    }

    private struct Table: Encodable {
        let table: String
        let rows: Int
        let added: Int
        let changed: Int
        let removed: Int
        let hidden: Int

        init(_ table: ImportReport.Table) {
            self.table = table.name
            rows = table.rows
            added = table.added
            changed = table.changed
            removed = table.removed
            hidden = table.hidden
        }
    }
}
