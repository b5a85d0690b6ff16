public import Domain
import GRDB
import KnowledgeBase

/// An option of a decision in figures.
public struct OptionSummary: Hashable, Sendable {
    public let rank: Int
    public let option: String
    public let target: String
    public let costPerMonth: USD
    public let p95Milliseconds: Double?
    public let score: Double
    public let winProbability: Double
}

extension Ledger {
    /// The options that a decision wrote out, best first.
    public func options(of id: DecisionID) throws -> [OptionSummary] {
        let sql = """
            SELECT rank, option, target, usd_nanos_month, p95_ms, score, win_probability
            FROM decision_options
            WHERE decision_id = ?
            ORDER BY rank
            """
        return try knowledgeBase.read { db in
            try Row.fetchAll(db, sql: sql, arguments: [id.number]).map { row in
                OptionSummary(
                    rank: row["rank"], option: row["option"], target: row["target"],
                    costPerMonth: USD(nanos: row["usd_nanos_month"]), p95Milliseconds: row["p95_ms"],
                    score: row["score"], winProbability: row["win_probability"])
            }
        }
    }
}
