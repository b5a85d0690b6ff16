public import Domain

/// Somebody's measurements as a CSV file, with the columns of `measurements.csv` in any order; most may be missing.
public enum MeasurementFile {
    /// - Throws: `.notFound`, `.notPermitted` or `.readWrite` of the file; `.badData` where it is no such CSV, with the
    ///   place. A cell that is no number does not fail the file: its row says so in `fault`.
    public static func read(_ path: String) throws(BerthError) -> [MeasuredRow] {
        let file = try MappedFile(path)
        var reader = CSVReader(file)
        func failure(_ found: String, _ expected: String, offset: Int) -> BerthError {
            let place = CSVPosition(of: offset, in: file.bytes)
            return BerthError(
                .badData, "\(path):\(place.line):\(place.column): found \(found), expected \(expected)",
                hints: ["berth schema dataset describes measurements.csv"])
        }
        do {
            guard try reader.next() else {
                throw failure("an empty file", "a first line with column names", offset: 0)
            }
            let names = reader.cells.map { Self.columnName($0.string) }
            if let missing = Self.missing(names) { throw failure("no column \(missing)", "it", offset: 0) }
            var rows: [MeasuredRow] = []
            var lines = LineCounter(file.bytes)
            while try reader.next() {
                var row = MeasuredRow(line: lines.line(of: reader.rowStart))
                for (name, cell) in zip(names, reader.cells) { row.set(name, cell.string) }
                if reader.cells.count > names.count {
                    row.fault = "more cells than columns"
                }
                rows.append(row)
            }
            return rows
        } catch let error as BerthError {
            throw error
        } catch let malformation as CSVReader.Malformation {
            throw failure(malformation.found, malformation.expected, offset: malformation.offset)
        } catch {
            throw BerthError(.readWrite, "cannot read \(path): \(error)")
        }
    }

    private static func columnName(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

    /// The column without which no row could be predicted.
    private static func missing(_ names: [String]) -> String? {
        if let name = ["hardware", "precision"].first(where: { !names.contains($0) }) { return name }
        if !names.contains("latency_ms"), !names.contains("throughput_per_s") {
            return "latency_ms or throughput_per_s"
        }
        return names.contains("model") || names.contains("gflops_per_item") ? nil : "model or gflops_per_item"
    }
}

/// Counts lines as a file is read from its start to its end.
private struct LineCounter {
    private let bytes: UnsafeRawBufferPointer
    private var line = 1
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func line(of place: Int) -> Int {
        while offset < place {
            if bytes[offset] == UInt8(ascii: "\n") { line += 1 }
            offset += 1
        }
        return line
    }
}

extension MeasuredRow {
    fileprivate mutating func set(_ column: String, _ text: String) {
        let text = text.trimmed
        guard !text.isEmpty else { return }
        switch column {
        case "id": id = text
        case "kind": kind = Measurement.Kind(rawValue: text.lowercased())
        case "model": model = text
        case "family": family = text
        case "task": task = text
        case "hardware": hardware = text
        case "hardware_count": hardwareCount = number(text, column)
        case "runtime": runtime = text
        case "precision": precision = text
        case "batch": batch = number(text, column)
        case "input": input = text
        case "gflops_per_item": gigaflopsPerItem = positive(text, column)
        case "parameters_millions": parametersMillions = positive(text, column)
        case "activations_millions": activationsMillions = positive(text, column)
        case "latency_ms": latencyMilliseconds = positive(text, column)
        case "throughput_per_s": throughputPerSecond = positive(text, column)
        case "notes": notes = text
        default: break
        }
    }

    private mutating func number(_ text: String, _ column: String) -> Double? {
        if let value = Double(text), value.isFinite { return value }
        fault = "\(column) is no number"
        return nil
    }

    /// Zero stands for unknown in many tables.
    private mutating func positive(_ text: String, _ column: String) -> Double? {
        guard let value = number(text, column) else { return nil }
        if value < 0 { fault = "\(column) is below 0" }
        return value > 0 ? value : nil
    }
}

extension String {
    fileprivate var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        return String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
