import Domain
import GRDBSQLite

/// A compiled statement, read row by row. It holds one state of the database until it goes.
public final class SQLQuery {
    private let connection: SQLConnection
    private let statement: OpaquePointer
    /// Names of the answer's columns; empty for a statement that has none.
    public let columns: [String]

    init(_ statement: OpaquePointer, on connection: SQLConnection) {
        self.statement = statement
        self.connection = connection
        columns = (0..<sqlite3_column_count(statement)).map { index in
            sqlite3_column_name(statement, index).map { String(cString: $0) } ?? ""
        }
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// The parameters that the statement names, such as `:gpu`, in order.
    public var parameters: [String] {
        (0..<sqlite3_bind_parameter_count(statement)).map { index in
            sqlite3_bind_parameter_name(statement, index + 1).map { String(cString: $0) } ?? "?\(index + 1)"
        }
    }

    /// Gives a parameter its value: a number where the text is one.
    public func bind(_ parameter: String, _ value: String) {
        let index = sqlite3_bind_parameter_index(statement, parameter)
        if let number = Int64(value) {
            sqlite3_bind_int64(statement, index, number)
        } else if let number = Double(value), number.isFinite {
            sqlite3_bind_double(statement, index, number)
        } else {
            // SQLITE_TRANSIENT, a macro that does not reach Swift: copy before returning.
            sqlite3_bind_text(statement, index, value, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    /// Moves to the next row; false where there is none left.
    ///
    /// - Throws: `BerthError` where a limit is reached or the statement fails; `SQLInterruption`.
    public func step() throws -> Bool {
        switch connection.clock.time({ sqlite3_step(statement) }) {
        case SQLITE_ROW:
            if SQLInterruption.isRequested { throw SQLInterruption.requested }
            return true
        case SQLITE_DONE: return false
        case let code: throw connection.failure(code)
        }
    }

    /// Counts the current row and those that follow, up to so many of them and for so many seconds.
    public func countRest(atMost limit: Int, seconds: Double) throws -> (rows: Int, isWhole: Bool) {
        var rows = 1
        let isWhole = try connection.clock.allowing(seconds) {
            while rows < limit {
                guard try step() else { return true }
                rows += 1
            }
            return false
        }
        return (rows, isWhole ?? false)
    }

    /// The current row.
    ///
    /// - Throws: `BerthError.notPermitted` where it is too large to be laid out.
    public func row() throws -> [SQLValue] {
        var bytes = 0
        return try columns.indices.map { index in
            let column = Int32(index)
            let type = sqlite3_column_type(statement, column)
            if type == SQLITE_TEXT || type == SQLITE_BLOB { bytes += Int(sqlite3_column_bytes(statement, column)) }
            guard bytes <= SQLLimits.rowBytes else {
                throw BerthError(
                    .notPermitted, "stopped: a row is larger than \(SQLLimits.rowBytes >> 20) MiB",
                    hints: ["select fewer columns, or a part of them with substr"])
            }
            return value(column)
        }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            return .blob(
                Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))))
        default: return .null
        }
    }
}

/// Whether `text` ends a statement with its `;`, outside of strings, comments and trigger bodies.
public func isCompleteSQL(_ text: String) -> Bool {
    sqlite3_complete(text) != 0
}
