/// Whoever wants to tell a person how far an import is.
public protocol ImportProgress: Sendable {
    /// A new database is being made at `path`.
    func creating(path: String)
    /// Rows of a table have been read, `share` of its file.
    ///
    /// - Throws: to give up; nothing is changed then.
    func loading(table: String, rows: Int, share: Double) throws
    /// Something is read that has no rows yet.
    ///
    /// - Throws: to give up.
    func reading() throws
    /// A table has been read.
    func loaded(table: String, rows: Int)
}
