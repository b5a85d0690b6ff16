public import Domain
import Foundation
import GRDB
import KnowledgeBase

extension Ledger {
    /// The decisions that the filter leaves, newest first, and how many there are beyond its limit.
    public func list(_ filter: DecisionFilter = .init()) throws -> (decisions: [DecisionSummary], leftOut: Int) {
        try knowledgeBase.read { db in
            let arguments: StatementArguments = [
                "id": nil, "workload": filter.workload, "team": filter.team, "author": filter.author,
                "status": filter.status?.rawValue,
            ]
            let rows = try Row.fetchAll(
                db, sql: Self.summaries + "\nLIMIT :limit",
                arguments: arguments + ["limit": filter.limit ?? -1])
            var total = rows.count
            if rows.count == filter.limit {
                total =
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM (\(Self.summaries))", arguments: arguments) ?? total
            }
            return (try rows.map(Self.summary), total - rows.count)
        }
    }

    public func decision(_ id: DecisionID) throws -> Decision {
        try knowledgeBase.read { db in
            let arguments: StatementArguments = [
                "id": id.number, "workload": nil, "team": nil, "author": nil, "status": nil,
            ]
            guard let row = try Row.fetchOne(db, sql: Self.summaries, arguments: arguments) else {
                throw Self.unknown(id)
            }
            let datasets: String = row["datasets"]
            return Decision(
                summary: try Self.summary(row), program: row["program"], contentSHA256: row["content_sha256"],
                fingerprint: row["fingerprint"],
                datasets: (try? JSONDecoder().decode([Int64].self, from: Data(datasets.utf8))) ?? [],
                workloadDocument: row["workload"], storedDocument: row["recommendation"])
        }
    }

    /// The facts that a decision cites, with the values they had.
    public func facts(of id: DecisionID) throws -> [RecordedFact] {
        try knowledgeBase.read { db in
            try Row.fetchAll(db, sql: Self.facts, arguments: [id.number]).map { row in
                RecordedFact(
                    cited: CitedFact(
                        id: FactID(row["fact"]), table: row["table_name"], dataset: row["name"], layer: row["layer"],
                        source: row["source"], asOf: row["as_of"]),
                    dataset: row["dataset_id"], value: row["value"])
            }
        }
    }

    /// What happened to a decision, oldest first.
    public func events(of id: DecisionID) throws -> [Event] {
        try knowledgeBase.read { db in
            let sql = "SELECT event, at, author, body, hash FROM events WHERE decision_id = ? ORDER BY id"
            return try Row.fetchAll(db, sql: sql, arguments: [id.number]).map { row in
                Event(
                    decision: id, kind: try Self.kind(row["event"]), at: row["at"], author: row["author"],
                    body: row["body"], hash: row["hash"])
            }
        }
    }

    private static let summaries = """
        SELECT d.*, o.usd_nanos_month, o.p95_ms, o.score, o.win_probability, e.event AS status
        FROM decisions AS d
        LEFT JOIN decision_options AS o ON o.decision_id = d.id AND o.rank = 1
        LEFT JOIN events AS e ON e.id = (
            SELECT MAX(id) FROM events WHERE decision_id = d.id AND event <> 'noted')
        WHERE (:id IS NULL OR d.id = :id)
            AND (:workload IS NULL OR d.workload_name = :workload)
            AND (:team IS NULL OR d.team = :team)
            AND (:author IS NULL OR d.author = :author)
            AND (:status IS NULL OR e.event = :status)
        ORDER BY d.id DESC
        """

    private static let facts = """
        SELECT f.fact, f.table_name, f.dataset_id, f.source, f.as_of, f.value, d.name, d.layer
        FROM decision_facts AS f
        JOIN datasets AS d ON d.id = f.dataset_id
        WHERE f.decision_id = ?
        ORDER BY f.fact, f.dataset_id
        """

    private static func summary(_ row: Row) throws -> DecisionSummary {
        let kind: String = row["kind"]
        guard let workloadKind = Workload.Kind(rawValue: kind) else {
            throw BerthError(.unusableDatabase, "a decision is of the unknown kind '\(kind)'")
        }
        let status: String? = row["status"]
        return DecisionSummary(
            id: DecisionID(number: row["id"]), recordedAt: row["recorded_at"], author: row["author"],
            team: row["team"], workload: row["workload_name"], kind: workloadKind, winner: row["winner"],
            costPerMonth: (row["usd_nanos_month"] as Int64?).map(USD.init(nanos:)), p95Milliseconds: row["p95_ms"],
            score: row["score"], winProbability: row["win_probability"],
            status: try status.map(Self.kind) ?? .proposed)
    }

    private static func kind(_ text: String) throws -> Event.Kind {
        guard let kind = Event.Kind(rawValue: text) else {
            throw BerthError(.unusableDatabase, "the ledger holds the unknown event '\(text)'")
        }
        return kind
    }
}
