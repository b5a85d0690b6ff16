public import Domain
public import GRDB

extension BerthError {
    /// What an error of SQLite's means to a person, and which exit code it has.
    public init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy, "the database \(path) is busy: another process is writing to it",
                hints: ["try again in a moment"])
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = StoreRefusal.damaged(path, detail)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.notPermitted, "not permitted to write to the database \(path): \(detail)")
        case .SQLITE_CANTOPEN:
            self.init(
                .readWrite, "cannot open the database \(path): \(detail)",
                hints: ["SQLite needs to make files beside it: may this user write to that folder?"])
        case .SQLITE_IOERR, .SQLITE_FULL:
            self.init(.readWrite, "cannot read or write the database \(path): \(detail)")
        case .SQLITE_ERROR where detail.hasPrefix("no such "):
            // The schema was checked on opening: somebody has taken a part of it away since it was made.
            self = StoreRefusal.damaged(path, detail)
        default:
            self.init(.internalFault, "a query failed on \(path): \(detail)")
        }
    }
}
