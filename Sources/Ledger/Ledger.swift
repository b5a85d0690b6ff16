import Crypto
public import Domain
import GRDB
public import KnowledgeBase

/// Decisions and their events, kept for good.
///
/// The tables are append-only: triggers refuse every UPDATE and DELETE, and each event's hash covers the one before it,
/// so that a change made behind their back is found by `verify()`. `docs/ledger.md` gives the bytes that are hashed.
public struct Ledger: Sendable {
    let knowledgeBase: KnowledgeBase

    public init(_ knowledgeBase: KnowledgeBase) {
        self.knowledgeBase = knowledgeBase
    }

    /// Records a proposal with its options, its facts and the event that opens its history, all of it or nothing.
    ///
    /// The transaction takes the write lock before it reads the end of the chain, so two processes cannot both follow
    /// the same event.
    @discardableResult
    public func record(_ proposal: Proposal) throws -> DecisionID {
        let content = ContentDigest.of(workload: proposal.workloadDocument, recommendation: proposal.document)
        let datasets = try canonicalJSON(proposal.datasets.map(\.id))
        return try knowledgeBase.write { db in
            let number = try insert(proposal, content: content, datasets: datasets, db)
            let record = try RecordDigest.of(decision: number, db)
            let body = ProposedBody(
                facts: proposal.facts.count, links: proposal.links, options: proposal.recommendation.options.count,
                recordSHA256: record, today: proposal.today, allOptions: proposal.allOptions,
                tags: proposal.tags.isEmpty ? nil : proposal.tags)
            try append(
                .proposed, decision: number, content: content, at: proposal.at, author: proposal.author,
                body: try canonicalJSON(body), db)
            return DecisionID(number: number)
        }
    }

    /// Appends an event to a decision.
    @discardableResult
    func append(
        _ kind: Event.Kind, to id: DecisionID, body: String, author: String, at: String
    ) throws -> String {
        try knowledgeBase.write { db in
            let content = try content(of: id, db)
            return try append(kind, decision: id.number, content: content, at: at, author: author, body: body, db)
        }
    }

    @discardableResult
    func append(
        _ kind: Event.Kind, decision: Int64, content: String, at: String, author: String, body: String, _ db: Database
    ) throws -> String {
        let previous = try String.fetchOne(db, sql: "SELECT hash FROM events ORDER BY id DESC LIMIT 1") ?? ""
        let hash = EventDigest.of(
            previous: previous, content: content, event: kind.rawValue, at: at, author: author, body: body)
        try db.cachedStatement(
            sql: """
                INSERT INTO events (decision_id, event, at, author, body, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [decision, kind.rawValue, at, author, body, previous, hash])
        return hash
    }

    private func insert(_ proposal: Proposal, content: String, datasets: String, _ db: Database) throws -> Int64 {
        let recommendation = proposal.recommendation
        try db.cachedStatement(
            sql: """
                INSERT INTO decisions (
                    content_sha256, recorded_at, author, program, team, workload_name, kind, winner, datasets, fingerprint,
                    workload, recommendation)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            content, proposal.at, proposal.author, proposal.program, proposal.team, recommendation.workload.name,
            recommendation.workload.kind.rawValue, recommendation.options.first?.id, datasets,
            recommendation.knowledge.fingerprint, proposal.workloadDocument, proposal.document,
        ])
        let number = db.lastInsertedRowID
        let option = try db.cachedStatement(
            sql: """
                INSERT INTO decision_options (
                    decision_id, rank, option, target, usd_nanos_month, p95_ms, score, win_probability)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for each in recommendation.options {
            try option.execute(arguments: [
                number, each.rank, each.id, each.target, each.cost.total.nanos, each.latencyMilliseconds?.p95,
                each.score.total, each.winProbability,
            ])
        }
        let fact = try db.cachedStatement(
            sql: """
                INSERT INTO decision_facts (decision_id, fact, table_name, dataset_id, source, as_of, value)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        // Many options cite the same fact; it is kept once.
        var kept: Set<String> = []
        for each in proposal.facts where kept.insert("\(each.dataset)/\(each.cited.id.text)").inserted {
            try fact.execute(arguments: [
                number, each.cited.id.text, each.cited.table, each.dataset, each.cited.source, each.cited.asOf,
                each.value,
            ])
        }
        return number
    }

    static func unknown(_ id: DecisionID) -> BerthError {
        BerthError(.notFound, "there is no decision \(id)", hints: ["berth decisions list shows those there are"])
    }
}
