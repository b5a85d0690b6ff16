import GRDBSQLite

/// Values for the parameters, numbered from 1 as in `?1`.
extension SQLStatement {
    public func bind(_ index: Int32, _ value: Int64) {
        sqlite3_bind_int64(handle, index, value)
    }

    public func bind(_ index: Int32, _ value: Double) {
        sqlite3_bind_double(handle, index, value)
    }

    public func bind(_ index: Int32, _ value: String) {
        var value = value
        value.withUTF8 { bytes in
            bindCopy(index, UnsafeRawBufferPointer(bytes))
        }
    }

    public func bind(_ index: Int32, _ value: String?) {
        if let value { bind(index, value) } else { bindNull(index) }
    }

    public func bindNull(_ index: Int32) {
        sqlite3_bind_null(handle, index)
    }

    /// Binds text without copying it.
    ///
    /// - Precondition: the bytes stay where they are until the statement has run or is bound again.
    public func bindInPlace(_ index: Int32, _ text: UnsafeRawBufferPointer) {
        guard let base = text.baseAddress else { return bindCopy(index, text) }
        sqlite3_bind_text(handle, index, base.assumingMemoryBound(to: CChar.self), Int32(text.count), nil)
    }

    private func bindCopy(_ index: Int32, _ text: UnsafeRawBufferPointer) {
        // SQLite's SQLITE_TRANSIENT, a macro that does not reach Swift: copy before returning.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        guard let base = text.baseAddress, text.count > 0 else {
            sqlite3_bind_text(handle, index, "", 0, transient)
            return
        }
        sqlite3_bind_text(handle, index, base.assumingMemoryBound(to: CChar.self), Int32(text.count), transient)
    }
}
