import Domain

/// The rows of a foreign CSV file, by the names in its first line; read one at a time.
struct ForeignTable {
    /// A row's cells by column; none where the cell is empty or there is no such column.
    struct Row {
        fileprivate let places: [String: Int]
        fileprivate let cells: [CSVCell]

        func callAsFunction(_ column: String) -> String? {
            guard let place = places[column], !cells[place].isEmpty else { return nil }
            return cells[place].string
        }

        func number(_ column: String) -> Double? { self(column).flatMap(Double.init) }
    }

    let file: InputFile
    /// Columns that must be there.
    let columns: [String]
    /// What messages call the format.
    let format: String

    /// Calls `body` with each row, which is valid until it returns.
    ///
    /// - Throws: `.badData` where the file is not well-formed or no line names the columns.
    func forEach(_ body: (Row) throws -> Void) throws {
        var reader = CSVReader(file.content)
        var places: [String: Int] = [:]
        // Reports may hold several tables, one after the other, each with a first line of its own.
        while places.isEmpty {
            guard try advance(&reader) else {
                throw BerthError(
                    .badData,
                    "\(file.name) is no \(format) file: no line names the columns \(columns.joined(separator: ", "))")
            }
            let names = reader.cells.map(\.string)
            guard columns.allSatisfy(names.contains) else { continue }
            places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        }
        let width = reader.cells.count
        while try advance(&reader), reader.cells.count == width {
            try body(Row(places: places, cells: reader.cells))
        }
    }

    private func advance(_ reader: inout CSVReader) throws(BerthError) -> Bool {
        do throws(CSVReader.Malformation) {
            return try reader.next()
        } catch {
            let place = CSVPosition(of: error.offset, in: file.bytes)
            throw BerthError(
                .badData, "\(file.name):\(place.line):\(place.column): found \(error.found), expected \(error.expected)"
            )
        }
    }
}
