public import Domain
import GRDB
import KnowledgeBase

extension Ledger {
    /// Appends what somebody makes of a decision, and of the decision that takes its place, all of it or nothing.
    ///
    /// - Parameter dryRun: check everything and append nothing; the hashes of the events returned are then empty.
    /// - Returns: the events, that of the decision itself first.
    /// - Throws: `.notFound` where a decision is not there, `.usage` where its status does not allow it.
    public func decide(
        _ verdict: Verdict, on id: DecisionID, remarks: EventRemarks, author: String, at: String, dryRun: Bool
    ) throws -> [Event] {
        var entries = [(id: id, kind: verdict.event, remarks: remarks)]
        if case .supersede(let other) = verdict {
            entries[0].remarks.supersededBy = other.description
            entries.append((other, .noted, EventRemarks(because: remarks.because, supersedes: id)))
        }
        if dryRun {
            return try knowledgeBase.read { db in
                try check(verdict, id, db)
                return try entries.map { entry in
                    Event(
                        number: 0, decision: entry.id, kind: entry.kind, at: at, author: author,
                        body: try canonicalJSON(entry.remarks), hash: "")
                }
            }
        }
        return try knowledgeBase.write { db in
            // The status is read under the write lock: of two that accept at once the second is told.
            try check(verdict, id, db)
            return try entries.map { entry in
                let body = try canonicalJSON(entry.remarks)
                let hash = try append(
                    entry.kind, decision: entry.id.number, content: try content(of: entry.id, db), at: at,
                    author: author, body: body, db)
                return Event(
                    number: db.lastInsertedRowID, decision: entry.id, kind: entry.kind, at: at, author: author,
                    body: body, hash: hash)
            }
        }
    }

    private func check(_ verdict: Verdict, _ id: DecisionID, _ db: Database) throws {
        let status = try status(of: id, db)
        guard case .supersede(let other) = verdict else { return try verdict.check(id, status, successor: nil) }
        try verdict.check(id, status, successor: try self.status(of: other, db))
    }

    func status(of id: DecisionID, _ db: Database) throws -> Event.Kind {
        let sql = "SELECT status FROM decision_summaries WHERE id = ?"
        guard let status = try String.fetchOne(db, sql: sql, arguments: [id.number]) else { throw Self.unknown(id) }
        return try Event.Kind(stored: status)
    }

    func content(of id: DecisionID, _ db: Database) throws -> String {
        let sql = "SELECT content_sha256 FROM decisions WHERE id = ?"
        guard let content = try String.fetchOne(db, sql: sql, arguments: [id.number]) else { throw Self.unknown(id) }
        return content
    }
}
