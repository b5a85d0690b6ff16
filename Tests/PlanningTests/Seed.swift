import Domain
import Foundation
import Importing
import KnowledgeBase
import Planning

/// The real seed dataset in a database of its own, filled once for all tests.
enum Seed {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)
    static let today = "2026-11-24"

    static let resources = Resources(migrations: root + "/migrations", seedData: root + "/seed-data")

    static let knowledgeBase: KnowledgeBase = {
        do { return try fresh() } catch { fatalError("the seed cannot be loaded: \(error)") }
    }()

    /// A database with the seed in it that no other test sees.
    static func fresh() throws -> KnowledgeBase {
        let path = FileManager.default.temporaryDirectory
            .appending(
                path: "berth-planning-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)/berth.db"
            )
            .path(percentEncoded: false)
        return try DatabaseCreation.openOrCreate(path: path, resources: resources, progress: nil)
    }

    static func plan(
        _ workload: Workload, team: String? = nil, on knowledgeBase: KnowledgeBase = Seed.knowledgeBase
    ) throws -> Recommendation {
        let datasets = try knowledgeBase.visibleDatasets(team: team)
        let snapshot = try knowledgeBase.snapshot(for: workload, datasets: datasets, today: today)
        return try Planner().plan(workload, over: snapshot).recommendation
    }

    static func relaxations(of workload: Workload) throws -> [Recommendation.Relaxation] {
        let datasets = try knowledgeBase.visibleDatasets(team: nil)
        return try Relaxer().relaxations(of: workload) { changed in
            try knowledgeBase.snapshot(for: changed, datasets: datasets, today: today)
        }
    }
}

/// Reads a workload as a user writes it.
func workload(_ yaml: String) throws -> Workload {
    let vocabulary = try Seed.knowledgeBase.vocabulary(datasets: Seed.knowledgeBase.visibleDatasets(team: nil))
    return try WorkloadReader(vocabulary: vocabulary).read(yaml, file: "workload.yaml")
}
