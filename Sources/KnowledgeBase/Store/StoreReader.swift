public import Domain
public import GRDB

/// One consistent state of the store, within a transaction that somebody else holds: of a write that may yet be undone
/// as well as of a read.
public struct StoreReader {
    let database: Database

    public init(_ database: Database) {
        self.database = database
    }

    /// What answers for `team` rest on, highest precedence first: the team's datasets before the seed, of each the
    /// newest that is not retired, later imports first within a layer.
    public func visibleDatasets(team: String?) throws -> [Dataset] {
        try DatasetCatalogue(database).visible(to: team.map { "team:" + $0 })
    }

    /// Every row that a query finds, one after the other, in the order of their keys; its limit and offset count.
    ///
    /// - Throws: `.usage` where a filter names no column of the table or compares a number with a word.
    public func facts(_ query: FactQuery) throws -> FactCursor {
        try FactCursor(database, query)
    }
}

extension KnowledgeBase {
    /// Runs `body` on one consistent state of the database.
    public func reading<T>(_ body: (StoreReader) throws -> T) throws -> T {
        try read { try body(StoreReader($0)) }
    }
}
