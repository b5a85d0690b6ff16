import Domain
import GRDB

/// The rows that a look-up finds, one at a time: a table of any size costs the memory of a row.
public final class FactCursor {
    private let table: DatasetTable
    private let statement: SQLStatement
    private let counting: SQLStatement
    private let byID: [Int64: Dataset]

    init(_ database: Database, _ query: FactQuery) throws {
        table = query.table
        byID = Dictionary(query.datasets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let conditions = try query.filters.enumerated().map { index, filter in
            try FactCondition(filter, in: query.table, parameter: index + 6)
        }
        let accelerators = try query.accelerators.isEmpty ? nil : query.table.acceleratorCondition()
        let reader = try FactReader(database, datasets: query.datasets)
        let sql = conditions.map(\.sql) + [accelerators].compactMap { $0 }
        counting = try SQLStatement(table.countSQL(sql), in: database)
        statement = try SQLStatement(table.factsSQL(sql), in: database)
        for statement in [counting, statement] {
            statement.bind(1, reader.holderList(of: table.name))
            if accelerators != nil {
                statement.bind(4, query.accelerators.asJSON)
                statement.bind(5, reader.holderList(of: "instances"))
            }
            for (index, condition) in conditions.enumerated() {
                statement.bind(Int32(index + 6), condition.value)
            }
        }
        statement.bind(2, Int64(query.limit))
        statement.bind(3, Int64(query.offset))
    }

    /// How many rows match, whatever the limit.
    func total() throws -> Int {
        defer { counting.reset() }
        return try counting.step() ? Int(counting.int(0)) : 0
    }

    /// Nil after the last row.
    public func next() throws -> FactTable.Row? {
        while try statement.step() {
            guard let dataset = byID[statement.int(0)] else { continue }
            let values = table.columns.enumerated().map { statement.value(Int32($0.offset + 2), of: $0.element) }
            return FactTable.Row(
                id: table.factID(values), values: values, dataset: dataset,
                hides: statement.isNull(1) ? nil : byID[statement.int(1)])
        }
        return nil
    }
}
