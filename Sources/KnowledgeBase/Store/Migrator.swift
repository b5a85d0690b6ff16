import GRDB

/// Brings a database to the newest schema, one transaction for each migration.
enum Migrator {
    private static let recordsTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version    INTEGER PRIMARY KEY,
            name       TEXT NOT NULL,
            sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
            applied_at TEXT NOT NULL
        ) STRICT
        """

    private static let record = """
        INSERT INTO schema_migrations (version, name, sha256, applied_at)
        VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        """

    private static let versionPragma = "PRAGMA user_version"

    static func migrate(_ database: Database, to known: [Migration]) throws {
        guard try version(of: database) < known.count else { return }
        for migration in known {
            try database.inTransaction(.immediate) {
                // Another process may have migrated between the look above and the lock.
                guard try version(of: database) == migration.number - 1 else { return .commit }
                try database.execute(sql: recordsTable)
                try database.execute(sql: migration.sql)
                try database.execute(sql: record, arguments: [migration.number, migration.name, migration.sha256])
                // A pragma takes no parameter; the value is a number from the file's name.
                try database.execute(sql: "\(versionPragma) = \(migration.number)")
                return .commit
            }
        }
    }

    private static func version(of database: Database) throws -> Int32 {
        try Int32.fetchOne(database, sql: versionPragma) ?? 0
    }
}
