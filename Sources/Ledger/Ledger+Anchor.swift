import GRDB
import KnowledgeBase

extension Ledger {
    /// The end of the chain as it is now.
    public func anchor() throws -> LedgerAnchor {
        try knowledgeBase.read { db in
            LedgerAnchor(
                decisions: try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM decisions") ?? 0,
                events: try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM events") ?? 0,
                hash: try String.fetchOne(db, sql: "SELECT hash FROM events ORDER BY id DESC LIMIT 1") ?? "")
        }
    }
}
