import Domain
import GRDB
import KnowledgeBase

/// Reads one table's file into its loader.
struct DatasetTableReading {
    let database: Database
    let dataset: Int64
    /// Datasets whose rows this one's may name.
    let visible: [Dataset]
    let description: DatasetDescription
    let rates: [String: Double]
    let sources: DatasetSourceNames
    let progress: (any ImportProgress)?

    /// Rows between two reports of progress.
    private static let reportInterval = 5_000

    /// - Returns: how many rows were stored.
    func load(
        _ content: DatasetFiles.Content, _ faults: inout DatasetFaults, _ hash: inout ContentHash
    ) throws -> Int {
        switch content {
        case .csv(let table, let file, let name): try loadCSV(table, file, name, &faults, &hash)
        case .rows(let table, let rows, let name): try loadRows(table, rows, name, &faults, &hash)
        }
    }

    private func loadCSV(
        _ table: DatasetTable, _ file: InputFile, _ name: String, _ faults: inout DatasetFaults,
        _ hash: inout ContentHash
    ) throws -> Int {
        if let encoding = file.bytes.foreignEncoding {
            faults.add(
                DatasetFault(
                    file: name, line: 0, column: 0, found: "text in \(encoding)", expected: "text in UTF-8",
                    hint: "save the file as UTF-8"))
            return 0
        }
        var reader = CSVReader(file.content)
        let locate = { CSVPosition(of: $0, in: file.bytes) }
        do {
            guard try reader.next() else {
                faults.add(
                    DatasetFault(
                        file: name, line: 0, column: 0, found: "an empty file",
                        expected: "a first line with column names"))
                return 0
            }
            let header = DatasetHeader(
                reader.cells.map { ($0.string, locate($0.offset)) }, table: table, rates: rates, file: name,
                faults: &faults)
            guard let header else { return 0 }
            hash.add([table.name] + reader.cells.map { table.column(readAs: $0.string)?.name ?? $0.string })
            let loader = try makeLoader(table, name, header, faults, locate)
            defer { faults = loader.faults }
            var untilReport = Self.reportInterval
            while !loader.faults.isFull, try reader.next() {
                hash.add(reader.cells)
                try loader.load(reader.cells, start: reader.rowStart)
                untilReport -= 1
                if untilReport == 0 {
                    untilReport = Self.reportInterval
                    try progress?.loading(
                        table: table.name, rows: loader.rows,
                        share: Double(reader.rowStart) / Double(file.bytes.count))
                }
            }
            try loader.finish { try learn($0) }
            return loader.rows
        } catch let malformation as CSVReader.Malformation {
            let place = locate(malformation.offset)
            faults.add(
                DatasetFault(
                    file: name, line: place.line, column: place.column, found: malformation.found,
                    expected: malformation.expected))
            return 0
        }
    }

    private func loadRows(
        _ table: DatasetTable, _ rows: [DatasetDocument.Row], _ name: String, _ faults: inout DatasetFaults,
        _ hash: inout ContentHash
    ) throws -> Int {
        var names: [(String, CSVPosition)] = []
        for value in rows.lazy.flatMap(\.values) where !names.contains(where: { $0.0 == value.column }) {
            names.append((value.column, value.position))
        }
        guard let header = DatasetHeader(names, table: table, rates: rates, file: name, faults: &faults) else {
            return 0
        }
        let places = rows.flatMap { [$0.position] + $0.values.map(\.position) }
        let loader = try makeLoader(table, name, header, faults) { places[$0] }
        defer { faults = loader.faults }
        hash.add([table.name] + names.map { table.column(readAs: $0.0)?.name ?? $0.0 })
        var start = 0
        for row in rows where !loader.faults.isFull {
            try load(row, names.map(\.0), start: start, loader, &hash)
            start += row.values.count + 1
        }
        try loader.finish { try learn($0) }
        return loader.rows
    }

    /// Lays a row's texts out in memory, as a file would have them.
    private func load(
        _ row: DatasetDocument.Row, _ names: [String], start: Int, _ loader: DatasetTableLoader,
        _ hash: inout ContentHash
    ) throws {
        let texts = names.map { name in
            row.values.enumerated().last { $0.element.column == name }.map { ($0.element.text, $0.offset + 1) } ?? (
                "", 0
            )
        }
        let arena = texts.flatMap { Array($0.0.utf8) }
        try arena.withUnsafeBytes { bytes in
            var from = 0
            let cells = texts.map { text, place in
                let size = text.utf8.count
                defer { from += size }
                return CSVCell(
                    text: UnsafeRawBufferPointer(rebasing: bytes[from..<(from + size)]), offset: start + place,
                    hasNonASCII: true, hasControl: text.utf8.contains { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 })
            }
            hash.add(cells)
            try loader.load(cells, start: start)
        }
    }

    private func makeLoader(
        _ table: DatasetTable, _ name: String, _ header: DatasetHeader, _ faults: DatasetFaults,
        _ locate: @escaping (Int) -> CSVPosition
    ) throws -> DatasetTableLoader {
        let source = try sources.id(of: description.source)
        let columns = header.columns
        let steps = table.columns.enumerated().map { index, column in
            DatasetColumnStep(
                column, cell: columns.firstIndex(of: column.name), factor: header.factors[column.name],
                parameter: Int32(index + 2), in: table,
                sourceID: source, asOf: description.asOf)
        }
        let checks = table.columns.compactMap { column -> DatasetReferenceCheck? in
            guard let reference = column.reference, columns.contains(column.name) else { return nil }
            return DatasetReferenceCheck(
                reference, steps: reference.columns.compactMap { name in steps.firstIndex { $0.column.name == name } },
                in: table)
        }
        for check in checks { try learn(check) }
        return DatasetTableLoader(
            table: table, file: name, columns: columns, dataset: dataset, steps: steps, references: checks,
            insert: try SQLStatement(table.insertSQL, in: database), sources: sources, faults: faults, locate: locate)
    }

    private func learn(_ check: DatasetReferenceCheck) throws {
        guard let table = DatasetTable.named(check.reference.table) else { return }
        let statement = try SQLStatement(table.keysSQL, in: database)
        statement.bind(1, "[" + ([dataset] + visible.map(\.id)).map(String.init).joined(separator: ",") + "]")
        try check.learn(statement)
    }
}
