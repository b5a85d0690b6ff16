public import Domain

/// Recorded arrivals: a time for each request, or a count for each interval.
public struct ArrivalTrace: Sendable, Equatable {
    public enum Content: Sendable, Equatable {
        /// Seconds from the first, ascending.
        case times([Double])
        /// Requests of each interval.
        case counts([Double], intervalSeconds: Double)
    }

    public let content: Content

    /// How many requests the record holds.
    public var requests: Double {
        switch content {
        case .times(let times): Double(times.count)
        case .counts(let counts, _): counts.reduce(0, +)
        }
    }

    /// From the first to the last.
    public var seconds: Double {
        switch content {
        case .times(let times): times.last ?? 0
        case .counts(let counts, let interval): Double(counts.count) * interval
        }
    }

    /// Reads a CSV file: a column of times (seconds, or ISO 8601), with or without a header, in any order; and perhaps a
    /// column of counts, whose times are then the starts of intervals of one length.
    ///
    /// - Throws: `.notFound`, `.notPermitted`, `.readWrite`, or `.badData` with file, line and column.
    public init(path: String) throws(BerthError) {
        let file = try MappedFile(path)
        try self.init(file.bytes, file: path)
    }

    init(_ bytes: UnsafeRawBufferPointer, file: String) throws(BerthError) {
        var reading = ArrivalTraceReading(bytes, file: file)
        content = try reading.content()
    }
}
