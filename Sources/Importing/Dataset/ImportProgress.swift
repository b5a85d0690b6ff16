/// Whoever wants to tell a person how far an import is.
public protocol ImportProgress: Sendable {
    /// A new database is being made at `path`.
    func creating(path: String)
    /// A table has been read.
    func loaded(table: String, rows: Int)
}
