public import Domain

/// The rows of one table that quote one document, and how old what it says is.
public struct SourceAge: Sendable, Hashable {
    public let table: String
    public let dataset: Dataset
    public let source: String
    public let rows: Int
    /// `2026`, `2026-11` or `2026-11-24`; nil where no row has a date.
    public let oldest: String?
    public let newest: String?
    /// Rows without a date.
    public let undated: Int
}

extension StoreReader {
    /// Every document that visible rows quote, by table, the oldest first, those without a date before them.
    public func sourceAges(datasets: [Dataset]) throws -> [SourceAge] {
        let reader = try FactReader(database, datasets: datasets)
        let byID = Dictionary(datasets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var ages: [SourceAge] = []
        for table in DatasetTable.all {
            let statement = try SQLStatement(table.sourceAgesSQL, in: database)
            statement.bind(1, reader.holderList(of: table.name))
            while try statement.step() {
                guard let dataset = byID[statement.int(0)] else { continue }
                ages.append(
                    SourceAge(
                        table: table.name, dataset: dataset, source: statement.text(1), rows: Int(statement.int(2)),
                        oldest: statement.optionalText(3), newest: statement.optionalText(4),
                        undated: Int(statement.int(5))))
            }
        }
        return ages.sorted {
            ($0.oldest ?? "", $0.table, $0.source, $0.dataset.id)
                < ($1.oldest ?? "", $1.table, $1.source, $1.dataset.id)
        }
    }
}
