import Domain

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

extension DatasetTable {
    /// Of each dataset and document that visible rows quote: dataset, document, rows, oldest and newest date, rows
    /// without a date.
    var sourceAgesSQL: String {
        """
        SELECT t.dataset_id, s.text, count(*), min(nullif(t.as_of, '')), max(t.as_of), count(*) - count(nullif(t.as_of, ''))
        \(visible)
        GROUP BY t.dataset_id, s.id
        """
    }

    /// The accelerators of a row are among `?4`, a JSON array. A price is of its machine type's, as the datasets `?5`
    /// that hold machine types show it.
    ///
    /// - Throws: `.usage` where rows of the table are about no accelerator.
    func acceleratorCondition() throws(BerthError) -> String {
        if let column = column(named: "accelerator") {
            return "\(column.expression) IN (SELECT value FROM json_each(?4))"
        }
        guard name == Self.prices.name else {
            throw BerthError(
                .usage, "\(name) are not by accelerator",
                hints: ["\(Self.byAccelerator.joined(separator: ", ")) and prices are"])
        }
        return """
            EXISTS (
                SELECT 1
                FROM json_each(?5) AS place
                JOIN instances AS i
                    ON i.dataset_id = place.value AND i.provider = t.provider AND i.instance_type = t.instance_type
                WHERE i.accelerator IN (SELECT value FROM json_each(?4))
                    AND NOT EXISTS (
                        SELECT 1
                        FROM json_each(?5) AS higher
                        JOIN instances AS o
                            ON o.dataset_id = higher.value AND o.provider = t.provider
                                AND o.instance_type = t.instance_type
                        WHERE higher.key < place.key))
            """
    }

    private static var byAccelerator: [String] {
        all.filter { $0.column(named: "accelerator") != nil }.map(\.name)
    }
}

extension DatasetColumn {
    /// The column's value in `DatasetTable`'s statements: of a source its text.
    var expression: String { name == "source" ? "s.text" : "t.\(quoted)" }
}
