import Domain
import Importing
import Presentation

/// Several imports, each a transaction of its own.
struct Imports {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    func run(_ paths: [String], layer: String?, table: String?, dryRun: Bool) throws -> [ImportReport] {
        defer { session.narrator.progress.end() }
        var reports: [ImportReport] = []
        for path in paths {
            do {
                reports.append(
                    try DatasetImport.run(
                        path: path, into: session.knowledgeBase, layer: layer, table: table, dryRun: dryRun,
                        progress: session.narrator))
            } catch let error as BerthError where !reports.isEmpty && !dryRun {
                let done = paths.prefix(reports.count).joined(separator: ", ")
                throw BerthError(error.kind, error.message, hints: error.hints + ["imported before it: \(done)"])
            }
        }
        return reports
    }
}
