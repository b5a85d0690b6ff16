public import Domain
import Foundation

/// What became of a fact since a decision cited it.
public struct FactChange: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public let column: String
        /// Nil for what was not known.
        public let from: String?
        public let to: String?
    }

    public let fact: FactID
    /// The columns that say something else now.
    public let columns: [Column]
    /// Whether no dataset has a row of that key any more.
    public let isGone: Bool
}

extension KnowledgeBase {
    /// What the datasets say otherwise than recorded facts do. Facts that they say alike are left out; where a fact
    /// comes from and how old it is do not count.
    ///
    /// - Parameter datasets: what to ask, highest precedence first.
    public func changes(since facts: [RecordedFact], datasets: [Dataset]) throws -> [FactChange] {
        try read { database in
            var changes: [FactChange] = []
            for (name, facts) in Dictionary(grouping: facts, by: \.cited.table).sorted(by: { $0.key < $1.key }) {
                guard let table = DatasetTable.named(name) else { continue }
                let columns = table.columns.filter { !DatasetTable.originColumns.contains($0.name) }
                let statement = try SQLStatement(table.rowSQL(columns), in: database)
                for fact in facts {
                    let recorded = RecordedValue(fact.value)
                    let present = try statement.row(of: table, columns, like: recorded, datasets: datasets)
                    guard let present else {
                        changes.append(FactChange(fact: fact.cited.id, columns: [], isGone: true))
                        continue
                    }
                    let different = zip(columns, present).compactMap { column, now in
                        recorded.change(of: column, now: now)
                    }
                    if !different.isEmpty {
                        changes.append(FactChange(fact: fact.cited.id, columns: different, isGone: false))
                    }
                }
            }
            return changes.sorted { $0.fact < $1.fact }
        }
    }
}

extension DatasetTable {
    /// What a row says about itself, not about the world.
    fileprivate static let originColumns: Set<String> = ["source", "as_of", "uncited", "notes"]

    /// One row by its key: dataset `?1`, then the key in order.
    fileprivate func rowSQL(_ columns: [DatasetColumn]) -> String {
        let conditions = keyColumns.enumerated().map { "t.\($1.quoted) = ?\($0 + 2)" }
        return """
            SELECT \(columns.map { "t.\($0.quoted)" }.joined(separator: ", "))
            FROM \(name) AS t
            WHERE t.dataset_id = ?1 AND \(conditions.joined(separator: " AND "))
            """
    }
}

extension SQLStatement {
    /// The row of a recorded fact's key as the datasets show it now.
    fileprivate func row(
        of table: DatasetTable, _ columns: [DatasetColumn], like recorded: RecordedValue, datasets: [Dataset]
    ) throws -> [FactValue]? {
        for (index, column) in table.keyColumns.enumerated() {
            let text = recorded.texts[column.name] ?? ""
            let parameter = Int32(index + 2)
            if column.isNumber { bind(parameter, Double(text) ?? 0) } else { bind(parameter, text) }
        }
        for dataset in datasets {
            bind(1, dataset.id)
            defer { reset() }
            if try step() { return columns.enumerated().map { value(Int32($0), of: $1) } }
        }
        return nil
    }
}

/// The columns of a fact as the ledger keeps them, as text.
private struct RecordedValue {
    /// Of lists the members, in order, with `;` between them.
    let texts: [String: String]

    init(_ json: String) {
        let members = (try? JSONDecoder().decode([String: RecordedCell].self, from: Data(json.utf8))) ?? [:]
        texts = members.compactMapValues(Self.text)
    }

    /// Nil where the column says the same now, and for columns that are not recorded.
    func change(of column: DatasetColumn, now: FactValue) -> FactChange.Column? {
        guard let before = texts[column.name] else { return nil }
        let after = now.plain.map { column.isList ? Self.inOrder($0) : $0 }
        if before == after ?? "" { return nil }
        // A machine without accelerators has none of them in the store and 0 in the record.
        if after == nil, Double(before) == 0 { return nil }
        if let x = Double(before), let y = after.flatMap(Double.init), x == y { return nil }
        return FactChange.Column(
            column: column.name, from: before.isEmpty ? nil : before, to: after?.isEmpty == false ? after : nil)
    }

    private static func inOrder(_ list: String) -> String {
        list.split(separator: ";").sorted().joined(separator: ";")
    }

    /// As the store has it: flags are 1 and 0.
    private static func text(_ cell: RecordedCell) -> String? {
        switch cell {
        case .nothing: nil
        case .flag(let flag): flag ? "1" : "0"
        case .number(let number): number.description
        case .list(let words): words.sorted().joined(separator: ";")
        case .text(let text): text
        }
    }
}

extension DatasetColumn {
    fileprivate var isList: Bool {
        if case .list = kind { true } else { false }
    }
}
