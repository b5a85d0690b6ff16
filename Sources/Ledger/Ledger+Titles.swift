import GRDB
import KnowledgeBase

extension Ledger {
    /// What people called each target in the datasets that the decision saw, by its id.
    public func targetTitles(of decision: Decision) throws -> [String: String] {
        try knowledgeBase.read { db in
            var titles: [String: String] = [:]
            for dataset in decision.datasets.reversed() {
                let sql = "SELECT target, name FROM targets WHERE dataset_id = ?"
                for row in try Row.fetchAll(db, sql: sql, arguments: [dataset]) {
                    titles[row["target"]] = row["name"]
                }
            }
            return titles
        }
    }
}
