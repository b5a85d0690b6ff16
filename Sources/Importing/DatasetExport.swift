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
    /// Rows as CSV text, first line included, as a list of datasets shows them.
    ///
    /// - Parameters:
    ///   - columns: indexes into the table's columns; nil writes all of them.
    ///   - write: takes the text piece by piece.
    /// - Returns: how many rows.
    @discardableResult
    public static func csv(
        _ query: FactQuery, columns: [Int]? = nil, from store: KnowledgeBase, write: (String) throws -> Void
    ) throws -> Int {
        let columns = columns ?? Array(query.table.columns.indices)
        var text = line(columns.map { query.table.columns[$0].name })
        var count = 0
        try store.reading { store in
            let cursor = try store.facts(query)
            while let row = try cursor.next() {
                text += line(columns.map { row.values[$0].plain ?? "" })
                count += 1
                guard text.utf8.count >= 1 << 16 else { continue }
                try write(text)
                text = ""
            }
        }
        try write(text)
        return count
    }

    /// A folder with `dataset.yaml` and a CSV file for each table that the dataset has rows of.
    ///
    /// - Throws: `.cannotCreate` where the folder or a file in it cannot be written, or where something is in it.
    /// - Returns: the rows of each table.
    public static func folder(
        _ path: String, of record: DatasetRecord, from store: KnowledgeBase
    ) throws -> [(table: String, rows: Int)] {
        guard mkdir(path, 0o777) == 0 || FileBytes.isFolder(path) else {
            throw BerthError(.cannotCreate, "cannot create the folder \(path): \(String(cString: strerror(errno)))")
        }
        guard try FileBytes.names(in: path).isEmpty else {
            throw BerthError(.cannotCreate, "\(path) is not empty", hints: ["name a new folder with --out"])
        }
        try save(path + "/dataset.yaml") { try $0(yaml(record)) }
        return try DatasetTable.all.filter { record.rows[$0.name] ?? 0 > 0 }.map { table in
            var rows = 0
            try save("\(path)/\(table.name).csv") { write in
                rows = try csv(
                    FactQuery(table: table, datasets: [record.dataset], limit: .max), from: store, write: write)
            }
            return (table.name, rows)
        }
    }

    /// Cells as a line of CSV.
    public static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\n"
    }

    /// Quoted where a reader would otherwise take it for more than one cell.
    static func cell(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    private static func yaml(_ record: DatasetRecord) -> String {
        let lines = [
            ("schema", DatasetDescription.schema), ("name", record.dataset.name), ("layer", record.dataset.layer),
            ("as_of", record.dataset.asOf), ("source", record.source), ("licence", record.licence),
            ("description", record.description),
        ]
        return lines.map { key, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(key): \"\(escaped)\"\n"
        }.joined()
    }

    static func save(_ path: String, _ body: ((String) throws -> Void) throws -> Void) throws {
        guard let file = fopen(path, "w") else {
            throw BerthError(.cannotCreate, "cannot create \(path): \(String(cString: strerror(errno)))")
        }
        var isSaved = true
        do {
            try body { text in
                var text = text
                let count = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) }
                if count < text.utf8.count { isSaved = false }
            }
        } catch {
            fclose(file)
            throw error
        }
        guard fclose(file) == 0, isSaved else { throw BerthError(.readWrite, "cannot write \(path)") }
    }
}
