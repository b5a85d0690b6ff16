public import Domain
import Foundation
import GRDB
import KnowledgeBase

/// All that a decision's plan depends on, so that it can be computed again.
///
/// The rows of the datasets are the recorded facts: an import adds a dataset and retiring hides one, neither changes a row
/// that is there. The datasets' numbers are therefore enough, and what they hold is named by their digests.
public struct PlanningBasis: Sendable {
    public let workload: Workload
    /// Highest precedence first.
    public let datasets: [Dataset]
    /// The day that ages were counted from.
    public let today: String
    public let allOptions: Bool
}

extension Ledger {
    /// - Throws: `.usage` where the decision was imported and has no plan, `.unusableDatabase` where one of its datasets
    ///   is missing.
    public func basis(of decision: Decision) throws -> PlanningBasis {
        let workload = try decision.workload()
        return try knowledgeBase.read { db in
            let datasets = try decision.datasets.map { id in
                let sql = "SELECT id, name, layer, as_of, sha256 FROM datasets WHERE id = ?"
                guard let row = try Row.fetchOne(db, sql: sql, arguments: [id]) else {
                    throw BerthError(
                        .unusableDatabase, "dataset \(id), which \(decision.id) rests on, is missing",
                        hints: ["berth doctor checks the database"])
                }
                return Dataset(
                    id: row["id"], name: row["name"], layer: row["layer"], asOf: row["as_of"], sha256: row["sha256"])
            }
            let sql = "SELECT body FROM events WHERE decision_id = ? AND event = 'proposed'"
            let body = try String.fetchOne(db, sql: sql, arguments: [decision.id.number]) ?? "{}"
            let proposed = try? JSONDecoder().decode(ProposedBody.self, from: Data(body.utf8))
            return PlanningBasis(
                workload: workload, datasets: datasets,
                today: proposed?.today ?? String(decision.summary.recordedAt.prefix(10)),
                allOptions: proposed?.allOptions ?? false)
        }
    }
}
