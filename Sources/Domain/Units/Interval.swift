/// A figure with the range that holds it nine times in ten.
public struct Interval: Hashable, Sendable, Codable {
    public let mean: Double
    public let low: Double
    public let high: Double

    /// - Precondition: `low ≤ mean ≤ high`.
    public init(mean: Double, low: Double, high: Double) {
        self.mean = mean
        self.low = low
        self.high = high
    }

    public static func exactly(_ value: Double) -> Interval {
        Interval(mean: value, low: value, high: value)
    }

    /// The width as `high ÷ low`; 1 for a certain figure.
    public var ratio: Double { low > 0 ? high / low : .infinity }

    /// The interval of `map(x)` for a monotone `map`, which may turn it round.
    public func map(_ map: (Double) -> Double) -> Interval {
        let ends = (map(low), map(high))
        return Interval(mean: map(mean), low: min(ends.0, ends.1), high: max(ends.0, ends.1))
    }
}
