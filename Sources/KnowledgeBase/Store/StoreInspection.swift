import Domain
import GRDB

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Whether a file is a database that this program may use. Nothing here writes.
///
/// These checks run at each start, so they read one page and one small table. `berth doctor` does the thorough ones.
enum StoreInspection {
    private static let appliedMigrations = """
        SELECT version, name, sha256
        FROM schema_migrations
        ORDER BY version
        """

    /// What the header alone tells, before SQLite touches the file.
    static func checkHeader(path: String, newestMigration: Int) throws(BerthError) {
        let header = try StoreHeader(path: path)
        guard header.applicationID == KnowledgeBase.applicationID else {
            throw StoreRefusal.foreign(path, applicationID: header.applicationID)
        }
        guard header.userVersion <= newestMigration else {
            throw StoreRefusal.newer(path, found: header.userVersion, known: Int32(newestMigration))
        }
        // With a write-ahead log, the header may count pages that have not been copied into the file yet.
        guard !hasLog(path) else { return }
        let expected = (header.pageCount ?? 1) * header.pageSize
        guard header.fileSize >= expected else {
            throw StoreRefusal.truncated(path, expected: expected, found: header.fileSize)
        }
    }

    /// That the schema can be read, is not newer, and was made by the migrations shipped here.
    static func checkMigrations(_ database: Database, known: [Migration], path: String) throws {
        let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= known.count else {
            throw StoreRefusal.newer(path, found: version, known: Int32(known.count))
        }
        do {
            let statement = try SQLStatement(appliedMigrations, in: database)
            var applied: Int32 = 0
            while try statement.step() {
                guard applied < version, statement.int(0) == Int64(applied) + 1 else {
                    throw StoreRefusal.unknownMigrations(path)
                }
                let migration = known[Int(applied)]
                guard statement.text(2) == migration.sha256 else {
                    throw StoreRefusal.changedMigration(path, name: statement.text(1))
                }
                applied += 1
            }
            guard applied == version else { throw StoreRefusal.unknownMigrations(path) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            throw StoreRefusal.damaged(path, error.message ?? "its schema cannot be read")
        }
    }

    /// - Throws: `.unusableDatabase` where a migration is pending, which a read-only file cannot be given.
    static func checkNothingPending(_ database: Database, known: [Migration], path: String) throws {
        let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version < known.count else { return }
        throw BerthError(
            .unusableDatabase,
            "\(path) has schema version \(version), this program needs \(known.count), and the file is read-only",
            hints: ["run berth once where the file may be written, or copy it"])
    }

    /// Whether committed data may wait in a write-ahead log beside the file.
    static func hasLog(_ path: String) -> Bool {
        var status = stat()
        return stat(path + "-wal", &status) == 0 && status.st_size > 0
    }

    /// Whether this process may write the file and make SQLite's files beside it.
    static func isWritable(_ path: String) -> Bool {
        let folder = path.parentFolder
        let parent = path.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
        return access(path, W_OK) == 0 && access(parent, W_OK) == 0
    }

    static func isSameFile(_ one: String, _ other: String) -> Bool {
        var status = stat(), another = stat()
        return stat(one, &status) == 0 && stat(other, &another) == 0 && status.st_ino == another.st_ino
            && status.st_dev == another.st_dev
    }

    /// An address that tells SQLite that nobody writes to the file, so that it needs no files beside it.
    static func immutableAddress(_ path: String) -> String { address(path) + "?immutable=1" }

    /// The path as an address, so that no name of a file is taken for one with options.
    static func address(_ path: String) -> String {
        let reserved: [Character: String] = ["%": "%25", "?": "%3F", "#": "%23"]
        return "file:" + path.map { reserved[$0] ?? String($0) }.joined()
    }
}
