/// Statements that hold the rows of two datasets against each other; see `DatasetTable+SQL`.
extension DatasetTable {
    /// How many rows dataset `?1` has whose key dataset `?2` lacks.
    public var countAddedSQL: String {
        """
        SELECT count(*)
        FROM \(name) AS a
        WHERE a.dataset_id = ?1
          AND NOT EXISTS (SELECT 1 FROM \(name) AS b WHERE b.dataset_id = ?2 AND \(sameKey("a", "b")))
        """
    }

    /// How many rows dataset `?1` has whose key dataset `?2` has with other values.
    public var countChangedSQL: String {
        let differs = columns.map { "a.\($0.quoted) IS NOT b.\($0.quoted)" }.joined(separator: " OR ")
        return """
            SELECT count(*)
            FROM \(name) AS a
            JOIN \(name) AS b ON b.dataset_id = ?2 AND \(sameKey("a", "b"))
            WHERE a.dataset_id = ?1
              AND (\(differs))
            """
    }

    /// How many rows dataset `?1` has whose key one of the datasets `?2`, a JSON array of ids, has too.
    public var countSharedSQL: String {
        """
        SELECT count(*)
        FROM \(name) AS a
        WHERE a.dataset_id = ?1
          AND EXISTS (
              SELECT 1
              FROM \(name) AS b
              WHERE b.dataset_id IN (SELECT value FROM json_each(?2))
                AND \(sameKey("a", "b")))
        """
    }

    /// Amounts of dataset `?2` and `?1` for the keys of both that differ, then the key; nil for a table without amounts.
    var priceMovesSQL: String? {
        guard let amount = columns.first(where: { $0.kind == .usd }) else { return nil }
        return """
            SELECT b.\(amount.quoted), a.\(amount.quoted), \(keyColumns.map { "a.\($0.quoted)" }.joined(separator: ", "))
            FROM \(name) AS a
            JOIN \(name) AS b ON b.dataset_id = ?2 AND \(sameKey("a", "b"))
            WHERE a.dataset_id = ?1
              AND a.\(amount.quoted) <> b.\(amount.quoted)
            """
    }
}
