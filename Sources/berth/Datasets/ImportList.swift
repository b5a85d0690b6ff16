import Importing
import KnowledgeBase
import Presentation

/// What imports did, for people and for machines.
struct ImportList: Answer {
    let reports: [ImportReport]
    /// Of each report, where they were asked for; else empty.
    let changes: [ImportChanges]
    let recommendations: RecommendationChanges?

    var blocks: [Block] {
        reports.enumerated().flatMap { index, report in
            blocks(report, index < changes.count ? changes[index].diff : nil)
        } + (recommendations?.blocks ?? [])
    }

    func blocks(_ report: ImportReport, _ diff: DatasetDiff?) -> [Block] {
        let name = "\(report.dataset.name) (\(report.dataset.layer))"
        switch report.outcome {
        case .unchanged: return [.headline("\(name): there already, nothing was changed")]
        case .restored: return [.headline("\(name): had been retired and is back")]
        case .wouldRestore: return [.headline("\(name): has been retired and would be back")]
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
        var blocks: [Block] = [
            .headline("\(name): \(Number.count(report.rows, "row")) \(verb)"),
            .table(
                TextTable(
                    [
                        .init("table", flexible: true), .init("rows", .right), .init("added", .right),
                        .init("changed", .right), .init("removed", .right), .init("hides", .right),
                    ],
                    rows)),
        ]
        if !report.remarks.isEmpty { blocks.append(.items(report.remarks)) }
        if let diff, !diff.isEmpty { blocks += listing(diff) }
        return blocks
    }

    private func listing(_ diff: DatasetDiff) -> [Block] {
        let listed = diff.tables.flatMap(\.changes)
        let more = diff.count - listed.count
        return [.items(listed.map(\.line))]
            + (more > 0 ? [.text("\(Number.count(more, "row")) more differ: berth datasets diff lists them.")] : [])
    }

    private enum CodingKeys: String, CodingKey { case schema, imports, recommendations }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.import/1", forKey: .schema)
        try container.encode(
            reports.enumerated().map { Entry($1, $0 < changes.count ? changes[$0].diff : nil) }, forKey: .imports)
        try container.encodeIfPresent(recommendations, forKey: .recommendations)
    }

    struct Entry: Encodable {
        let name: String
        let layer: String
        let sha256: String
        let outcome: String
        let tables: [Table]
        let remarks: [String]
        /// The first differences, where they were asked for.
        let changes: [DatasetDifference.Entry]?

        init(_ report: ImportReport, _ diff: DatasetDiff?) {
            name = report.dataset.name
            layer = report.dataset.layer
            sha256 = report.sha256
            outcome =
                switch report.outcome {
                case .imported: "imported"
                case .unchanged: "unchanged"
                case .restored: "restored"
                case .wouldImport: "would_import"
                case .wouldRestore: "would_restore"
                }
            tables = report.tables.map(Table.init)
            remarks = report.remarks
            changes = diff.map(DatasetDifference.Entry.all)
        }
    }

    struct Table: Encodable {
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
