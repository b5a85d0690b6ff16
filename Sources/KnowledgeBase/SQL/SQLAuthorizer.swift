import GRDBSQLite

/// Lets a statement read and nothing else, at the moment it is compiled.
///
/// What is not on a list is refused: a later SQLite may do things that today's does not.
final class SQLAuthorizer {
    /// What was refused last, in words.
    private(set) var refusal: String?

    func forget() { refusal = nil }

    func guardConnection(_ handle: OpaquePointer) {
        sqlite3_set_authorizer(
            handle,
            { authorizer, action, first, second, _, _ in
                guard let authorizer else { return SQLITE_DENY }
                let judge = Unmanaged<SQLAuthorizer>.fromOpaque(authorizer).takeUnretainedValue()
                return judge.allows(
                    action, first.map { String(cString: $0) }, second.map { String(cString: $0) })
                    ? SQLITE_OK : SQLITE_DENY
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return true
        case SQLITE_FUNCTION where Self.functions.contains(second?.lowercased() ?? ""): return true
        case SQLITE_PRAGMA where Self.isQuestion(first?.lowercased() ?? "", argument: second): return true
        default:
            refusal = refusal ?? Self.words(action, first, second)
            return false
        }
    }

    /// A pragma asks something, or it sets something when it is given an argument.
    private static func isQuestion(_ pragma: String, argument: String?) -> Bool {
        questions.contains(pragma) || argument == nil && settings.contains(pragma)
    }

    private static func words(_ action: Int32, _ first: String?, _ second: String?) -> String {
        // Statements about the schema are writes to its table.
        if let first, ["sqlite_master", "sqlite_temp_master", "sqlite_schema"].contains(first) {
            return "a change of the schema"
        }
        return switch action {
        case SQLITE_FUNCTION: "the function \(second ?? "")"
        case SQLITE_PRAGMA: "PRAGMA \(first ?? "")\(second.map { " = \($0)" } ?? "")"
        case SQLITE_INSERT: "INSERT INTO \(first ?? "")"
        case SQLITE_UPDATE: "UPDATE of \(first ?? "")"
        case SQLITE_DELETE: "DELETE FROM \(first ?? "")"
        case SQLITE_TRANSACTION: "a transaction (\(first ?? ""))"
        case SQLITE_SAVEPOINT: "a savepoint"
        case SQLITE_ATTACH: "ATTACH"
        case SQLITE_DETACH: "DETACH"
        case SQLITE_REINDEX: "REINDEX"
        case SQLITE_ANALYZE: "ANALYZE"
        default: "a change of the schema"
        }
    }
}
