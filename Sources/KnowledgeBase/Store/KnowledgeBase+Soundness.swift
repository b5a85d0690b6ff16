import GRDB

extension KnowledgeBase {
    private static let migrationsQuery = """
        SELECT version, name, sha256, applied_at
        FROM schema_migrations
        ORDER BY version
        """

    /// Checks the whole file; takes as long as reading it.
    public func soundness() throws -> Soundness {
        try read { database in
            let faults = try Self.rows("PRAGMA integrity_check", in: database) { $0.text(0) }.filter { $0 != "ok" }
            let dangling = try Self.rows("PRAGMA foreign_key_check", in: database) {
                "\($0.text(0)) names a row of \($0.text(2)) that is not there"
            }
            let migrations = try Self.rows(Self.migrationsQuery, in: database) {
                Soundness.AppliedMigration(
                    version: Int($0.int(0)), name: $0.text(1), sha256: $0.text(2), appliedAt: $0.text(3))
            }
            let pageSize = try Self.number("PRAGMA page_size", in: database)
            return Soundness(
                integrityFaults: faults, danglingRows: dangling, miscounts: try Self.miscounts(in: database),
                schemaVersion: try Self.number("PRAGMA user_version", in: database), migrations: migrations,
                applicationID: Int32(truncatingIfNeeded: try Self.number("PRAGMA application_id", in: database)),
                journalMode: try Self.rows("PRAGMA journal_mode", in: database) { $0.text(0) }.first ?? "",
                pageSize: pageSize, fileSize: try Self.number("PRAGMA page_count", in: database) * pageSize,
                sqliteVersion: try Self.rows("SELECT sqlite_version()", in: database) { $0.text(0) }.first ?? "")
        }
    }

    /// Counts each dataset's rows again.
    private static func miscounts(in database: Database) throws -> [String] {
        let recorded = try rows("SELECT dataset_id, table_name, rows FROM dataset_rows ORDER BY 1, 2", in: database) {
            (dataset: $0.int(0), table: $0.text(1), rows: $0.int(2))
        }
        return try recorded.compactMap { entry in
            guard let table = DatasetTable.named(entry.table) else { return nil }
            let statement = try SQLStatement("SELECT count(*) FROM \(table.name) WHERE dataset_id = ?1", in: database)
            statement.bind(1, entry.dataset)
            let found = try statement.step() ? statement.int(0) : 0
            guard found != entry.rows else { return nil }
            return "dataset \(entry.dataset) has \(found) rows of \(table.name), and \(entry.rows) were imported"
        }
    }

    private static func number(_ sql: String, in database: Database) throws -> Int {
        try rows(sql, in: database) { Int($0.int(0)) }.first ?? 0
    }

    private static func rows<T>(_ sql: String, in database: Database, _ read: (SQLStatement) -> T) throws -> [T] {
        let statement = try SQLStatement(sql, in: database)
        var found: [T] = []
        while try statement.step() { found.append(read(statement)) }
        return found
    }
}
