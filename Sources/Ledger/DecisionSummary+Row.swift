import Domain
import GRDB

extension DecisionSummary {
    /// A row of `decision_summaries`.
    init(_ row: Row) throws {
        let kind: String = row["kind"], origin: String? = row["origin"]
        guard let workloadKind = Workload.Kind(rawValue: kind) else {
            throw BerthError(.unusableDatabase, "a decision is of the unknown kind '\(kind)'")
        }
        self.init(
            id: DecisionID(number: row["id"]), recordedAt: row["recorded_at"], author: row["author"],
            team: row["team"], workload: row["workload_name"], kind: origin == nil ? workloadKind : nil,
            origin: origin, winner: row["winner"],
            costPerMonth: (row["usd_nanos_month"] as Int64?).map(USD.init(nanos:)), p95Milliseconds: row["p95_ms"],
            score: row["score"], winProbability: row["win_probability"], status: try Event.Kind(stored: row["status"]))
    }
}

extension Event.Kind {
    init(stored text: String) throws {
        guard let kind = Event.Kind(rawValue: text) else {
            throw BerthError(.unusableDatabase, "the ledger holds the unknown event '\(text)'")
        }
        self = kind
    }
}

extension Event {
    init(_ row: Row) throws {
        self.init(
            number: row["id"], decision: DecisionID(number: row["decision_id"]),
            kind: try Event.Kind(stored: row["event"]), at: row["at"], author: row["author"], body: row["body"],
            hash: row["hash"])
    }
}
