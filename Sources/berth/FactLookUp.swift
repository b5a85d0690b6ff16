import Domain
import Importing
import KnowledgeBase

/// Finds rows of a table as the team sees them.
struct FactLookUp {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    /// - Parameter limit: nil finds all.
    func find(_ name: String, _ filters: FactFilters, limit: Int?) throws -> FactTable {
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
        return try knowledgeBase.facts(
            FactQuery(
                table: table, datasets: datasets, filters: filters.conditions(), accelerators: accelerators ?? [],
                limit: limit ?? .max))
    }
}
