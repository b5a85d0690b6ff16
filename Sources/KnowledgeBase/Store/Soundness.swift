/// What `berth doctor` asks of a database.
public struct Soundness: Sendable, Hashable {
    public struct AppliedMigration: Sendable, Hashable {
        public let version: Int
        public let name: String
        public let sha256: String
        /// ISO 8601, UTC.
        public let appliedAt: String
    }

    /// What SQLite's `integrity_check` found wrong; empty where all is well.
    public let integrityFaults: [String]
    /// Rows that name a row that is not there.
    public let danglingRows: [String]
    /// Tables of which a dataset has not as many rows as were imported.
    public let miscounts: [String]
    public let schemaVersion: Int
    public let migrations: [AppliedMigration]
    public let applicationID: Int32
    public let journalMode: String
    /// Bytes.
    public let pageSize: Int
    /// Bytes, without the files beside it.
    public let fileSize: Int
    public let sqliteVersion: String

    public var isSound: Bool { integrityFaults.isEmpty && danglingRows.isEmpty && miscounts.isEmpty }
}
