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
    /// Where the file was opened as one that nobody writes, what it looked like then.
    private let stamp: StoreStamp?

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
            return KnowledgeBase(path: path, isReadOnly: false, queue: queue, stamp: nil)
        }
    }

    /// Opens a database that answers questions and accepts no writes, on read-only media too.
    ///
    /// - Where changes wait in a log beside the file, another process has it open or was killed: the connection is a
    ///   read-only one, which leaves the log to whoever writes next.
    /// - Where there is none and the file and its folder are writable, the connection is a writable one that `write`
    ///   refuses, because a read-only one leaves SQLite's `-shm` and `-wal` files behind and a writable one removes
    ///   them. `read` sets SQLite's `query_only` in either case.
    /// - Elsewhere nobody writes, and the file is opened as immutable. `isOutdated` tells when that was wrong.
    ///
    /// - Throws: as `open`, and `.unusableDatabase` where the database needs a migration that it cannot be given.
    public static func openReadOnly(path: String, migrations: String) throws -> KnowledgeBase {
        let known = try Migration.all(in: migrations)
        let isWritable = StoreInspection.isWritable(path)
        if isWritable, try !StoreInspection.hasLog(path) || StoreHeader(path: path).userVersion < known.count {
            let store = try open(path: path, migrations: migrations)
            return KnowledgeBase(path: path, isReadOnly: true, queue: store.queue, stamp: nil)
        }
        try StoreInspection.checkHeader(path: path, newestMigration: known.count)
        let stamp = StoreInspection.hasLog(path) ? nil : StoreStamp(path)
        return try translatingErrors(path) {
            let address = stamp == nil ? path : StoreInspection.immutableAddress(path)
            let queue = try DatabaseQueue(path: address, configuration: .readOnlyStore)
            try queue.inDatabase { database in
                try StoreInspection.checkMigrations(database, known: known, path: path)
                try StoreInspection.checkNothingPending(database, known: known, path: path)
            }
            return KnowledgeBase(path: path, isReadOnly: true, queue: queue, stamp: stamp)
        }
    }

    /// Whether somebody has written to a file that was opened as one that nobody writes: open it again.
    public var isOutdated: Bool { stamp.map { $0 != StoreStamp(path) } ?? false }

    /// Whether `file` is the database or one of SQLite's files beside it, under whatever name.
    public func isStored(at file: String) -> Bool {
        ["", "-wal", "-shm", "-journal"].contains { StoreInspection.isSameFile(path + $0, file) }
    }

    /// What another connection for questions opens.
    var questionAddress: String {
        stamp == nil ? StoreInspection.address(path) : StoreInspection.immutableAddress(path)
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
            if SQLInterruption.isRequested { throw SQLInterruption.requested }
            throw BerthError(error, path: path)
        }
    }
}
