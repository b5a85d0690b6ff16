import Domain

/// Writes comma-separated values.
public enum CSVFile {
    /// - Throws: `.cannotCreate` or `.readWrite`.
    public static func save(_ rows: some Sequence<[String]>, to path: String) throws {
        try DatasetExport.save(path) { write in
            for cells in rows { try write(cells.map(DatasetExport.cell).joined(separator: ",") + "\n") }
        }
    }
}
