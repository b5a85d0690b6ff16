import Domain
import Importing
import KnowledgeBase
import Presentation

/// One import of everything that was named.
struct ImportRun {
    private let session: Session
    private let requests: [ImportRequest]

    private let needsEarlier: Bool

    /// - Parameter needsEarlier: refuses datasets that the store has no earlier version of.
    init(_ session: Session, _ requests: [ImportRequest], needsEarlier: Bool = false) {
        self.session = session
        self.requests = requests
        self.needsEarlier = needsEarlier
    }

    /// - Parameter preview: finds out what the import changes, where that was asked for.
    func run(dryRun: Bool, preview: ImportPreview?) throws -> ImportList {
        defer { session.narrator.progress.end() }
        var changes: [ImportChanges] = []
        var recommendations: RecommendationChanges?
        let reports = try DatasetImport.run(
            requests, into: session.knowledgeBase, dryRun: dryRun, progress: session.narrator
        ) { store, reports in
            try Interruption.check()
            if needsEarlier { try reports.forEach(checkReplaces) }
            guard let preview else { return }
            changes = try reports.map { try preview.changes($0, in: store) }
            recommendations = try preview.recommendations(reports, in: store)
        }
        return ImportList(reports: reports, changes: changes, recommendations: recommendations)
    }

    private func checkReplaces(_ report: ImportReport) throws(BerthError) {
        guard report.outcome == .imported else { return }
        guard let replaced = report.replaced else {
            throw BerthError(
                .usage, "the store has no earlier version of \(report.dataset.name) (\(report.dataset.layer))",
                hints: ["berth import brings it in; berth datasets list shows those there are"])
        }
        guard replaced.asOf <= report.dataset.asOf else {
            throw BerthError(
                .usage,
                "\(report.dataset.name) of \(report.dataset.asOf) is older than that in use, of \(replaced.asOf)",
                hints: ["berth import takes it all the same"])
        }
    }
}
