import Domain
import Crypto
import Foundation
import GRDB
import KnowledgeBase

extension Ledger {
    /// Records decisions that were written elsewhere, with what became of them there, all of them or none.
    ///
    /// The same text under the same origin changes nothing; another text is a new decision that takes the place of the
    /// one before it.
    ///
    /// - Parameters:
    ///   - dryRun: find out what would be done and leave no trace.
    ///   - program: the version of Berth that imports.
    public func record(
        _ imported: [ImportedDecision], program: String, dryRun: Bool
    ) throws -> [ImportedOutcome] {
        var outcomes: [ImportedOutcome] = []
        do {
            try knowledgeBase.write { db in
                outcomes = try imported.map { try record($0, program: program, db) }
                for (decision, outcome) in zip(imported, outcomes) where outcome.change != .unchanged {
                    try appendStatus(of: decision, outcome.decision, db)
                }
                if dryRun { throw DryRun() }
            }
        } catch is DryRun {}
        return outcomes
    }

    /// Thrown so that a transaction is undone.
    private struct DryRun: Error {}

    private static let emptyFingerprint =
        SHA256.hash(data: Data()).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()

    private func record(_ decision: ImportedDecision, program: String, _ db: Database) throws -> ImportedOutcome {
        let document = try canonicalJSON(ImportedDecision.Document(decision))
        let content = ContentDigest.of(workload: "{}", recommendation: document)
        let known = try Row.fetchOne(
            db, sql: "SELECT id, content_sha256 FROM decisions WHERE origin = ? ORDER BY id DESC LIMIT 1",
            arguments: [decision.origin])
        let earlier: DecisionID? = known.map { DecisionID(number: $0["id"]) }
        if let earlier, known?["content_sha256"] == content {
            return ImportedOutcome(
                origin: decision.origin, title: decision.title, decision: earlier, change: .unchanged)
        }
        // The column wants one of four kinds; with an origin it means nothing.
        try db.execute(
            sql: """
                INSERT INTO decisions (
                    content_sha256, recorded_at, author, program, workload_name, kind, winner, datasets, fingerprint,
                    workload, recommendation, origin)
                VALUES (?, ?, ?, ?, ?, 'online', ?, '[]', ?, '{}', ?, ?)
                """,
            arguments: [
                content, decision.at, decision.author, program, decision.title, decision.choice, Self.emptyFingerprint,
                document, decision.origin,
            ])
        let id = DecisionID(number: db.lastInsertedRowID)
        let body = ProposedBody(
            facts: 0, links: decision.links, options: 0, recordSHA256: try RecordDigest.of(decision: id.number, db),
            importedFrom: decision.origin)
        try append(.proposed, decision, id, try canonicalJSON(body), db)
        guard let earlier else {
            return ImportedOutcome(origin: decision.origin, title: decision.title, decision: id, change: .added)
        }
        if try status(of: earlier, db).isOpen {
            try supersede(earlier, by: id, because: "the record was written anew", decision, db)
        }
        return ImportedOutcome(origin: decision.origin, title: decision.title, decision: id, change: .replaced)
    }

    /// What the record itself says became of it.
    private func appendStatus(of decision: ImportedDecision, _ id: DecisionID, _ db: Database) throws {
        let remarks = EventRemarks(because: decision.statusText.isEmpty ? nil : decision.statusText)
        switch decision.status {
        case .superseded:
            let sql = "SELECT id FROM decisions WHERE origin = ? ORDER BY id DESC LIMIT 1"
            let successor = try decision.successor.flatMap { try Int64.fetchOne(db, sql: sql, arguments: [$0]) }
            if let successor, successor != id.number {
                try supersede(id, by: DecisionID(number: successor), because: decision.statusText, decision, db)
            } else {
                try append(.superseded, decision, id, try canonicalJSON(remarks), db)
            }
        case .accepted, .rejected: try append(decision.status, decision, id, try canonicalJSON(remarks), db)
        case .proposed, .noted: break
        }
    }

    private func supersede(
        _ id: DecisionID, by successor: DecisionID, because: String, _ decision: ImportedDecision, _ db: Database
    ) throws {
        try append(
            .superseded, decision, id, try canonicalJSON(EventRemarks(because: because, supersededBy: successor)), db)
        try append(
            .noted, decision, successor, try canonicalJSON(EventRemarks(because: because, supersedes: id)), db)
    }

    private func append(
        _ kind: Event.Kind, _ decision: ImportedDecision, _ id: DecisionID, _ body: String, _ db: Database
    ) throws {
        try append(
            kind, decision: id.number, content: try content(of: id, db), at: decision.at, author: decision.author,
            body: body, db)
    }
}

extension Event.Kind {
    /// Whether more can become of a decision in this status.
    var isOpen: Bool { self == .proposed || self == .accepted }
}

extension Decision {
    /// The text of a decision that was imported, as it was written.
    public var importedText: String {
        let document = try? JSONDecoder().decode(ImportedDecision.Document.self, from: Data(storedDocument.utf8))
        return document?.text ?? ""
    }
}
