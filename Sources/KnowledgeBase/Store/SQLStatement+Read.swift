import GRDBSQLite

/// The columns of the current row, numbered from 0.
extension SQLStatement {
    public func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// The text of a column; empty for NULL.
    public func text(_ column: Int32) -> String {
        String(decoding: bytes(column), as: UTF8.self)
    }

    public func optionalText(_ column: Int32) -> String? {
        isNull(column) ? nil : text(column)
    }

    /// The bytes of a column, valid until the next step.
    public func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_text(handle, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    public func int(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    public func optionalInt(_ column: Int32) -> Int? {
        isNull(column) ? nil : Int(sqlite3_column_int64(handle, column))
    }

    public func flag(_ column: Int32) -> Bool {
        sqlite3_column_int64(handle, column) != 0
    }

    public func double(_ column: Int32) -> Double {
        sqlite3_column_double(handle, column)
    }

    public func optionalDouble(_ column: Int32) -> Double? {
        isNull(column) ? nil : sqlite3_column_double(handle, column)
    }

    /// The members of a `;`-separated list.
    public func list(_ column: Int32) -> [String] {
        text(column).split(separator: ";").map(String.init)
    }

    /// The members of a `;`-separated list that `Member` knows.
    public func members<Member: RawRepresentable & Hashable>(
        _ column: Int32, of _: Member.Type
    ) -> Set<Member> where Member.RawValue == String {
        Set(list(column).compactMap(Member.init(rawValue:)))
    }
}
