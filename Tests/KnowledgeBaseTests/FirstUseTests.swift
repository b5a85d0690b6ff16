import Domain
import Foundation
import Importing
import KnowledgeBase
import Testing

@Suite("At first use a database is made whole, or not at all")
struct FirstUseTests {
    @Test("folders are made, the seed is in, and no other file is left")
    func creates() throws {
        let scratch = try Scratch()
        let path = scratch.folder + "/a/b/berth.db"
        let store = try DatabaseCreation.openOrCreate(path: path, resources: scratch.resources)
        #expect(try store.visibleDatasets(team: nil).map(\.name) == ["tiny"])
        let record = try #require(try store.datasetRecords().first)
        #expect(record.rows["prices"] == 8)
        #expect(record.licence == "CC0")
        let soundness = try store.soundness()
        #expect(soundness.isSound)
        #expect(soundness.applicationID == KnowledgeBase.applicationID)
        #expect(soundness.journalMode == "wal")
        #expect(soundness.schemaVersion == soundness.migrations.count)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/a/b").filter {
                $0.hasSuffix(".creating")
            }.isEmpty)
    }

    @Test("what a killed first use left is removed by the next, and never read")
    func leftovers() throws {
        let scratch = try Scratch()
        try scratch.write(".berth.db.creating", "half a database")
        try scratch.write(".berth.db.creating-journal", "half a journal")
        let store = try scratch.open()
        #expect(try store.visibleDatasets(team: nil).count == 1)
        #expect(try scratch.names().filter { $0.hasPrefix(".") }.isEmpty)
    }

    @Test("a second name left beside a finished database is removed at the next start")
    func abandonedName() throws {
        let scratch = try Scratch()
        do { _ = try scratch.open() }
        try FileManager.default.linkItem(atPath: scratch.path, toPath: scratch.folder + "/.berth.db.creating")
        do { _ = try scratch.open() }
        #expect(try scratch.names() == ["berth.db"])
    }

    @Test("of several first uses at once, all succeed on one database")
    func concurrent() async throws {
        let scratch = try Scratch()
        let path = scratch.path
        let resources = scratch.resources
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let store = try DatabaseCreation.openOrCreate(path: path, resources: resources)
                    return try store.datasetRecords().count
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == [1, 1, 1, 1, 1, 1])
        #expect(try scratch.names().filter { $0.hasPrefix(".") }.isEmpty)
    }

    @Test("a faulty seed leaves nothing behind")
    func faultySeed() throws {
        let scratch = try Scratch()
        try scratch.write("seed/providers.csv", "provider\naws\n")
        #expect(berthError { _ = try scratch.open() }?.kind == .badData)
        #expect(try scratch.names().isEmpty)
    }

    @Test("a log without its database is not taken for the new one's")
    func orphanedLog() throws {
        let scratch = try Scratch()
        try scratch.write("berth.db-wal", "changes of a database that is gone")
        let error = berthError { _ = try scratch.open() }
        #expect(error?.kind == .cannotCreate)
        #expect(try scratch.names() == ["berth.db-wal"])
    }

    @Test("a link without a target gets its target made, and stays a link")
    func link() throws {
        let scratch = try Scratch()
        try FileManager.default.createSymbolicLink(atPath: scratch.path, withDestinationPath: "real.db")
        _ = try scratch.open()
        #expect(try scratch.names().contains("real.db"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path) == "real.db")
    }

    @Test("a place that cannot be written to is said in words", .disabled(if: getuid() == 0, "root may write anywhere"))
    func unwritable() throws {
        let scratch = try Scratch()
        chmod(scratch.folder, 0o555)
        let error = berthError { _ = try scratch.open() }
        #expect(error?.kind == .cannotCreate)
    }

    @Test("a file where a folder should be is said in words")
    func fileInTheWay() throws {
        let scratch = try Scratch()
        try scratch.write("a", "")
        let error = berthError {
            _ = try DatabaseCreation.openOrCreate(path: scratch.folder + "/a/berth.db", resources: scratch.resources)
        }
        #expect(error?.kind == .cannotCreate)
    }

    @Test("a database opened for questions refuses writes, and answers")
    func readOnly() throws {
        let scratch = try Scratch()
        do { _ = try scratch.open() }
        let store = try KnowledgeBase.openReadOnly(path: scratch.path, migrations: scratch.resources.migrations)
        #expect(try store.visibleDatasets(team: nil).count == 1)
        let record = try #require(try store.datasetRecords().first)
        #expect(berthError { try store.retire(record) }?.kind == .notPermitted)
    }
}
