import Domain
import GRDB

/// Reads facts as a list of datasets shows them: a row of one dataset hides the rows of the same key in those after it.
///
/// Lives within one transaction, so that all it reads belongs together.
final class FactReader {
    private static let tablesQuery = """
        SELECT table_name
        FROM dataset_rows
        WHERE dataset_id = ?1 AND rows > 0
        """

    let database: Database
    /// Highest precedence first.
    let datasets: [Dataset]
    let sources: SourceTexts
    private var holders: [String: [Int64]] = [:]

    init(_ database: Database, datasets: [Dataset]) throws {
        self.database = database
        self.datasets = datasets
        sources = try SourceTexts(database)
        let statement = try SQLStatement(Self.tablesQuery, in: database)
        for dataset in datasets {
            statement.bind(1, dataset.id)
            while try statement.step() { holders[statement.text(0), default: []].append(dataset.id) }
            statement.reset()
        }
    }

    /// The datasets that have rows of a table, highest precedence first.
    func holders(of table: String) -> [Int64] { holders[table] ?? [] }

    /// The same as a JSON array.
    func holderList(of table: String) -> String {
        "[" + holders(of: table).map(String.init).joined(separator: ",") + "]"
    }

    /// A whole table; for small ones.
    func all<F: StoredFact>(_: F.Type = F.self) throws -> [F] {
        let ids = holders(of: F.table)
        guard !ids.isEmpty else { return [] }
        let statement = try SQLStatement(F.query, in: database)
        var facts: [F] = []
        var seen: Set<[String]> = []
        for (rank, id) in ids.enumerated() {
            statement.bind(1, id)
            let row = FactRow(statement: statement, dataset: id, sources: sources)
            while try statement.step() {
                guard let fact = F(row) else { continue }
                if ids.count > 1 {
                    guard rank == 0 || !seen.contains(fact.key) else { continue }
                    if rank < ids.count - 1 { seen.insert(fact.key) }
                }
                facts.append(fact)
            }
            statement.reset()
        }
        return facts
    }

    /// The texts of one column for the values bound by `bind`, of every dataset, in order.
    func texts(_ sql: String, from table: String, _ bind: (SQLStatement) -> Void = { _ in }) throws -> [String] {
        let ids = holders(of: table)
        guard !ids.isEmpty else { return [] }
        let statement = try SQLStatement(sql, in: database)
        bind(statement)
        var texts: [String] = []
        for id in ids {
            statement.bind(1, id)
            while try statement.step() { texts.append(statement.text(0)) }
            statement.reset()
        }
        return texts
    }
}
