/// Statements that show a table as a list of datasets shows it; see `DatasetTable+SQL`.
extension DatasetTable {
    /// The datasets, `?1`, with their precedence, and what rows of them are seen through those above.
    private var visible: String {
        """
        FROM json_each(?1) AS holder
        JOIN \(name) AS t ON t.dataset_id = holder.value
        JOIN sources AS s ON s.id = t.source_id
        WHERE NOT EXISTS (
            SELECT 1
            FROM json_each(?1) AS above
            JOIN \(name) AS o ON o.dataset_id = above.value AND \(sameKey("t", "o"))
            WHERE above.key < holder.key)
        """
    }

    /// The rows that satisfy `conditions`: dataset, the dataset hidden below, then the columns.
    func factsSQL(_ conditions: [String]) -> String {
        """
        SELECT t.dataset_id, (
            SELECT below.value
            FROM json_each(?1) AS below
            JOIN \(name) AS o ON o.dataset_id = below.value AND \(sameKey("t", "o"))
            WHERE below.key > holder.key
            ORDER BY below.key
            LIMIT 1
        ), \(columns.map(\.expression).joined(separator: ", "))
        \(visible)
        \(conditions.map { "AND \($0)" }.joined(separator: "\n"))
        ORDER BY \(keyColumns.map(\.expression).joined(separator: ", "))
        LIMIT ?2 OFFSET ?3
        """
    }

    func countSQL(_ conditions: [String]) -> String {
        """
        SELECT count(*)
        \(visible)
        \(conditions.map { "AND \($0)" }.joined(separator: "\n"))
        """
    }
}

extension DatasetColumn {
    /// The column's value in `DatasetTable`'s statements: of a source its text.
    var expression: String { name == "source" ? "s.text" : "t.\(quoted)" }
}
