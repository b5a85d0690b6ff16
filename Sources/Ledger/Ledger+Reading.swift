public import Domain
import Foundation
import GRDB
import KnowledgeBase

extension Ledger {
    /// The decisions that the filter leaves, newest first, and how many there are beyond its limit.
    public func list(_ filter: DecisionFilter = .init()) throws -> (decisions: [DecisionSummary], leftOut: Int) {
        try knowledgeBase.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT s.*
                    FROM decision_summaries AS s
                    WHERE \(filter.conditions)
                    ORDER BY s.id DESC
                    LIMIT :limit
                    """, arguments: filter.arguments + ["limit": filter.limit ?? -1])
            let count = "SELECT COUNT(*) FROM \(filter.countedTable) WHERE \(filter.conditions)"
            let leftOut = try filter.leftOut(rows.count, count: count, arguments: filter.arguments, db)
            return (try rows.map(DecisionSummary.init), leftOut)
        }
    }

    public func decision(_ id: DecisionID) throws -> Decision {
        try knowledgeBase.read { db in
            let sql = """
                SELECT s.*, d.program, d.content_sha256, d.fingerprint, d.datasets, d.workload, d.recommendation
                FROM decisions AS d
                JOIN decision_summaries AS s ON s.id = d.id
                WHERE d.id = ?
                """
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [id.number]) else { throw Self.unknown(id) }
            let datasets: String = row["datasets"]
            return Decision(
                summary: try DecisionSummary(row), program: row["program"], contentSHA256: row["content_sha256"],
                fingerprint: row["fingerprint"],
                datasets: (try? JSONDecoder().decode([Int64].self, from: Data(datasets.utf8))) ?? [],
                workloadDocument: row["workload"], storedDocument: row["recommendation"])
        }
    }

    /// The facts that a decision cites, with the values they had.
    public func facts(of id: DecisionID) throws -> [RecordedFact] {
        let sql = """
            SELECT f.fact, f.table_name, f.dataset_id, f.source, f.as_of, f.value, d.name, d.layer
            FROM decision_facts AS f
            JOIN datasets AS d ON d.id = f.dataset_id
            WHERE f.decision_id = ?
            ORDER BY f.fact, f.dataset_id
            """
        return try knowledgeBase.read { db in
            try Row.fetchAll(db, sql: sql, arguments: [id.number]).map(RecordedFact.init)
        }
    }

    /// What happened to a decision, oldest first.
    ///
    /// - Throws: `.notFound` where there is no such decision.
    public func events(of id: DecisionID) throws -> [Event] {
        try knowledgeBase.read { db in
            let sql = "SELECT * FROM events WHERE decision_id = ? ORDER BY id"
            let events = try Row.fetchAll(db, sql: sql, arguments: [id.number]).map(Event.init)
            guard !events.isEmpty else { throw Self.unknown(id) }
            return events
        }
    }

    /// What happened to the decisions that the filter leaves, newest first, with the names of their workloads, and how
    /// much more there is beyond its limit.
    public func timeline(_ filter: DecisionFilter) throws -> (events: [(event: Event, workload: String)], leftOut: Int)
    {
        try knowledgeBase.read { db in
            let from = """
                FROM events AS e
                JOIN decision_summaries AS s ON s.id = e.decision_id
                WHERE \(filter.conditions)
                """
            let rows = try Row.fetchAll(
                db, sql: "SELECT e.*, s.workload_name \(from) ORDER BY e.id DESC LIMIT :limit",
                arguments: filter.arguments + ["limit": filter.limit ?? -1])
            let count = "SELECT COUNT(*) \(filter.isOpen ? "FROM events" : from)"
            let leftOut = try filter.leftOut(rows.count, count: count, arguments: filter.arguments, db)
            return (try rows.map { (try Event($0), $0["workload_name"]) }, leftOut)
        }
    }
}

extension RecordedFact {
    /// A row of `decision_facts` with its dataset's `name` and `layer`.
    init(_ row: Row) {
        self.init(
            cited: CitedFact(
                id: FactID(row["fact"]), table: row["table_name"], dataset: row["name"], layer: row["layer"],
                source: row["source"], asOf: row["as_of"]),
            dataset: row["dataset_id"], value: row["value"])
    }
}

extension [Event] {
    /// The tags that these events of one decision leave, in order.
    public var tags: [String] {
        var tags: Set<String> = []
        for remarks in map(\.remarks) {
            tags.formUnion(remarks.tags ?? [])
            tags.subtract(remarks.untags ?? [])
        }
        return tags.sorted()
    }

    /// The decision that took the place of this one.
    public var successor: String? { last { $0.kind == .superseded }?.remarks.supersededBy }

    /// The decisions whose place this one took, in order.
    public var predecessors: [String] { compactMap(\.remarks.supersedes) }
}
