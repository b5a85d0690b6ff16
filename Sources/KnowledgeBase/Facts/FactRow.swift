import Domain

/// The current row of a fact's statement.
///
/// Sources are kept once in the store; each is fetched when a row first quotes it.
struct FactRow {
    let statement: SQLStatement
    let dataset: Int64
    let sources: SourceTexts

    func text(_ column: Int32) -> String { statement.text(column) }
    func optionalText(_ column: Int32) -> String? { statement.optionalText(column) }
    func double(_ column: Int32) -> Double { statement.double(column) }
    func optionalDouble(_ column: Int32) -> Double? { statement.optionalDouble(column) }
    func int(_ column: Int32) -> Int { Int(statement.int(column)) }
    func optionalInt(_ column: Int32) -> Int? { statement.optionalInt(column) }
    func flag(_ column: Int32) -> Bool { statement.flag(column) }
    func list(_ column: Int32) -> [String] { statement.list(column) }

    func members<Member: RawRepresentable & Hashable>(
        _ column: Int32, of type: Member.Type
    ) -> Set<Member> where Member.RawValue == String {
        statement.members(column, of: type)
    }

    /// What the three columns from `column` on say about the row's origin.
    func provenance(_ column: Int32) -> Provenance {
        Provenance(
            dataset: dataset, source: sources[statement.int(column)], asOf: statement.optionalText(column + 1),
            uncited: statement.text(column + 2))
    }
}
