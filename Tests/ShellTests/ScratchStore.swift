import Foundation
import Importing
import KnowledgeBase

/// A store without facts, made from the shipped migrations; gone with the value.
final class ScratchStore {
    let folder: String
    let store: KnowledgeBase

    init() throws {
        let repository = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        folder = NSTemporaryDirectory() + "berth-shell-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/seed", withIntermediateDirectories: true)
        try """
        schema: berth.dataset/1
        name: tiny
        layer: seed
        as_of: 2026-11-24
        source: a test
        licence: CC0
        description: just enough
        """.write(toFile: folder + "/seed/dataset.yaml", atomically: true, encoding: .utf8)
        try "provider,name\naws,Amazon Web Services\n".write(
            toFile: folder + "/seed/providers.csv", atomically: true, encoding: .utf8)
        store = try DatabaseCreation.openOrCreate(
            path: folder + "/berth.db",
            resources: Resources(migrations: repository + "/migrations", seedData: folder + "/seed"))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func rows(_ sql: String) throws -> [[SQLValue]] {
        guard let query = try SQLConnection(store).prepare(sql).query else { return [] }
        var rows: [[SQLValue]] = []
        while try query.step() { rows.append(try query.row()) }
        return rows
    }
}
