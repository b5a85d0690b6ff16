import Domain
import func Foundation.exp
import func Foundation.log

/// The range around an estimate, as logarithms of factors.
struct LogBand: Sendable {
    private(set) var low: Double
    private(set) var high: Double

    /// A stored interval in expected deviations; without one the answer could be anything that is not negative.
    init(_ row: Efficiency?, deviation: Double) {
        low = row.map { min(0, log($0.low)) * deviation } ?? -.infinity
        high = row.map { max(0, log($0.high)) * deviation } ?? .infinity
    }

    /// Adds what is not known of a part of the time; independent errors add as squares.
    mutating func widen(by row: Efficiency, share: Double) {
        let below = share * log(row.typical / row.low), above = share * log(row.high / row.typical)
        low = -(low * low + below * below).squareRoot()
        high = (high * high + above * above).squareRoot()
    }

    /// The nearer of both ends.
    func within(_ other: LogBand, times: Double) -> LogBand {
        var narrowed = self
        narrowed.low = max(low, other.low * times)
        narrowed.high = min(high, other.high * times)
        return narrowed
    }

    func interval(around value: Double) -> Interval {
        Interval(mean: value, low: value * exp(low), high: value * exp(high))
    }
}
