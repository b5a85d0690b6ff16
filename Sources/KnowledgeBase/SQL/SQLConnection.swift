public import Domain
import GRDBSQLite

/// A connection for SQL that anybody may write: it reads, and does nothing else.
///
/// Each of these would do; together they hold where one has a hole:
/// - the file is opened read-only, so that SQLite itself has no way to write it;
/// - `query_only`, and what SQLite would write to temporary files stays in memory (`TransientMemory`);
/// - an authorizer refuses, while a statement is compiled, all that is not reading (`SQLAuthorizer`);
/// - a statement that SQLite does not call read-only is not run;
/// - time, memory and sizes are bounded (`SQLClock`, `SQLLimits`), and functions whose time grows with the product of
///   two sizes are replaced (`SQLTextFunctions`).
public final class SQLConnection {
    public let path: String
    let handle: OpaquePointer
    private let authorizer = SQLAuthorizer()
    let clock = SQLClock()

    /// Another connection of this process to the same file, `store`, must outlive this one where the file can be
    /// written: it takes SQLite's `-wal` and `-shm` files away when it closes, which a read-only connection cannot.
    ///
    /// - Throws: `.readWrite`, `.unusableDatabase` where the file cannot be opened.
    public init(_ store: KnowledgeBase) throws(BerthError) {
        path = store.path
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var opened: OpaquePointer?
        let transient = TransientMemory.name
        let code = sqlite3_open_v2(store.questionAddress, &opened, flags, transient)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
            sqlite3_close_v2(opened)
            throw BerthError(.readWrite, "cannot open the database \(store.path): \(message)")
        }
        handle = opened
        sqlite3_busy_timeout(handle, 5000)
        let place = transient == nil ? "MEMORY" : "FILE"
        for pragma in ["query_only = ON", "temp_store = \(place)", "cell_size_check = ON"] {
            sqlite3_exec(handle, "PRAGMA \(pragma)", nil, nil, nil)
        }
        SQLLimits.apply(to: handle)
        SQLTextFunctions.replace(in: self)
        connectVirtualTables()
        authorizer.guardConnection(handle)
        clock.watch(handle)
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// Seconds that a statement may take.
    public var timeLimit: Double {
        get { clock.limit }
        set { clock.limit = newValue }
    }

    /// Compiles the first statement of `text`.
    ///
    /// - Returns: nil where there is none but comments; and what follows the statement.
    /// - Throws: `BerthError`: `.badData` for what is no SQL, `.notPermitted` for what does not read; `SQLInterruption`.
    public func prepare(_ text: String) throws -> (query: SQLQuery?, rest: String) {
        authorizer.forget()
        clock.restart()
        var text = text
        return try text.withUTF8 { bytes in
            let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard let start else { return (nil, "") }
            var prepared: OpaquePointer?
            var tail: UnsafePointer<CChar>?
            let code = clock.time { sqlite3_prepare_v2(handle, start, Int32(bytes.count), &prepared, &tail) }
            guard code == SQLITE_OK else { throw failure(code, sql: String(decoding: bytes, as: UTF8.self)) }
            let used = tail.map { $0 - start } ?? bytes.count
            let rest = String(decoding: bytes.dropFirst(used), as: UTF8.self)
            guard let prepared else { return (nil, rest) }
            guard sqlite3_stmt_readonly(prepared) != 0 else {
                sqlite3_finalize(prepared)
                throw Self.refused("this statement")
            }
            return (SQLQuery(prepared, on: self), rest)
        }
    }

    /// SQLite connects a virtual table, such as `json_each` or a full-text index, when a statement first names it, and
    /// asks the authorizer whether it may write to the schema for that. So they are connected beforehand.
    private func connectVirtualTables() {
        var statement: OpaquePointer?
        sqlite3_prepare_v2(handle, Self.virtualTables, -1, &statement, nil)
        var names = ["json_each", "json_tree"]
        names += SQLAuthorizer.questions.union(SQLAuthorizer.settings).map { "pragma_" + $0 }
        while sqlite3_step(statement) == SQLITE_ROW {
            if let name = sqlite3_column_text(statement, 0) { names.append(String(cString: name)) }
        }
        sqlite3_finalize(statement)
        for name in names {
            sqlite3_prepare_v2(handle, "SELECT 1 FROM \(name)", -1, &statement, nil)
            sqlite3_finalize(statement)
        }
    }

    private static let virtualTables = """
        SELECT '"' || replace(name, '"', '""') || '"'
        FROM sqlite_schema
        WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL %'
        """

    /// What an error of SQLite's means here.
    func failure(_ code: Int32, sql: String? = nil) -> any Error {
        if SQLInterruption.isRequested { return SQLInterruption.requested }
        if let refusal = authorizer.refusal { return Self.refused(refusal) }
        let message = String(cString: sqlite3_errmsg(handle))
        switch code == Self.noMemoryToWrite ? SQLITE_NOMEM : code & 0xFF {
        case SQLITE_AUTH, SQLITE_READONLY, SQLITE_PERM: return Self.refused("this statement")
        case SQLITE_INTERRUPT:
            return BerthError(
                .notPermitted, "stopped after \(clock.limit.plain) seconds, the time limit",
                hints: [".timeout S sets another"])
        case SQLITE_NOMEM:
            return BerthError(
                .notPermitted, "stopped: the statement needs more memory than a statement may have",
                hints: ["sort or group fewer rows at once"])
        case SQLITE_TOOBIG:
            return BerthError(
                .notPermitted,
                "stopped: a value is larger than \(SQLLimits.valueBytes >> 20) MiB, or the statement than "
                    + "\(SQLLimits.statementBytes >> 10) KiB")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return BerthError(
                .busy, "the database \(path) is busy: another process is writing to it",
                hints: ["try again in a moment"])
        case SQLITE_CORRUPT, SQLITE_NOTADB: return StoreRefusal.damaged(path, message)
        case SQLITE_IOERR, SQLITE_CANTOPEN:
            return BerthError(.readWrite, "cannot read the database \(path): \(message)")
        default: return BerthError(.badData, Self.located(message, at: sqlite3_error_offset(handle), in: sql))
        }
    }

    /// SQLITE_IOERR_NOMEM, a macro that does not reach Swift: a file in memory cannot grow.
    private static let noMemoryToWrite = SQLITE_IOERR | 12 << 8

    private static func refused(_ what: String) -> BerthError {
        BerthError(
            .notPermitted, "the shell only reads: \(what) is refused",
            hints: ["berth import and berth recommend write; .help lists what the shell can do"])
    }

    /// The message with the line that it is about and a mark under the place.
    private static func located(_ message: String, at offset: Int32, in sql: String?) -> String {
        guard let sql, offset >= 0, Int(offset) <= sql.utf8.count else { return message }
        let before = String(decoding: Array(sql.utf8.prefix(Int(offset))), as: UTF8.self)
        let start = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let rest = sql.utf8.dropFirst(Int(offset)).prefix { $0 != 10 }
        let line = start + String(decoding: Array(rest), as: UTF8.self)
        guard line.count <= 200 else { return message }
        return "\(message)\n  \(line)\n  \(String(repeating: " ", count: start.count))^"
    }
}
