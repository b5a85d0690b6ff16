import Domain
import KnowledgeBase

/// Which dataset is meant where none is named.
struct ExportChoice {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    /// The one dataset of a layer that answers rest on.
    ///
    /// - Parameter layer: nil takes the team's, or the seed where no team is named.
    /// - Throws: `.usage` where there is more than one, `.notFound` where there is none.
    func record(_ layer: String?) throws -> DatasetRecord {
        let layer = layer ?? session.team.map { "team:" + $0 } ?? "seed"
        let visible = try session.knowledgeBase.visibleDatasets(team: DatasetLayer(layer)?.team)
            .filter { $0.layer == layer }
        guard visible.count < 2 else {
            throw BerthError(
                .usage, "layer \(layer) has \(visible.count) datasets",
                hints: ["name one of them: \(visible.map(\.name).joined(separator: ", "))"])
        }
        let records = try session.knowledgeBase.datasetRecords()
        guard let record = records.first(where: { $0.dataset.id == visible.first?.id }) else {
            throw BerthError(
                .notFound, "layer \(layer) has no dataset", hints: ["berth datasets list shows those there are"])
        }
        return record
    }
}
