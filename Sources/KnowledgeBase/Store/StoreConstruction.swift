import Domain
public import GRDB

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Makes a new database out of sight and puts it in place in one step, so that nobody ever sees half of one.
///
/// The folder is locked meanwhile (`flock`), which the system undoes when the process dies: of several first uses, one
/// builds and the others find its work. A killed process leaves at most `.NAME.creating` files, which the next first
/// use deletes.
public struct StoreConstruction {
    let path: String
    let migrations: String

    public init(path: String, migrations: String) {
        self.path = path
        self.migrations = migrations
    }

    /// Nothing has to survive a crash while the file is under its temporary name.
    private static let buildingPragmas = """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA secure_delete = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA foreign_keys = OFF;
        PRAGMA cache_size = -65536;
        """

    private static let finishingPragmas = """
        PRAGMA locking_mode = NORMAL;
        PRAGMA journal_mode = WAL;
        """

    /// - Parameter fill: puts the first rows in; called within one transaction.
    /// - Throws: `.cannotCreate` where the folder cannot be made or written to, and whatever `fill` throws.
    /// - Returns: false where another process had made the database meanwhile.
    public func run(fill: (Database) throws -> Void) throws -> Bool {
        let place = StorePlace(path: path)
        try place.makeFolder()
        let lock = try FolderLock(place.folder)
        defer { lock.release() }
        guard !FileBytes.exists(place.path) else { return false }
        place.removeLeftovers()
        guard !FileBytes.exists(place.path + "-wal") else { throw place.orphanedLog }
        do {
            try KnowledgeBase.translatingErrors(place.temporary) { try build(place.temporary, fill: fill) }
            return try place.publish()
        } catch {
            place.removeLeftovers()
            throw error
        }
    }

    /// Deletes what a first use left that was killed at the last moment; costs one look where there is nothing.
    public static func removeAbandoned(besides path: String) {
        StorePlace(path: path).removeAbandoned()
    }

    private func build(_ file: String, fill: (Database) throws -> Void) throws {
        let known = try Migration.all(in: migrations)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: file, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: Self.buildingPragmas)
            // A pragma takes no parameter; the value is the constant that marks Berth's files.
            try database.execute(sql: "PRAGMA application_id = \(KnowledgeBase.applicationID)")
            try Migrator.migrate(database, to: known)
            try database.inTransaction(.immediate) {
                try fill(database)
                return .commit
            }
            try database.execute(sql: Self.finishingPragmas)
        }
        try queue.close()
    }
}
