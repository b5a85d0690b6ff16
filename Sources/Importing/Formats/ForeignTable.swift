import Domain

/// The rows of a foreign CSV file, by the names in its first line.
struct ForeignTable {
    let names: [String]
    private let rows: [[String]]

    /// - Parameters:
    ///   - columns: must be there.
    ///   - format: what messages call the format.
    /// - Throws: `.badData` where the file is not well-formed or lacks a column.
    init(_ file: InputFile, columns: [String], format: String) throws(BerthError) {
        var reader = CSVReader(file.content)
        var rows: [[String]] = []
        do throws(CSVReader.Malformation) {
            while try reader.next() { rows.append(reader.cells.map(\.string)) }
        } catch {
            let place = CSVPosition(of: error.offset, in: file.bytes)
            throw BerthError(
                .badData, "\(file.name):\(place.line):\(place.column): found \(error.found), expected \(error.expected)"
            )
        }
        // Reports may hold several tables, one after the other, each with a first line of its own.
        let start = rows.firstIndex { row in columns.allSatisfy(row.contains) }
        guard let start else {
            throw BerthError(
                .badData,
                "\(file.name) is no \(format) file: no line names the columns \(columns.joined(separator: ", "))")
        }
        names = rows[start]
        let width = names.count
        self.rows = Array(rows[(start + 1)...].prefix { $0.count == width })
    }

    /// Calls `body` with each row's cells by column; an empty cell is none.
    func forEach(_ body: (_ cell: (String) -> String?) throws -> Void) rethrows {
        for row in rows {
            try body { name in
                guard let index = names.firstIndex(of: name), !row[index].isEmpty else { return nil }
                return row[index]
            }
        }
    }
}
