/// Statements over any table of the format.
///
/// The names come from the descriptions in this folder and nowhere else; every value is a parameter.
extension DatasetTable {
    var columnList: String { columns.map(\.quoted).joined(separator: ", ") }

    /// Adds a row: `?1` is the dataset, then the columns in the description's order.
    public var insertSQL: String {
        """
        INSERT INTO \(name) (dataset_id, \(columnList))
        VALUES (?\(String(repeating: ", ?", count: columns.count)))
        """
    }

    /// `a."provider" = b."provider" AND …` over the key.
    func sameKey(_ a: String, _ b: String) -> String {
        keyColumns.map { "\(a).\($0.quoted) = \(b).\($0.quoted)" }.joined(separator: " AND ")
    }

    /// The keys that datasets `?1`, a JSON array of ids, hold.
    public var keysSQL: String {
        """
        SELECT \(keyColumns.map(\.quoted).joined(separator: ", "))
        FROM \(name)
        WHERE dataset_id IN (SELECT value FROM json_each(?1))
        """
    }
}
