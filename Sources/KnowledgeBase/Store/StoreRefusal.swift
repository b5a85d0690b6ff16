import Domain

/// Why a file is not opened. It is left as it was, byte for byte.
enum StoreRefusal {
    static func notAFile(_ path: String) -> BerthError {
        BerthError(.unusableDatabase, "\(path) is not a file", hints: [anotherPath])
    }

    static func empty(_ path: String) -> BerthError {
        BerthError(
            .unusableDatabase, "\(path) is empty, not a database of Berth's",
            hints: ["delete it, and the next run makes a new database there", anotherPath])
    }

    static func notSQLite(_ path: String) -> BerthError {
        BerthError(
            .unusableDatabase, "\(path) is not a database of Berth's: it is no SQLite file", hints: [anotherPath])
    }

    static func foreign(_ path: String, applicationID: Int32) -> BerthError {
        let mark = String(UInt32(bitPattern: applicationID), radix: 16, uppercase: true)
        return BerthError(
            .unusableDatabase,
            "\(path) is a SQLite database of another program (application id 0x\(mark), Berth's is 0x42525448)",
            hints: [anotherPath])
    }

    static func truncated(_ path: String, expected: Int64, found: Int64) -> BerthError {
        BerthError(
            .unusableDatabase, "\(path) is damaged: it should have \(expected) bytes and has \(found)",
            hints: [restore])
    }

    static func damaged(_ path: String, _ detail: String) -> BerthError {
        BerthError(.unusableDatabase, "\(path) is damaged: \(detail)", hints: [restore])
    }

    static func newer(_ path: String, found: Int32, known: Int32) -> BerthError {
        BerthError(
            .unusableDatabase,
            "\(path) is newer than this program: its schema is version \(found), this program knows \(known)",
            hints: ["install the newer Berth that wrote it", anotherPath])
    }

    static func changedMigration(_ path: String, name: String) -> BerthError {
        BerthError(
            .unusableDatabase,
            "\(path) was made with another migration \(name) than the one shipped here",
            hints: [
                "a migration is never changed after it shipped: reinstall Berth, or undo the change to \(name)",
                anotherPath,
            ])
    }

    static func unknownMigrations(_ path: String) -> BerthError {
        damaged(path, "its list of migrations does not agree with its schema version")
    }

    private static let anotherPath = "choose another file with --db PATH or BERTH_DB"
    private static let restore = "restore it from a backup, or move it away and the next run makes a new one"
}
