import Foundation
import GRDB
import KnowledgeBase

/// How much of the ledger rests on one document, through one table of one dataset.
public struct Influence: Sendable, Hashable {
    public struct Source: Sendable, Hashable {
        public let table: String
        public let dataset: String
        public let layer: String
        public let source: String

        public init(table: String, dataset: String, layer: String, source: String) {
            self.table = table
            self.dataset = dataset
            self.layer = layer
            self.source = source
        }
    }

    /// Decisions that cite it, in order.
    public let decisions: [Int64]
    /// Options of those decisions that cite it.
    public let options: Int
}

extension Ledger {
    private static let influence = """
        WITH standing AS (
            SELECT d.id, d.recommendation
            FROM decisions AS d
            JOIN events AS e ON e.id = (SELECT max(id) FROM events WHERE decision_id = d.id AND event <> 'noted')
            WHERE e.event IN ('proposed', 'accepted')
        )
        SELECT cited.value ->> '$.table', cited.value ->> '$.dataset', cited.value ->> '$.layer',
            cited.value ->> '$.source', json_group_array(DISTINCT standing.id),
            count(DISTINCT standing.id || ' ' || (option.value ->> '$.id'))
        FROM standing
        JOIN json_each(standing.recommendation, '$.options') AS option
        JOIN json_each(option.value, '$.facts') AS cited
        GROUP BY 1, 2, 3, 4
        """

    /// What decisions that stand, proposed or accepted, rest on.
    public func influences() throws -> [Influence.Source: Influence] {
        try knowledgeBase.read { db in
            var found: [Influence.Source: Influence] = [:]
            let rows = try Row.fetchCursor(db, sql: Self.influence)
            while let row = try rows.next() {
                let decisions: String = row[4]
                let source = Influence.Source(
                    table: row[0] ?? "", dataset: row[1] ?? "", layer: row[2] ?? "", source: row[3] ?? "")
                found[source] = Influence(
                    decisions: try JSONDecoder().decode([Int64].self, from: Data(decisions.utf8)).sorted(),
                    options: row[5])
            }
            return found
        }
    }
}
