public import Domain
import GRDB
import KnowledgeBase

/// A decision that cites a fact, and what the fact said then.
public struct FactUse: Hashable, Sendable {
    public let decision: DecisionSummary
    public let fact: RecordedFact
    /// Whether the option that won rests on it.
    public let isWinners: Bool
}

extension Ledger {
    /// The decisions that cite a fact, or a fact whose key begins with these parts, newest first, and how many such
    /// citations there are beyond the filter's limit.
    public func uses(of fact: FactID, _ filter: DecisionFilter) throws -> (uses: [FactUse], leftOut: Int) {
        try knowledgeBase.read { db in
            // What follows a part is a slash, and the character after the slash is 0.
            let from = """
                FROM decision_facts AS f
                JOIN decision_summaries AS s ON s.id = f.decision_id
                WHERE f.fact >= :fact AND f.fact < :fact || '0'
                    AND (f.fact = :fact OR substr(f.fact, length(:fact) + 1, 1) = '/')
                    AND \(filter.conditions)
                """
            let arguments = filter.arguments + ["fact": fact.text]
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT s.*, c.fact, c.table_name, c.dataset_id, c.source, c.as_of, c.value, d.name, d.layer,
                        EXISTS (
                            SELECT 1
                            FROM decisions, json_each(decisions.recommendation, '$.options[0].facts') AS cited
                            WHERE decisions.id = s.id AND cited.value ->> '$.id' = c.fact) AS is_winners
                    FROM (SELECT f.* \(from) ORDER BY f.decision_id DESC, f.fact LIMIT :limit) AS c
                    JOIN decision_summaries AS s ON s.id = c.decision_id
                    JOIN datasets AS d ON d.id = c.dataset_id
                    ORDER BY c.decision_id DESC, c.fact
                    """, arguments: arguments + ["limit": filter.limit ?? -1])
            let total =
                rows.count == filter.limit
                ? try Int.fetchOne(db, sql: "SELECT COUNT(*) \(from)", arguments: arguments) : nil
            let uses = try rows.map {
                FactUse(decision: try DecisionSummary($0), fact: RecordedFact($0), isWinners: $0["is_winners"])
            }
            return (uses, (total ?? rows.count) - rows.count)
        }
    }
}
