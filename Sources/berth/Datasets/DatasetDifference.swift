import Domain
import KnowledgeBase
import Presentation

/// What two datasets differ in, for people and for machines.
struct DatasetDifference: Answer {
    private let before: String
    private let after: String
    private let diff: DatasetDiff

    /// - Parameter second: nil compares with the version before, else with what the dataset hides.
    init(_ session: Session, _ first: DatasetRecord, _ second: DatasetRecord?, limit: Int) throws {
        let records = try session.knowledgeBase.datasetRecords()
        let earlier = records.last {
            $0.dataset.name == first.dataset.name && $0.dataset.layer == first.dataset.layer
                && $0.dataset.id < first.dataset.id
        }
        let from = second == nil ? earlier : first
        let to = second ?? first
        after = to.dataset.reference
        if let from {
            before = from.dataset.reference
            diff = try session.knowledgeBase.reading {
                try $0.diff(from: [from.dataset], to: [to.dataset], limit: limit)
            }
        } else {
            let layer = DatasetLayer(to.dataset.layer)
            let below = try session.knowledgeBase.visibleDatasets(team: layer?.team)
                .below(to.dataset)
            before = below.isEmpty ? "nothing" : "what it hides"
            diff = try session.knowledgeBase.reading {
                try $0.diff(from: below, to: [to.dataset], isOverlay: true, limit: limit)
            }
        }
    }

    var blocks: [Block] {
        guard !diff.isEmpty else { return [.headline("No differences between \(before) and \(after).")] }
        let rows = diff.tables.map { table in
            TextTable.Row(
                [table.name] + [table.added, table.changed, table.removed].map { Number.grouped(Int64($0)) })
        }
        let listed = diff.tables.flatMap(\.changes)
        let more = diff.count - listed.count
        return [
            .headline("From \(before) to \(after): \(Number.count(diff.count, "row differs", "rows differ"))"),
            .table(
                TextTable(
                    [
                        .init("table", flexible: true), .init("added", .right), .init("changed", .right),
                        .init("removed", .right),
                    ], rows)),
            .items(listed.map(\.line)),
        ] + (more > 0 ? [.text("\(Number.count(more, "difference")) left out: --all or --limit N.")] : [])
    }

    private enum CodingKeys: String, CodingKey {
        case schema, from, to, tables, changes
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.datasets-diff/1", forKey: .schema)
        try container.encode(before, forKey: .from)
        try container.encode(after, forKey: .to)
        try container.encode(diff.tables.map(Count.init), forKey: .tables)
        let listed = Entry.all(of: diff)
        try container.encode(listed, forKey: .changes)
        try container.encode(diff.count - listed.count, forKey: .leftOut)
    }

    private struct Count: Encodable {
        let table: String
        let added: Int
        let changed: Int
        let removed: Int

        init(_ table: DatasetDiff.Table) {
            self.table = table.name
            added = table.added
            changed = table.changed
            removed = table.removed
        }
    }

    struct Entry: Encodable {
        let table: String
        let change: DatasetDiff.Change

        /// The rows that the difference lists, in its order.
        static func all(of diff: DatasetDiff) -> [Entry] {
            diff.tables.flatMap { table in table.changes.map { Entry(table: table.name, change: $0) } }
        }

        private enum CodingKeys: String, CodingKey { case id, table, change, before, after }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(change.id, forKey: .id)
            try container.encode(table, forKey: .table)
            try container.encode(change.kind.rawValue, forKey: .change)
            if change.kind != .added { try container.encode(values(\.before), forKey: .before) }
            if change.kind != .removed { try container.encode(values(\.after), forKey: .after) }
        }

        private func values(_ side: (DatasetDiff.Change.Value) -> FactValue) -> [String: FactCell] {
            Dictionary(
                change.values.map { ($0.column, FactCell(value: side($0))) }, uniquingKeysWith: { first, _ in first })
        }
    }
}

extension DatasetDiff.Change {
    /// `changed price/aws/us-east-1/g6.xlarge/on-demand: usd_per_hour 0.8048 → 0.61`
    var line: String {
        let shown = values.filter { kind == .changed || !DatasetColumn.isCommon($0.column) }
        let texts = shown.map { value in
            switch kind {
            case .added: "\(value.column) \(value.after.plain ?? "–")"
            case .removed: "\(value.column) \(value.before.plain ?? "–")"
            case .changed: "\(value.column) \(value.before.plain ?? "–") → \(value.after.plain ?? "–")"
            }
        }
        return "\(kind.rawValue) \(id)" + (texts.isEmpty ? "" : ": " + texts.joined(separator: ", "))
    }
}
