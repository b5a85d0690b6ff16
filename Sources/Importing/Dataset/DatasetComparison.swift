import Domain
import GRDB
import KnowledgeBase

/// What a dataset's rows change, against the version it replaces and the layers below.
struct DatasetComparison {
    let database: Database
    let dataset: Int64
    let replaced: Dataset?
    let others: [Dataset]

    func report(_ table: DatasetTable, rows: Int) throws -> ImportReport.Table {
        let below = others.filter { $0.id != dataset }
        let hidden = below.isEmpty ? 0 : try count(table.countSharedSQL) { $0.bind(2, below.idsAsJSON) }
        guard let replaced else {
            return .init(name: table.name, rows: rows, added: rows, changed: 0, removed: 0, hidden: hidden)
        }
        let removed = try count(table.countAddedSQL, of: replaced.id) { $0.bind(2, dataset) }
        return .init(
            name: table.name, rows: rows, added: try count(table.countAddedSQL) { $0.bind(2, replaced.id) },
            changed: try count(table.countChangedSQL) { $0.bind(2, replaced.id) }, removed: removed, hidden: hidden)
    }

    private func count(_ sql: String, of id: Int64? = nil, _ bind: (SQLStatement) -> Void) throws -> Int {
        let statement = try SQLStatement(sql, in: database)
        statement.bind(1, id ?? dataset)
        bind(statement)
        return try statement.step() ? Int(statement.int(0)) : 0
    }
}
