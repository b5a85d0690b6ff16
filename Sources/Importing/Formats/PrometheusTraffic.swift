import Domain
import KnowledgeBase

/// A Prometheus range query (`/api/v1/query_range`) of a request rate, or Grafana's answer to one (`/api/ds/query`, a panel's
/// query inspector), as the traffic of a workload file.
///
/// The rates of all series at one time add up. Hours are those of UTC: of a week, from Monday, where the query spans one,
/// else of a day.
public struct PrometheusTraffic: Sendable {
    public static let format = "prometheus"
    private static let hour = 3600.0

    /// Requests a second.
    public let average: Double
    public let peak: Double
    /// Mean rate of each hour of the day, or of the week.
    public let hourly: [Double]
    private let source: String

    /// - Parameter path: `-` for standard input.
    /// - Throws: `.badData` where the file is no answer to a range query, or spans less than a day.
    public init(path: String) throws {
        let file = try InputFile(path)
        var reader = JSONReader(file.content)
        let answer: JSONTree
        do {
            answer = try reader.value()
            try reader.end()
        } catch let fault as JSONReader.Fault {
            throw BerthError(.badData, "\(file.name) is no JSON: found \(fault.found), expected \(fault.expected)")
        }
        if let frames = GrafanaFrames(answer) {
            try self.init(frames.rates, name: file.name)
            return
        }
        guard answer["status"].text == "success", answer[path: "data", "resultType"].text == "matrix" else {
            throw BerthError(
                .badData,
                "\(file.name) is no answer to a range query"
                    + (answer["error"].text.map { ": " + $0 } ?? ""),
                hints: ["curl '…/api/v1/query_range?query=sum(rate(http_requests_total[5m]))&start=…&end=…&step=300'"])
        }
        let series = answer[path: "data", "result"].list
        if let counter = series.lazy.compactMap({ $0[path: "metric", "__name__"].text }).first(where: Self.isCounter) {
            throw BerthError(
                .badData, "\(file.name) holds the counter \(counter), not a rate of requests",
                hints: ["ask for sum(rate(\(counter)[5m]))"])
        }
        try self.init(Self.rates(series), name: file.name)
    }

    /// By the custom of Prometheus; a rate of a counter has lost its name.
    private static func isCounter(_ name: String) -> Bool {
        ["_total", "_count", "_sum", "_bucket"].contains(where: name.hasSuffix)
    }

    /// The sum of all series by time, in seconds since 1970.
    private static func rates(_ series: [JSONTree]) -> [Double: Double] {
        var rates: [Double: Double] = [:]
        for sample in series.flatMap({ $0["values"].list }) {
            guard sample.list.count == 2, let time = sample.list[0].number, let rate = sample.list[1].number else {
                continue
            }
            rates.add(rate, at: time)
        }
        return rates
    }

    private init(_ rates: [Double: Double], name: String) throws(BerthError) {
        source = name
        let times = rates.keys.sorted()
        guard let first = times.first, let last = times.last, last - first >= 23 * Self.hour else {
            throw BerthError(
                .badData, "\(name) spans less than a day, which is no load profile",
                hints: ["ask for a week, or at least a day"])
        }
        // 1970-01-01 was a Thursday, three days after a Monday.
        let span = last - first >= 167 * Self.hour ? 168 : 24
        let start = span == 168 ? 72 : 0
        var sums = [Double](repeating: 0, count: span), counts = sums
        for (time, rate) in rates {
            let slot = (Int((time / Self.hour).rounded(.down)) + start) % span
            sums[slot] += rate
            counts[slot] += 1
        }
        guard !counts.contains(0) else {
            throw BerthError(
                .badData, "\(name) has no samples for some hours", hints: ["ask with a step of an hour or less"])
        }
        hourly = zip(sums, counts).map { $0 / $1 }
        average = hourly.reduce(0, +) / Double(span)
        peak = rates.values.max() ?? 0
        guard average > 0 else { throw BerthError(.badData, "\(name) holds no requests") }
    }

    /// The `traffic` of a workload file.
    public var yaml: String {
        let numbers = hourly.map { Self.short($0) }
        let lines = stride(from: 0, to: numbers.count, by: 12).map { numbers[$0..<($0 + 12)].joined(separator: ", ") }
        return """
            # Hours of UTC, from \(source).
            traffic:
              average_rps: \(Self.short(average))
              peak_rps: \(Self.short(peak))
              shape:
                hourly: [\(lines.joined(separator: ",\n         "))]

            """
    }

    /// Four significant digits.
    private static func short(_ value: Double) -> String {
        guard value > 0 else { return "0" }
        var scale = 1.0
        while value * scale < 1000, scale < 1e9 { scale *= 10 }
        return ((value * scale).rounded() / scale).plain
    }
}

extension [Double: Double] {
    /// Adds a rate at a time in seconds since 1970; NaN marks a gap, and times are of this millennium or the last.
    mutating func add(_ rate: Double, at time: Double) {
        guard rate.isFinite, rate >= 0, (0..<1e11).contains(time) else { return }
        self[time, default: 0] += rate
    }
}
