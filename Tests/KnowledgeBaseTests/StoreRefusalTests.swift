import Domain
import Foundation
import GRDB
import KnowledgeBase
import Testing

@Suite("A file that is not ours is refused in words and left as it was")
struct StoreRefusalTests {
    @Test("random bytes")
    func randomBytes() throws {
        let error = try refusal { try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167) }).write(to: $0.file) }
        #expect(error.message.hasSuffix("is not a database of Berth's: it is no SQLite file"))
    }

    @Test("an empty file")
    func empty() throws {
        let error = try refusal { try Data().write(to: $0.file) }
        #expect(error.message.hasSuffix("is empty, not a database of Berth's"))
    }

    @Test("another program's database")
    func foreign() throws {
        let error = try refusal { scratch in
            let queue = try DatabaseQueue(path: scratch.path)
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA application_id = 7; CREATE TABLE t (a)")
            }
            try queue.close()
        }
        #expect(error.message.contains("another program (application id 0x7,"))
    }

    @Test("a database without an application id")
    func unmarked() throws {
        let error = try refusal { scratch in
            let queue = try DatabaseQueue(path: scratch.path)
            try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
            try queue.close()
        }
        #expect(error.message.contains("application id 0x0"))
    }

    @Test("a database of a newer Berth")
    func newer() throws {
        let error = try refusal { scratch in
            _ = try scratch.open()
            try patch(scratch, at: 60, [0, 0, 0, 99])
        }
        #expect(error.message.contains("is newer than this program: its schema is version 99"))
    }

    @Test("a truncated database", arguments: [50, 4096, 20_000])
    func truncated(length: Int) throws {
        let error = try refusal { scratch in
            _ = try scratch.open()
            try #require(scratch.bytes()).prefix(length).write(to: scratch.file)
        }
        #expect(error.message.contains("is damaged: it should have"))
    }

    @Test("a database whose schema is overwritten")
    func damagedSchema() throws {
        let error = try refusal { scratch in
            _ = try scratch.open()
            try patch(scratch, at: 100, [UInt8](repeating: 0xAB, count: 2000))
        }
        #expect(error.message.contains("is damaged"))
    }

    @Test("a database made with a migration that has changed since")
    func changedMigration() throws {
        let scratch = try Scratch()
        _ = try scratch.open()
        let before = scratch.bytes()
        let migrations = try scratch.copyMigrations(as: "changed")
        let ledger = URL(fileURLWithPath: migrations + "/0002_ledger.sql")
        try (String(contentsOf: ledger, encoding: .utf8) + "\n-- touched\n").write(
            to: ledger, atomically: true, encoding: .utf8)
        let error = berthError { _ = try KnowledgeBase.open(path: scratch.path, migrations: migrations) }
        #expect(error?.kind == .unusableDatabase)
        #expect(
            error?.message.contains("made with another migration 0002_ledger.sql than the one shipped here") == true)
        #expect(scratch.bytes() == before)
        #expect(try scratch.names() == ["berth.db", "changed"])
    }

    @Test("a copy of linked migrations has no links, and the originals are not written to")
    func linkedMigrations() throws {
        let scratch = try Scratch()
        try scratch.write("real/0001.sql", "original")
        let files = FileManager.default
        try files.createDirectory(atPath: scratch.folder + "/linked", withIntermediateDirectories: true)
        try files.createSymbolicLink(
            atPath: scratch.folder + "/linked/0001.sql", withDestinationPath: scratch.folder + "/real/0001.sql")
        try files.createSymbolicLink(
            atPath: scratch.folder + "/link", withDestinationPath: scratch.folder + "/linked")
        try Scratch.copyFiles(of: scratch.folder + "/link", to: scratch.folder + "/copy")
        try scratch.write("copy/0001.sql", "changed")
        #expect(scratch.bytes("real/0001.sql") == Data("original".utf8))
    }

    @Test("a folder") func folder() throws {
        let scratch = try Scratch()
        let error = berthError {
            _ = try KnowledgeBase.open(path: scratch.folder, migrations: scratch.resources.migrations)
        }
        #expect(error?.kind == .unusableDatabase)
    }

    @Test("a missing file is not found, and not made") func missing() throws {
        let scratch = try Scratch()
        let error = berthError {
            _ = try KnowledgeBase.open(path: scratch.path, migrations: scratch.resources.migrations)
        }
        #expect(error?.kind == .notFound)
        #expect(try scratch.names().isEmpty)
    }

    @Test("while another process writes, a writer is told to try again")
    func busy() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: scratch.path, configuration: configuration)
        try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        defer { try? other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") } }
        let error = berthError { try store.write { _ in } }
        #expect(error?.kind == .busy)
    }

    /// Prepares a file, opens it, and checks that opening changed nothing.
    private func refusal(_ prepare: (Scratch) throws -> Void) throws -> BerthError {
        let scratch = try Scratch()
        try prepare(scratch)
        let before = scratch.bytes()
        let names = try scratch.names()
        let errors = [
            berthError { _ = try KnowledgeBase.open(path: scratch.path, migrations: scratch.resources.migrations) },
            berthError {
                _ = try KnowledgeBase.openReadOnly(path: scratch.path, migrations: scratch.resources.migrations)
            },
        ]
        #expect(scratch.bytes() == before)
        #expect(try scratch.names() == names)
        #expect(errors[0] == errors[1])
        let error = try #require(errors[0])
        #expect(error.kind == .unusableDatabase)
        #expect(!error.hints.isEmpty)
        return error
    }

    private func patch(_ scratch: Scratch, at offset: UInt64, _ bytes: [UInt8]) throws {
        let handle = try FileHandle(forWritingTo: scratch.file)
        try handle.seek(toOffset: offset)
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }
}

extension Scratch {
    var file: URL { URL(fileURLWithPath: path) }
}
