import Domain

/// A fact that can be read back from its table.
protocol StoredFact: Fact {
    /// Selects the rows of dataset `?1` in the order of their keys: the columns that `init` reads, then `source_id`,
    /// `as_of` and `uncited`.
    static var query: String { get }

    /// Nil where the row uses a word that this program does not know.
    init?(_ row: FactRow)
}
