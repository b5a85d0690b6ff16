import Domain
import GRDB

extension Ledger {
    /// What lists and searches read, and the view that says what it must hold; both with the decision's number as `id`.
    private static let indexes = [
        ("SELECT * FROM decision_summaries", "SELECT * FROM decision_summary_rows"),
        ("SELECT decision_id AS id, tag FROM decision_tags", "SELECT decision_id, tag FROM decision_tag_rows"),
        (
            "SELECT rowid AS id, title, choice, rationale, people, notes FROM decision_search",
            "SELECT id, title, choice, rationale, people, notes FROM decision_search_rows"
        ),
    ]

    /// Whether the indexes say the same as the decisions and events that they were made from.
    func indexFault(_ db: Database) throws -> Fault? {
        for (kept, expected) in Self.indexes {
            let sql = """
                SELECT id
                FROM (
                    SELECT * FROM (\(kept) EXCEPT \(expected))
                    UNION ALL
                    SELECT * FROM (\(expected) EXCEPT \(kept))
                )
                ORDER BY id
                LIMIT 1
                """
            if let number = try Int64.fetchOne(db, sql: sql) {
                return Fault(words: "the index of decisions says something else of \(DecisionID(number: number))")
            }
        }
        return nil
    }
}
