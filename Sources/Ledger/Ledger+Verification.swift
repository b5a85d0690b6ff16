import Domain
import Foundation
import GRDB
import KnowledgeBase

extension Ledger {
    /// What a walk along the chain found.
    public struct Verification: Hashable, Sendable {
        public let decisions: Int
        public let events: Int
        /// The hash of the last event; empty for an empty ledger.
        public let head: String
        /// The first thing that does not fit, in words; nil where all is sound.
        public let fault: String?
        /// The first event that does not fit, where the fault is one event's.
        public let event: Int64?

        public var isSound: Bool { fault == nil }
        public var anchor: LedgerAnchor { LedgerAnchor(decisions: decisions, events: events, hash: head) }
    }

    /// A fault and the event that has it.
    struct Fault {
        let words: String
        var event: Int64?
    }

    /// Recomputes every digest, of events, decisions, options and facts, and finds the first that does not fit.
    ///
    /// A chain alone cannot tell that its end was cut off. The store's own count of numbers given out can, unless
    /// somebody set that back too; `reference` can in any case.
    public func verify(against reference: LedgerReference? = nil) throws -> Verification {
        try knowledgeBase.read { db in
            let decisions = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM decisions") ?? 0
            let events = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM events") ?? 0
            let head = try String.fetchOne(db, sql: "SELECT hash FROM events ORDER BY id DESC LIMIT 1") ?? ""
            let fault =
                try chainFault(db) ?? missingRowsFault(db) ?? indexFault(db)
                ?? reference.flatMap { try referenceFault($0, db) }
            return Verification(
                decisions: decisions, events: events, head: head, fault: fault?.words, event: fault?.event)
        }
    }

    private static let chain = """
        SELECT e.id, e.decision_id, e.event, e.at, e.author, e.body, e.previous_hash, e.hash, d.content_sha256
        FROM events AS e
        JOIN decisions AS d ON d.id = e.decision_id
        ORDER BY e.id
        """

    private func chainFault(_ db: Database) throws -> Fault? {
        var previous = ""
        let rows = try Row.fetchCursor(db, sql: Self.chain)
        while let row = try rows.next() {
            let event = try Event(row)
            let name = "event \(event.number) (\(event.decision) \(event.kind.rawValue))"
            guard row["previous_hash"] == previous else {
                return Fault(words: "\(name) does not follow the event before it", event: event.number)
            }
            let expected = EventDigest.of(
                previous: previous, content: row["content_sha256"], event: event.kind.rawValue, at: event.at,
                author: event.author, body: event.body)
            guard event.hash == expected else { return Fault(words: "\(name) was changed", event: event.number) }
            if event.kind == .proposed, let words = try recordFault(event, db) {
                return Fault(words: words, event: event.number)
            }
            previous = event.hash
        }
        return nil
    }

    /// What of a decision is not as its first event says.
    private func recordFault(_ proposed: Event, _ db: Database) throws -> String? {
        let id = proposed.decision
        let sql = "SELECT content_sha256, workload, recommendation, origin FROM decisions WHERE id = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [id.number]) else { return "\(id) is missing" }
        guard
            row["content_sha256"] == ContentDigest.of(workload: row["workload"], recommendation: row["recommendation"])
        else { return "the workload or the recommendation of \(id) was changed" }
        let body = try? JSONDecoder().decode(ProposedBody.self, from: Data(proposed.body.utf8))
        guard try body?.recordSHA256 == RecordDigest.of(decision: id.number, db), body?.importedFrom == row["origin"]
        else { return "the options or the facts of \(id) were changed" }
        return nil
    }

    private func missingRowsFault(_ db: Database) throws -> Fault? {
        if let orphan = try Int64.fetchOne(
            db,
            sql: """
                SELECT id FROM decisions AS d
                WHERE NOT EXISTS (SELECT 1 FROM events WHERE decision_id = d.id AND event = 'proposed')
                ORDER BY id
                LIMIT 1
                """)
        {
            return Fault(words: "\(DecisionID(number: orphan)) has no event that proposed it")
        }
        for table in ["decisions", "events"] {
            // AUTOINCREMENT keeps the highest number ever given, also after the row is gone.
            let given =
                try Int64.fetchOne(
                    db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table]) ?? 0
            let last = try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM \(table)") ?? 0
            if given > last {
                return Fault(
                    words: "the last rows of \(table) are missing (\(given) were recorded, \(last) is the last)")
            }
        }
        return nil
    }

    private func referenceFault(_ reference: LedgerReference, _ db: Database) throws -> Fault? {
        let sql = "SELECT id FROM events WHERE hash = ?"
        switch reference {
        case .hash(let hash):
            guard try Int64.fetchOne(db, sql: sql, arguments: [hash]) == nil else { return nil }
            return Fault(words: "no event has the hash \(hash): the tail was cut off, or the ledger written anew")
        case .anchor(let anchor):
            guard !anchor.hash.isEmpty else { return nil }
            let number = try Int64.fetchOne(db, sql: sql, arguments: [anchor.hash])
            guard number != Int64(anchor.events) else { return nil }
            let last = try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM events") ?? 0
            let what =
                last < anchor.events
                ? "the tail was cut off: the anchor knows \(anchor.events) events, the ledger holds \(last)"
                : "the ledger was written anew: its event \(anchor.events) is not the anchor's"
            return Fault(words: what, event: Int64(anchor.events))
        }
    }
}
