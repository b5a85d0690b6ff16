import Domain
import Foundation
import GRDB
import KnowledgeBase

extension Ledger {
    /// What a walk along the chain found.
    public struct Verification: Hashable, Sendable {
        public let decisions: Int
        public let events: Int
        /// The first thing that does not fit, in words; nil where all is sound.
        public let fault: String?

        public var isSound: Bool { fault == nil }
    }

    /// Recomputes every digest and finds the first that does not fit.
    ///
    /// A chain alone cannot tell that its end was cut off; the store's own count of numbers given out can.
    public func verify() throws -> Verification {
        try knowledgeBase.read { db in
            let decisions = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM decisions") ?? 0
            let events = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM events") ?? 0
            let fault = try chainFault(db) ?? missingRowsFault(db)
            return Verification(decisions: decisions, events: events, fault: fault)
        }
    }

    private func chainFault(_ db: Database) throws -> String? {
        var previous = ""
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT e.id, e.decision_id, e.event, e.at, e.author, e.body, e.previous_hash, e.hash,
                    d.content_sha256, d.workload, d.recommendation
                FROM events AS e
                JOIN decisions AS d ON d.id = e.decision_id
                ORDER BY e.id
                """)
        while let row = try rows.next() {
            let id = DecisionID(number: row["decision_id"])
            let number: Int64 = row["id"]
            let content: String = row["content_sha256"]
            let event: String = row["event"]
            let hash: String = row["hash"]
            let body: String = row["body"]
            guard row["previous_hash"] == previous else {
                return "event \(number) (\(id) \(event)) does not follow the event before it"
            }
            let expected = EventDigest.of(
                previous: previous, content: content, event: event, at: row["at"], author: row["author"], body: body)
            guard hash == expected else { return "event \(number) (\(id) \(event)) was changed" }
            if event == Event.Kind.proposed.rawValue {
                guard content == ContentDigest.of(workload: row["workload"], recommendation: row["recommendation"])
                else {
                    return "the workload or the recommendation of \(id) was changed"
                }
                let proposed = try? JSONDecoder().decode(ProposedBody.self, from: Data(body.utf8))
                guard try proposed?.recordSHA256 == RecordDigest.of(decision: id.number, db) else {
                    return "the options or the facts of \(id) were changed"
                }
            }
            previous = hash
        }
        return nil
    }

    private func missingRowsFault(_ db: Database) throws -> String? {
        if let orphan = try Int64.fetchOne(
            db,
            sql: """
                SELECT id FROM decisions AS d
                WHERE NOT EXISTS (SELECT 1 FROM events WHERE decision_id = d.id AND event = 'proposed')
                ORDER BY id
                LIMIT 1
                """)
        {
            return "\(DecisionID(number: orphan)) has no event that proposed it"
        }
        for table in ["decisions", "events"] {
            // AUTOINCREMENT keeps the highest number ever given, also after the row is gone.
            let given =
                try Int64.fetchOne(
                    db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table]) ?? 0
            let last = try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM \(table)") ?? 0
            if given > last {
                return "the last rows of \(table) are missing (\(given) were recorded, \(last) is the last)"
            }
        }
        return nil
    }
}
