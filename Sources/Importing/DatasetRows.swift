public import Domain

/// The rows of one file of a dataset folder, for what must answer without a database.
public enum DatasetRows {
    /// Cells by column; empty ones are left out.
    ///
    /// - Throws: `.notFound` or `.readWrite` where the file is not there, `.badData` where it is no CSV.
    public static func read(_ table: String, folder: String) throws(BerthError) -> [[String: String]] {
        let path = "\(folder)/\(table).csv"
        let file = try MappedFile(path)
        var reader = CSVReader(file)
        var header: [String] = [], rows: [[String: String]] = []
        do {
            while try reader.next() {
                let cells = reader.cells.map(\.string)
                if header.isEmpty {
                    header = cells
                } else {
                    rows.append(Dictionary(zip(header, cells).filter { !$1.isEmpty }) { first, _ in first })
                }
            }
        } catch {
            throw BerthError(.badData, "\(path) is no CSV: found \(error.found) where \(error.expected) should be")
        }
        return rows
    }
}
