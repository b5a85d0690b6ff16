public import GRDB
import GRDBSQLite

/// A prepared statement that reads and binds by position, without a wrapper value for each cell.
///
/// The snapshot reads some hundred thousand cells within milliseconds and an import binds millions: both go straight
/// to SQLite's C functions, inside the transactions that GRDB opens. Not for use outside the closure that holds the
/// connection.
public final class SQLStatement {
    private let connection: OpaquePointer?
    let handle: OpaquePointer

    /// - Throws: `DatabaseError` where the text does not compile.
    public init(_ sql: String, in database: Database) throws {
        connection = database.sqliteConnection
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v2(connection, sql, -1, &prepared, nil)
        guard code == SQLITE_OK, let prepared else {
            throw Self.error(code, connection)
        }
        handle = prepared
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Moves to the next row; false where there is none left.
    public func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw Self.error(code, connection)
    }

    /// Executes a statement that returns no rows, and makes it ready for the next.
    ///
    /// - Returns: the extended result code where a constraint refused the row, else nil.
    public func executeOrRefusal() throws -> Int32? {
        let code = sqlite3_step(handle)
        if code == SQLITE_DONE {
            sqlite3_reset(handle)
            return nil
        }
        if code & 0xFF == SQLITE_CONSTRAINT {
            sqlite3_reset(handle)
            return code
        }
        defer { sqlite3_reset(handle) }
        throw Self.error(code, connection)
    }

    public func execute() throws {
        _ = try step()
        reset()
    }

    public func reset() {
        sqlite3_reset(handle)
    }

    private static func error(_ code: Int32, _ connection: OpaquePointer?) -> DatabaseError {
        let message = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
}

extension SQLStatement {
    /// Whether a refusal of `executeOrRefusal` means that the key is taken.
    public static func isDuplicateKey(_ code: Int32) -> Bool {
        ResultCode(rawValue: code) == .SQLITE_CONSTRAINT_PRIMARYKEY
            || ResultCode(rawValue: code) == .SQLITE_CONSTRAINT_UNIQUE
    }
}
