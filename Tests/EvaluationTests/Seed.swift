import Domain
import Evaluation
import Foundation
import Importing
import KnowledgeBase

/// The seed dataset in a database of its own, filled once for all tests.
enum Seed {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    static let facts: PerformanceFacts = {
        do {
            let path = FileManager.default.temporaryDirectory
                .appending(path: "berth-evaluation-\(UUID().uuidString)/berth.db").path(percentEncoded: false)
            let resources = Resources(migrations: root + "/migrations", seedData: root + "/seed-data")
            let store = try DatabaseCreation.openOrCreate(path: path, resources: resources, progress: nil)
            return try store.performanceFacts(of: nil, datasets: store.visibleDatasets(team: nil))
        } catch {
            fatalError("the seed cannot be loaded: \(error)")
        }
    }()

    static let book = NameBook(facts)
}
