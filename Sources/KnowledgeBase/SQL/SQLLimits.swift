import GRDBSQLite

/// What a statement that anybody may write can use up.
///
/// A value's size is bounded so that no single function call takes long: between calls the clock is asked.
public enum SQLLimits {
    /// Bytes that SQLite may have in use in this process, for all connections together. The rest of 256 MiB is for
    /// laying the answer out.
    static let heapBytes: Int64 = 96 << 20
    /// Bytes of a text or a blob.
    public static let valueBytes: Int32 = 4 << 20
    /// Bytes of the texts and blobs of one row of an answer.
    static let rowBytes = 8 << 20
    /// Bytes of a statement.
    public static let statementBytes: Int32 = 256 << 10
    /// Seconds that a statement may run where nobody said otherwise.
    public static let seconds = 30.0

    static func apply(to handle: OpaquePointer) {
        sqlite3_hard_heap_limit64(heapBytes)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, valueBytes)
        sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, statementBytes)
        sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 200)
        sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 200)
        sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 250_000)
        sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1)
        sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0)
    }
}
