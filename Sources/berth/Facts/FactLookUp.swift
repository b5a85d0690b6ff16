import Domain
import Importing
import KnowledgeBase

/// Finds rows as the team sees them.
struct FactLookUp {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    func query(_ name: String, _ filters: FactFilters, limit: Int) throws -> FactQuery {
        guard let table = DatasetTable.named(name) else {
            let names = DatasetTable.all.map(\.name) + DatasetTable.shortNames.keys.sorted()
            let meant = nearest(to: name, among: names).map { "did you mean \($0)?" }
            throw BerthError(
                .usage, "there is no table '\(name)'",
                hints: [meant ?? "there are \(DatasetTable.all.map(\.name).joined(separator: ", "))"])
        }
        let knowledgeBase = session.knowledgeBase
        let datasets = try knowledgeBase.visibleDatasets(team: session.team)
        let accelerators = try filters.accelerator.map { name in
            try knowledgeBase.vocabulary(datasets: datasets).accelerators(named: name)
        }
        return FactQuery(
            table: table, datasets: datasets, filters: try filters.conditions(), accelerators: accelerators ?? [],
            limit: limit)
    }

    func csv(_ query: FactQuery, columns: [Int]?, write: (String) throws -> Void) throws {
        try DatasetExport.csv(query, columns: columns, from: session.knowledgeBase, write: write)
    }

    /// The rows of one key, the one that answers first.
    func find(key: String) throws -> (table: DatasetTable, rows: [FactTable.Row]) {
        let datasets = try session.knowledgeBase.visibleDatasets(team: session.team)
        return try session.knowledgeBase.reading { try $0.facts(named: FactID(key), datasets: datasets) }
    }
}
