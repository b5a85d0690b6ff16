import Domain
public import KnowledgeBase

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes facts back out as the dataset that they would be imported from.
public enum DatasetExport {
    /// Rows read at a time.
    private static let pageSize = 10_000

    /// One table as CSV text, first line included, as a list of datasets shows it.
    ///
    /// - Parameter write: takes the text piece by piece.
    /// - Returns: how many rows.
    public static func csv(_ query: FactQuery, from store: KnowledgeBase, write: (String) throws -> Void) throws -> Int
    {
        var query = query
        query.limit = pageSize
        query.offset = 0
        try write(query.table.columns.map(\.name).joined(separator: ",") + "\n")
        var count = 0
        while true {
            let page = try store.facts(query)
            let lines = page.rows.map { row in row.values.map { cell($0.plain ?? "") }.joined(separator: ",") + "\n" }
            try write(lines.joined())
            count += page.rows.count
            query.offset += pageSize
            if page.rows.count < pageSize { return count }
        }
    }

    /// A folder with `dataset.yaml` and a CSV file for each table that has rows.
    ///
    /// - Throws: `.cannotCreate` where the folder or a file in it cannot be written.
    /// - Returns: the rows of each table.
    public static func folder(
        _ path: String, describedAs description: DatasetDescription, tables: [DatasetTable] = DatasetTable.all,
        from store: KnowledgeBase, filteredBy query: (DatasetTable) -> FactQuery
    ) throws -> [(table: String, rows: Int)] {
        guard mkdir(path, 0o777) == 0 || FileBytes.isFolder(path) else {
            throw BerthError(.cannotCreate, "cannot create the folder \(path): \(String(cString: strerror(errno)))")
        }
        try save(path + "/dataset.yaml") { try $0(yaml(description)) }
        var written: [(String, Int)] = []
        for table in tables {
            guard try store.facts(query(table).limited(to: 0)).total > 0 else { continue }
            var rows = 0
            try save("\(path)/\(table.name).csv") { write in
                rows = try csv(query(table), from: store, write: write)
            }
            written.append((table.name, rows))
        }
        return written
    }

    /// Quoted where a reader would otherwise take it for more than one cell.
    static func cell(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    private static func yaml(_ description: DatasetDescription) -> String {
        let lines = [
            ("schema", DatasetDescription.schema), ("name", description.name), ("layer", description.layer),
            ("as_of", description.asOf), ("source", description.source), ("licence", description.licence),
            ("description", description.description),
        ]
        return lines.map { key, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(key): \"\(escaped)\"\n"
        }.joined()
    }

    private static func save(_ path: String, _ body: ((String) throws -> Void) throws -> Void) throws {
        guard let file = fopen(path, "w") else {
            throw BerthError(.cannotCreate, "cannot create \(path): \(String(cString: strerror(errno)))")
        }
        var isSaved = true
        do {
            try body { text in if fputs(text, file) < 0 { isSaved = false } }
        } catch {
            fclose(file)
            throw error
        }
        guard fclose(file) == 0, isSaved else { throw BerthError(.readWrite, "cannot write \(path)") }
    }
}

extension FactQuery {
    fileprivate func limited(to limit: Int) -> FactQuery {
        var query = self
        query.limit = limit
        return query
    }
}
