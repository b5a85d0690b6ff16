import Domain

/// Reads the rows of an arrival trace, and says where the first one that is none stands.
struct ArrivalTraceReading: ~Copyable {
    private static let timeNames = ["timestamp", "time", "arrival", "arrived_at", "seconds", "ts", "date"]
    private static let countNames = ["count", "requests", "invocations"]

    private let file: String
    private let bytes: UnsafeRawBufferPointer
    private var reader: CSVReader
    private var timeColumn = 0
    private var countColumn: Int?

    init(_ bytes: UnsafeRawBufferPointer, file: String) {
        self.file = file
        self.bytes = bytes
        reader = CSVReader(bytes)
    }

    mutating func content() throws(BerthError) -> ArrivalTrace.Content {
        var times: [Double] = [], counts: [Double] = [], offsets: [Int] = []
        var isFirst = true
        while try next() {
            if isFirst {
                isFirst = false
                if try takeHeader() { continue }
            }
            times.append(try time())
            offsets.append(reader.rowStart)
            if let countColumn { counts.append(try count(countColumn)) }
        }
        guard !times.isEmpty else {
            throw fault(
                at: 0, found: "no arrivals", expected: "a row for each request, with its time in seconds or ISO 8601")
        }
        if countColumn != nil { return try intervals(times, counts, offsets) }
        times.sort()
        let start = times[0]
        return .times(times.map { $0 - start })
    }

    private mutating func next() throws(BerthError) -> Bool {
        do {
            return try reader.next()
        } catch {
            throw fault(at: error.offset, found: error.found, expected: error.expected)
        }
    }

    /// A first row whose cells are names and no times.
    private mutating func takeHeader() throws(BerthError) -> Bool {
        let names = reader.cells.map { $0.string.lowercased() }
        guard !names.contains(where: { Timestamp.seconds($0) != nil }) else {
            if names.count == 2 { countColumn = 1 }
            return false
        }
        guard let column = names.firstIndex(where: Self.timeNames.contains) ?? (names.count == 1 ? 0 : nil) else {
            throw fault(
                at: 0, found: names.joined(separator: ", ").quoted,
                expected: "a column named \(Self.timeNames.joined(separator: ", ")), or times from the first row on")
        }
        timeColumn = column
        countColumn = names.firstIndex(where: Self.countNames.contains)
        return true
    }

    private mutating func time() throws(BerthError) -> Double {
        let cell = try cell(timeColumn, "a time")
        guard let seconds = Timestamp.seconds(cell.string) else {
            throw fault(
                at: cell.offset, found: cell.string.quoted,
                expected: "a time in seconds, such as 12.75, or in ISO 8601, such as 2026-11-24T09:30:00Z")
        }
        return seconds
    }

    private mutating func count(_ column: Int) throws(BerthError) -> Double {
        let cell = try cell(column, "a count")
        guard let count = Double(cell.string), count >= 0, count.isFinite else {
            throw fault(at: cell.offset, found: cell.string.quoted, expected: "a count of requests, 0 or more")
        }
        return count
    }

    private mutating func cell(_ column: Int, _ what: String) throws(BerthError) -> CSVCell {
        guard column < reader.cells.count, !reader.cells[column].isEmpty else {
            throw fault(
                at: reader.rowStart, found: "a row without \(what)", expected: "\(what) in column \(column + 1)")
        }
        return reader.cells[column]
    }

    /// Counts need to know how long each interval is: from its start to the next one's, all alike.
    private borrowing func intervals(
        _ times: [Double], _ counts: [Double], _ offsets: [Int]
    ) throws(BerthError) -> ArrivalTrace.Content {
        guard times.count > 1, times[1] > times[0] else {
            throw fault(
                at: offsets[min(1, offsets.count - 1)], found: "a count without an interval's length",
                expected: "two rows or more, ascending, the start of each interval in the first column")
        }
        let interval = times[1] - times[0]
        for index in 1..<times.count where abs(times[index] - times[index - 1] - interval) > 0.001 * interval {
            throw fault(
                at: offsets[index], found: "an interval of \(times[index] - times[index - 1]) s",
                expected: "\(interval) s, as the first; a row with 0 where nothing came")
        }
        return .counts(counts, intervalSeconds: interval)
    }

    private borrowing func fault(at offset: Int, found: String, expected: String) -> BerthError {
        let place = CSVPosition(of: offset, in: bytes)
        return BerthError(
            .badData, "\(file):\(place.line):\(place.column): found \(found), expected \(expected)",
            hints: ["docs/simulate.md shows the forms that are read"])
    }
}
