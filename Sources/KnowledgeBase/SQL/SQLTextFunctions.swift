import GRDBSQLite

/// SQLite's own `instr`, `replace`, `trim`, `like` and `glob` take the product of their arguments' sizes and cannot be
/// stopped. These say the same in time that grows with the sum, or can be stopped.
enum SQLTextFunctions {
    typealias Function =
        @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

    static func replace(in connection: SQLConnection) {
        let functions: [(String, Int32, Function)] = [
            ("instr", 2, { SQLCall($0, $1, $2)?.instr() }), ("replace", 3, { SQLCall($0, $1, $2)?.replace() }),
            ("trim", 1, { SQLCall($0, $1, $2)?.trim(left: true, right: true) }),
            ("trim", 2, { SQLCall($0, $1, $2)?.trim(left: true, right: true) }),
            ("ltrim", 1, { SQLCall($0, $1, $2)?.trim(left: true, right: false) }),
            ("ltrim", 2, { SQLCall($0, $1, $2)?.trim(left: true, right: false) }),
            ("rtrim", 1, { SQLCall($0, $1, $2)?.trim(left: false, right: true) }),
            ("rtrim", 2, { SQLCall($0, $1, $2)?.trim(left: false, right: true) }),
            ("like", 2, { SQLCall($0, $1, $2, blobsMatch: false)?.matches(.like) }),
            ("like", 3, { SQLCall($0, $1, $2, blobsMatch: false)?.matches(.like) }),
            ("glob", 2, { SQLCall($0, $1, $2, blobsMatch: false)?.matches(.glob) }),
        ]
        for (name, arguments, function) in functions {
            sqlite3_create_function_v2(
                connection.handle, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                Unmanaged.passUnretained(connection.clock).toOpaque(), function, nil, nil, nil)
        }
    }
}

/// One call of a function from SQL. NULL among the arguments makes the result NULL.
///
/// Where blobs do not match, one among the first two makes it 0 before that.
private struct SQLCall {
    private let context: OpaquePointer
    private let arguments: [OpaquePointer]

    init?(
        _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?,
        blobsMatch: Bool = true
    ) {
        guard let context, let values else { return nil }
        self.context = context
        arguments = (0..<Int(count)).compactMap { values[$0] }
        if !blobsMatch, arguments.prefix(2).contains(where: { sqlite3_value_type($0) == SQLITE_BLOB }) {
            sqlite3_result_int(context, 0)
            return nil
        }
        if arguments.contains(where: { sqlite3_value_type($0) == SQLITE_NULL }) {
            sqlite3_result_null(context)
            return nil
        }
    }

    private func isBlob(_ index: Int) -> Bool { sqlite3_value_type(arguments[index]) == SQLITE_BLOB }

    private func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_value_text(arguments[index])
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(arguments[index])))
    }

    private func rawBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_value_blob(arguments[index])?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(arguments[index])))
    }

    /// Where the second is in the first, from 1: in bytes of two blobs, else in characters; 0 where it is not.
    func instr() {
        let areBlobs = isBlob(0) && isBlob(1)
        let (text, part) = areBlobs ? (rawBytes(0), rawBytes(1)) : (bytes(0), bytes(1))
        guard let place = SQLSearch(part).first(in: text[...]) else { return sqlite3_result_int64(context, 0) }
        let before = text[..<place]
        let position = areBlobs ? before.count : before.count { $0 & 0xC0 != 0x80 }
        sqlite3_result_int64(context, Int64(position + 1))
    }

    func replace() {
        let (text, part, substitute) = (bytes(0), bytes(1), bytes(2))
        guard !part.isEmpty else { return sqlite3_result_value(context, arguments[0]) }
        var result: [UInt8] = []
        var rest = text[...]
        let search = SQLSearch(part)
        while let place = search.first(in: rest) {
            result += rest[..<place]
            result += substitute
            guard result.count <= Int(SQLLimits.valueBytes) else { return sqlite3_result_error_toobig(context) }
            rest = rest[(place + part.count)...]
        }
        answer(result + rest)
    }

    func trim(left: Bool, right: Bool) {
        let text = String(decoding: bytes(0), as: UTF8.self).unicodeScalars
        let marks = arguments.count > 1 ? Set(String(decoding: bytes(1), as: UTF8.self).unicodeScalars) : [" "]
        var kept = text[...]
        if left { kept = kept.drop(while: marks.contains) }
        while right, let last = kept.last, marks.contains(last) { kept.removeLast() }
        answer(Array(String(kept).utf8))
    }

    /// `like(pattern, text)`, `like(pattern, text, escape)`, `glob(pattern, text)`.
    func matches(_ kind: SQLPattern.Kind) {
        let escape = arguments.count > 2 ? Array(String(decoding: bytes(2), as: UTF8.self).unicodeScalars) : []
        guard arguments.count < 3 || escape.count == 1 else {
            return sqlite3_result_error(context, "ESCAPE expression must be a single character", -1)
        }
        guard bytes(0).count <= 1000 else {
            return sqlite3_result_error(context, "LIKE or GLOB pattern too complex", -1)
        }
        let pattern = SQLPattern(String(decoding: bytes(0), as: UTF8.self), kind, escape: escape.first)
        let clock = Unmanaged<SQLClock>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
        switch pattern.matches(bytes(1), mustStop: { clock.mustStop }) {
        case let found?: sqlite3_result_int(context, found ? 1 : 0)
        case nil: sqlite3_result_error_code(context, SQLITE_INTERRUPT)
        }
    }

    private func answer(_ text: [UInt8]) {
        // SQLITE_TRANSIENT, a macro that does not reach Swift: copy before returning.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        text.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return sqlite3_result_text(context, "", 0, transient) }
            sqlite3_result_text(
                context, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), transient)
        }
    }
}
