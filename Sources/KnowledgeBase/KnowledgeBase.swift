import Domain
public import GRDB

/// Facts, datasets and the ledger in one SQLite file: opening, migrating, querying and versioning.
///
/// One value is one connection. A value may be shared between threads; its transactions queue up.
public struct KnowledgeBase: Sendable {
    /// "BRTH", in the file's header: which program the database belongs to.
    public static let applicationID: Int32 = 0x4252_5448

    public let path: String
    /// Whether it was opened for questions only.
    public let isReadOnly: Bool
    let queue: DatabaseQueue

    /// Opens a database of Berth's for reading and writing, and migrates an older one.
    ///
    /// - Throws: `BerthError`. `.notFound` where there is none; `.notPermitted` where it or its folder is read-only;
    ///   `.unusableDatabase`, with the file untouched, where it
    ///   is foreign, damaged, newer, or made with a migration that has since changed; `.busy` while another process
    ///   holds it.
    public static func open(path: String, migrations: String) throws -> KnowledgeBase {
        let known = try Migration.all(in: migrations)
        try StoreInspection.checkHeader(path: path, newestMigration: known.count)
        guard StoreInspection.isWritable(path) else {
            throw BerthError(
                .notPermitted, "not permitted to write to the database \(path): it or its folder is read-only",
                hints: ["it still answers questions; --db names another one to record in"])
        }
        return try translatingErrors(path) {
            let queue = try DatabaseQueue(path: path, configuration: .store)
            try queue.inDatabase { database in
                try StoreInspection.checkMigrations(database, known: known, path: path)
                try Migrator.migrate(database, to: known)
            }
            return KnowledgeBase(path: path, isReadOnly: false, queue: queue)
        }
    }

    /// Opens a database that answers questions and accepts no writes, on read-only media too.
    ///
    /// Where the file and its folder are writable the connection is a writable one that `write` refuses, because a
    /// read-only connection leaves SQLite's `-shm` and `-wal` files behind and a writable one removes them. `read` sets
    /// SQLite's `query_only` in either case.
    ///
    /// - Throws: as `open`, and `.unusableDatabase` where the database needs a migration that it cannot be given.
    public static func openReadOnly(path: String, migrations: String) throws -> KnowledgeBase {
        if StoreInspection.isWritable(path) {
            let store = try open(path: path, migrations: migrations)
            return KnowledgeBase(path: path, isReadOnly: true, queue: store.queue)
        }
        let known = try Migration.all(in: migrations)
        try StoreInspection.checkHeader(path: path, newestMigration: known.count)
        return try translatingErrors(path) {
            let address = StoreInspection.hasLog(path) ? path : StoreInspection.immutableAddress(path)
            let queue = try DatabaseQueue(path: address, configuration: .readOnlyStore)
            try queue.inDatabase { database in
                try StoreInspection.checkMigrations(database, known: known, path: path)
                try StoreInspection.checkNothingPending(database, known: known, path: path)
            }
            return KnowledgeBase(path: path, isReadOnly: true, queue: queue)
        }
    }

    /// Runs `body` on one consistent state of the database.
    public func read<T>(_ body: (Database) throws -> T) throws -> T {
        try Self.translatingErrors(path) { try queue.read(body) }
    }

    /// Runs `body` in a transaction that has the write lock from the start (`BEGIN IMMEDIATE`).
    ///
    /// - Throws: `.notPermitted` where the database was opened for questions only.
    public func write<T>(_ body: (Database) throws -> T) throws -> T {
        guard !isReadOnly else { throw BerthError(.notPermitted, "the database \(path) is open for questions only") }
        return try Self.translatingErrors(path) {
            try queue.writeWithoutTransaction { database in
                var result: T?
                try database.inTransaction(.immediate) {
                    result = try body(database)
                    return .commit
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
                return result
            }
        }
    }

    static func translatingErrors<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw BerthError(error, path: path)
        }
    }
}
